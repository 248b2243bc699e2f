using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Whether the channel elsewhere takes this program for the bot that it says it is, as far as this process has seen.</summary>
internal sealed class Registration(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private RegistrationTrouble? _trouble;

    /// <summary>Null while nothing is wrong with it.</summary>
    public RegistrationTrouble? Trouble
    {
        get
        {
            lock (_lock)
                return _trouble;
        }
    }

    public void Works()
    {
        lock (_lock)
            _trouble = null;
    }

    /// <param name="settings">The names of those to check.</param>
    public void Fails(string settings)
    {
        lock (_lock)
            _trouble = new RegistrationTrouble(_trouble?.Since ?? clock.GetInstant(), settings);
    }
}

internal sealed record RegistrationTrouble(DateTimeOffset Since, string Settings);
