namespace ServiceBot.Data;

/// <summary>What was committed, in this process or another: it only says where there is something new to read.</summary>
internal sealed class Announcements
{
    /// <summary>The id of a web conversation, or what else has changed; null when some were missed, and everything may have news.</summary>
    public event Action<string?>? Heard;

    public void Pass(string? news) => Heard?.Invoke(news);
}
