using System.Text;

namespace ServiceBot.Delivery;

/// <summary>What is to be done about a message. The channel's answers are read by the table Microsoft publishes for bots in Teams.</summary>
internal abstract record Verdict
{
    /// <summary>The channel has it.</summary>
    internal sealed record Sent(string? ActivityId) : Verdict;

    /// <summary>It waits and is tried again.</summary>
    internal sealed record Again(DateTimeOffset NotBefore, string Problem, bool Ambiguous = false) : Verdict;

    /// <summary>What was to be edited is gone.</summary>
    internal sealed record PostAnew : Verdict;

    /// <summary>The conversation is served at another host.</summary>
    internal sealed record Elsewhere(string ServiceUrl) : Verdict;

    /// <summary>Nobody there wants to hear the bot.</summary>
    internal sealed record Blocked(string Problem) : Verdict;

    /// <summary>Nobody there wanted to hear the bot, and nothing has come from there since.</summary>
    internal sealed record Cancelled : Verdict;

    internal sealed record Expired : Verdict;

    /// <summary>An operator must look.</summary>
    internal sealed record Dead(string Problem, bool Ambiguous = false) : Verdict;

    /// <summary>The words by which Teams says that it is no use until somebody writes from there.</summary>
    public static readonly string[] BlockingCodes =
        ["ConversationBlockedByUser", "BotDisabledByAdmin", "MessageWritesBlocked", "BotNotInConversationRoster"];

    /// <summary>The word by which Teams says that a conversation belongs to its cloud for the US government.</summary>
    public const string WrongHostCode = "InvalidBotApiHost";

    /// <returns>What is clear without an attempt; null when one must be made.</returns>
    public static Verdict? Before(Claim claim, DateTimeOffset now, DeliveryOptions options) => claim switch
    {
        { IsBlocked: true } => new Cancelled(),
        { GoodUntil: { } until } when until <= now => new Expired(),
        { IsTooAmbiguous: true } => new Dead("it may have arrived: twice the program ended while it was being sent", Ambiguous: true),
        { Activity: null, ActivityId: null } => new Sent(null),
        { Activity: { } activity } when Encoding.UTF8.GetByteCount(activity) is var size && size > options.LargestMessage =>
            new Dead($"it has {size} bytes, and the channel takes at most {options.LargestMessage}"),
        _ => null,
    };

    /// <param name="tried">How often it was tried by now.</param>
    public static Verdict After(Claim claim, Attempt attempt, int tried, DateTimeOffset now, DeliveryOptions options) => attempt switch
    {
        { Outcome: AttemptOutcome.Accepted } => new Sent(attempt.ActivityId ?? claim.ActivityId),
        { Outcome: AttemptOutcome.NotSent } or { IsBusy: true } => Later(claim, attempt, tried, now, options),
        { IsBroken: true } => claim.IsPost ? Unsure(claim, attempt, now, options) : Later(claim, attempt, tried, now, options),
        { Status: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status501NotImplemented }
            when claim.Activity is null => new Sent(null),
        { Status: StatusCodes.Status404NotFound } when !claim.IsPost => new PostAnew(),
        { Status: StatusCodes.Status401Unauthorized } => new Dead($"{attempt.Problem}: the channel does not know the bot; check its app id and secret"),
        { Status: StatusCodes.Status403Forbidden, Code: WrongHostCode } when claim.ServiceUrl != options.GovernmentUrl => new Elsewhere(options.GovernmentUrl),
        { Status: StatusCodes.Status403Forbidden, Code: { } code } when BlockingCodes.Contains(code) => new Blocked(code),
        { Status: >= 300 and < 400 } => new Dead($"{attempt.Problem}: the channel points elsewhere, where nothing is sent"),
        _ => new Dead(attempt.Problem),
    };

    private static Verdict Later(Claim claim, Attempt attempt, int tried, DateTimeOffset now, DeliveryOptions options)
    {
        var at = now + (attempt.RetryAfter ?? options.RestAfter(tried / 3));
        return at - claim.CreatedAt > options.GiveUpAfter
            ? new Dead($"given up after {options.GiveUpHours} hours: {attempt.Problem}")
            : new Again(at, attempt.Problem);
    }

    /// <summary>It may be there already. It is repeated once: said twice is better than not at all, and twice is enough.</summary>
    private static Verdict Unsure(Claim claim, Attempt attempt, DateTimeOffset now, DeliveryOptions options) => claim.IsAmbiguous
        ? new Dead($"it may have arrived: {attempt.Problem}", Ambiguous: true)
        : new Again(now + (attempt.RetryAfter ?? options.RestAfter(1)), attempt.Problem, Ambiguous: true);
}
