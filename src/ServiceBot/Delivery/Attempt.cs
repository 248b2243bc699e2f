namespace ServiceBot.Delivery;

/// <summary>What became of one attempt to send, as far as it can be known.</summary>
internal sealed record Attempt(AttemptOutcome Outcome)
{
    /// <summary>The channel's id of the message, where it gave one.</summary>
    public string? ActivityId { get; private init; }

    /// <summary>The HTTP status of a refusal.</summary>
    public int Status { get; private init; }

    /// <summary>The channel's own word for why it refused, where it is one that matters.</summary>
    public string? Code { get; private init; }

    /// <summary>How long the channel wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>For whoever must look into it.</summary>
    public string Problem { get; private init; } = "";

    public static Attempt Accepted(string? activityId) => new(AttemptOutcome.Accepted) { ActivityId = activityId };

    public static Attempt Refused(int status, string? code = null, TimeSpan? retryAfter = null) => new(AttemptOutcome.Refused)
    {
        Status = status,
        Code = code,
        RetryAfter = retryAfter,
        Problem = code is null ? $"HTTP {status}" : $"HTTP {status} {code}",
    };

    /// <summary>It must not go there at all.</summary>
    public static Attempt Forbidden(string problem) => new(AttemptOutcome.Refused) { Problem = problem };

    public static Attempt NotSent(string problem, TimeSpan? retryAfter = null) => new(AttemptOutcome.NotSent) { Problem = problem, RetryAfter = retryAfter };

    public static Attempt Unknown(string problem) => new(AttemptOutcome.Unknown) { Problem = problem };

    /// <summary>It will pass, and certainly nothing was accepted.</summary>
    public bool IsBusy => Status is StatusCodes.Status412PreconditionFailed or StatusCodes.Status429TooManyRequests;

    /// <summary>The service or something in front of it broke while it had the message; 500 alone says that the message itself is the trouble.</summary>
    public bool IsBroken => Outcome == AttemptOutcome.Unknown
        || Status is StatusCodes.Status408RequestTimeout or >= StatusCodes.Status502BadGateway;

    /// <summary>Whether the service itself is in trouble, so that others had better not try it either.</summary>
    public bool IsTrouble => Outcome == AttemptOutcome.NotSent || IsBroken;
}

internal enum AttemptOutcome
{
    /// <summary>The channel has it.</summary>
    Accepted,

    /// <summary>The channel answered that it has not.</summary>
    Refused,

    /// <summary>It never left: no connection came about.</summary>
    NotSent,

    /// <summary>It left, and what became of it nobody said.</summary>
    Unknown,
}
