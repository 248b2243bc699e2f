namespace ServiceBot.Channels.Teams;

/// <summary>The token by which the connector knows the bot, or why there is none.</summary>
internal sealed record BotToken
{
    public string? Value { get; private init; }

    /// <summary>What went wrong, in a word of ours: what others say about it may hold more than a log should.</summary>
    public string Problem { get; private init; } = "";

    /// <summary>The names of the settings to check.</summary>
    public string Settings { get; private init; } = "";

    /// <summary>How long whoever gives tokens wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static BotToken Of(string value) => new() { Value = value };

    public static BotToken None(string problem, string settings, TimeSpan? retryAfter = null) =>
        new() { Problem = problem, Settings = settings, RetryAfter = retryAfter };

    /// <summary>A record would write out the token.</summary>
    public override string ToString() => Value is null ? Problem : "a token";
}
