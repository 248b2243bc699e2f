using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Tells whether a word alone is meant for the check-in that is open, for what else is asked, or may be meant for either.</summary>
internal sealed class CheckInWords(BotDb db, QuestionBank bank)
{
    /// <summary>Yes, no, numbers and the word for leaving something out answer many questions.</summary>
    private static readonly Scale[] OfFeelings = [Scale.Feeling, Scale.Agreement];

    /// <summary>Whether it is a word of any scale, or the one for leaving a question out.</summary>
    public static bool IsWord(string text, QuestionBank bank) => Enum.GetValues<Scale>().Any(scale => CheckInAnswer.Typed(text, Daily(bank) with { Scale = scale }, bank) is not null);

    public bool IsWord(string text) => IsWord(text, bank);

    /// <summary>Whether it says how somebody is, whatever is asked.</summary>
    public bool IsFeeling(string text) =>
        OfFeelings.Any(scale => CheckInAnswer.Typed(text, Daily(bank) with { Scale = scale }, bank) is { IsSkip: false });

    /// <summary>Their check-in of the day it is for them, while it collects.</summary>
    public async Task<CheckIn?> TodaysAsync(string personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await new CheckInRoll(db).OfAsync([personId], now, cancellationToken)).SingleOrDefault() is { } facts
            ? await db.CheckIns.FindAsync([personId, facts.Availability.Today(now)], cancellationToken)
            : null;

    /// <summary>Which of its two questions a word answers: no two scales have the same one.</summary>
    public async Task<(Item Item, Answer Answer)?> MeantAsync(string text, CheckIn shown, CancellationToken cancellationToken)
    {
        if (CheckInAnswer.Typed(text, Daily(bank), bank) is { } answer)
            return (Daily(bank), answer);

        return shown.OtherBatchId is { } id
            && await db.OpenBatches.FindAsync([id], cancellationToken) is { } batch
            && (await new Questions(db, bank).FindAsync([batch.Item], cancellationToken)).GetValueOrDefault(batch.Item) is { } other
            && CheckInAnswer.Typed(text, other, bank) is { } second
                ? (other, second)
                : null;
    }

    /// <summary>The check-in for which a word may be meant although something else is asked. What answers that for certain is none.</summary>
    public async Task<CheckIn?> MayMeanAsync(string text, Desk desk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (desk.IsFree || !IsFeeling(text) || StepCards.IsAnswer(desk.Step, text))
            return null;

        return await TodaysAsync(desk.PersonId, now, cancellationToken) is { } shown && await MeantAsync(text, shown, cancellationToken) is not null ? shown : null;
    }

    private static Item Daily(QuestionBank bank) => bank.Find(Item.Daily)!; // the file of the questions cannot do without it
}
