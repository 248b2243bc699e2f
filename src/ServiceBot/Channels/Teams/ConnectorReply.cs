using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>What a connector answered to a question: the value, or that it refuses, or that it could not be reached.</summary>
internal sealed record ConnectorReply<T> where T : class
{
    /// <summary>Null unless it was answered in full.</summary>
    public T? Value { get; private init; }

    /// <summary>The HTTP status of a refusal; 0 where there was none.</summary>
    public int Status { get; private init; }

    /// <summary>The channel's own word for why it refused, where it is one that matters.</summary>
    public string? Code { get; private init; }

    /// <summary>It will pass: it was not reached, or was busy, or broke; ask again later.</summary>
    public bool IsTrouble { get; private init; }

    /// <summary>How long the channel wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>For whoever must look into it.</summary>
    public string Problem { get; private init; } = "";

    public static ConnectorReply<T> Of(T value) => new() { Value = value };

    public static ConnectorReply<T> Of(Attempt failed) => new()
    {
        Status = failed.Status,
        Code = failed.Code,
        IsTrouble = failed.IsTrouble || failed.IsBusy,
        RetryAfter = failed.RetryAfter,
        Problem = failed.Problem,
    };
}
