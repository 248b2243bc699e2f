using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>
/// What poor service means for this person: in general where nobody has heard them yet, and then in the words that were written down.
/// It knows nothing of what they are worth or of who writes.
/// </summary>
internal static class ImpactCards
{
    /// <summary>Before they were heard.</summary>
    public static string Of(RecoveryCase about) => about switch
    {
        { Customer: CustomerKind.Self, Danger: true } => "Nothing else counts until you are safe.",
        { Customer: CustomerKind.Self, Severity: Severity.Serious } => "This weighs on you. You need not carry it alone, nor all of it today.",
        { Customer: CustomerKind.Self } => "What went wrong for you counts too. Take the time it needs.",
        { Danger: true } => "For them nothing else counts until they are safe.",
        { Care: SpecialCare.Injury } => "For them nothing else counts until they are looked after.",
        { Care: SpecialCare.Bereavement } => "They are grieving. Whatever you take off their hands helps.",
        { Care: SpecialCare.Discrimination } => "This goes to who they are. Being believed comes first.",
        { Care: SpecialCare.DataLeak } => "They do not know who has seen it. To know more, soon, is what helps them.",
        { Customer: CustomerKind.Internal, IsSecondFailure: true } => "They were let down once more. Asking us again is hard for them now.",
        { IsSecondFailure: true } => "They were let down once more. Trusting us again is hard for them now.",
        { Customer: CustomerKind.Internal, Severity: Severity.Serious } => "This weighs on them now: their own work may hang on it, and those they serve.",
        { Severity: Severity.Serious } => "This weighs on them now: their plans, their money or their sleep may hang on it.",
        { Customer: CustomerKind.Internal } => "What holds them up reaches those they serve as well.",
        _ => "For them this costs time and peace of mind until somebody puts it right.",
    };

    /// <summary>Once it is written down, the later steps carry it; nothing before.</summary>
    public static IEnumerable<object> Carried(RecoveryCase about) => about.Effect is { Length: > 0 } effect
        ? [Card.Fact(about.Customer == CustomerKind.Self ? "What it means for you" : "What it means for them", Shown.Within(effect))]
        : [];
}
