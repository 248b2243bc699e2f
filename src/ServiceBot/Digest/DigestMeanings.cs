namespace ServiceBot.Digest;

/// <param name="Name">As it stands in the post.</param>
internal sealed record DigestMeaning(string Name, string Text);

/// <summary>What the figures of a post mean, on one press. There are seven at most.</summary>
internal static class DigestMeanings
{
    public const int Most = 7;

    private static readonly DigestMeaning Morale = new(
        "Morale", "The middle of what people answered when they were asked how work was, from 0 to 100 and rounded. It comes from a batch that is closed, of five people or more.");

    private static readonly DigestMeaning Moments = new(
        "Moments", "What was noted of customers: above average, fine, and let-downs. Every case that was opened is a let-down.");

    private static readonly DigestMeaning TurnedRound = new(
        "Turned round", "Let-downs that are fixed, where the customer says so. What the owner thinks is no proof, and within 7 days the customer may still come again.");

    private static readonly DigestMeaning TimeToOwn = new(
        "Time to own", "From the report of a case to its first owner: half took less, half took more. Cases that nobody owns are in the number behind it, not in the middle.");

    private static readonly DigestMeaning Repeats = new(
        "Repeat contacts", "Of the problems fixed 7 to 14 days ago: how many customers had to come again within 7 days. Only customers who are recognised count.");

    private static readonly DigestMeaning SecondFailures = new(
        "Second failures", "Customers who were let down again after we had said that it was fixed. It is always shown.");

    public static readonly IReadOnlyList<DigestMeaning> All = [Morale, Moments, TurnedRound, TimeToOwn, Repeats, SecondFailures];

    /// <summary>Of the figures that are shown in this post.</summary>
    public static IReadOnlyList<DigestMeaning> Of(DailyDigest digest)
    {
        var figures = digest.Figures;
        return
        [
            Morale, Moments,
            .. figures.TurnedRound > 0 ? [TurnedRound] : Array.Empty<DigestMeaning>(),
            .. figures.Cases.Count > 0 ? [TimeToOwn] : Array.Empty<DigestMeaning>(),
            .. figures.Repeats.Counted > 0 ? [Repeats] : Array.Empty<DigestMeaning>(),
            .. figures.SecondFailures > 0 ? [SecondFailures] : Array.Empty<DigestMeaning>(),
        ];
    }
}
