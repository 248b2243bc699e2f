namespace ServiceBot.Data;

/// <summary>What was committed to web conversations, in this process or another: it only says where there is something new to read.</summary>
internal sealed class Announcements
{
    /// <summary>The id of a conversation; null when some were missed, and every conversation may have news.</summary>
    public event Action<string?>? Heard;

    public void Pass(string? conversation) => Heard?.Invoke(conversation);
}
