using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Knows which colleagues were asked to take over or to keep contact, and settles what they need not answer any more.</summary>
internal sealed class Offers(Turn turn, Messenger messenger)
{
    /// <summary>What was asked before the case ended is not asked any more, also when it is opened again.</summary>
    private static readonly CaseEventKind[] Endings = [CaseEventKind.Closed, CaseEventKind.Cancelled, CaseEventKind.MergedAway];

    private static readonly CaseEventKind[] OfVoice = [CaseEventKind.VoiceAsked, CaseEventKind.VoiceTaken, CaseEventKind.VoiceDeclined];

    /// <summary>The slot of the card that asks a colleague to take over, by the event with which they were asked.</summary>
    public static string HandSlot(RecoveryCase about, int sequence) => $"case:{about.Number}:hand:{sequence}";

    /// <summary>The same of the card that asks to keep contact.</summary>
    public static string VoiceSlot(RecoveryCase about, int sequence) => $"case:{about.Number}:voice:{sequence}";

    /// <summary>The slots of the cards that ask for help with a case begin so.</summary>
    public static string HelpSlots(RecoveryCase about) => $"case:{about.Number}:help:";

    /// <summary>The slot of one of them, by the event with which they were asked.</summary>
    public static string HelpSlot(RecoveryCase about, int sequence, string personId) => $"{HelpSlots(about)}{sequence}:{personId}";

    /// <summary>After a change of the case.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await FollowHandAsync(about, cancellationToken);
        if (about.Events.Exists(happened => happened.At == turn.Now && Endings.Contains(happened.Kind))
            && await VoiceAsync(about, cancellationToken) is { } asked)
            await SettleVoiceAsync(about, asked, NotAnyMore(about), cancellationToken);
        if (about.Events.Exists(happened => happened.At == turn.Now && Endings.Contains(happened.Kind)))
            await SettleBackupAsync(about, null, $"You need not stand beside anybody in case {about.Number} any more. Thank you.", cancellationToken);
    }

    /// <summary>Whoever was asked to stand beside somebody and has not answered need not any more.</summary>
    /// <param name="only">One of them; null: all.</param>
    public async Task SettleBackupAsync(RecoveryCase about, string? only, string line, CancellationToken cancellationToken)
    {
        var asked = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.BackupAsked && (only == null || happened.Data == only))
            .Where(happened => !turn.Db.CaseHelpers.Any(helper => helper.CaseNumber == happened.CaseNumber && helper.PersonId == happened.Data))
            .ToListAsync(cancellationToken);
        foreach (var one in asked)
            await messenger.RetellAsync(one.Data!, channel => TeamCards.Done(channel, line), HelpSlot(about, one.Sequence, one.Data!), cancellationToken); // the data is a person
    }

    /// <summary>Who was asked last to keep contact and has not answered yet; null when nobody.</summary>
    public Task<CaseEvent?> VoiceAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        AwaitedVoices(turn.Db).AsNoTracking().SingleOrDefaultAsync(asked => asked.CaseNumber == about.Number, cancellationToken);

    /// <summary>Everybody who was asked to keep contact and has not answered yet, as the data of the event. The last one asked counts, unless they left.</summary>
    public static IQueryable<CaseEvent> AwaitedVoices(BotDb db)
    {
        CaseEventKind[] after = [.. OfVoice, .. Endings];
        return db.CaseEvents.Where(asked => asked.Kind == CaseEventKind.VoiceAsked && !db.CaseEvents.Any(later =>
            later.CaseNumber == asked.CaseNumber && later.Sequence > asked.Sequence
            && (after.Contains(later.Kind) || later.Kind == CaseEventKind.Departed && later.Data == asked.Data)));
    }

    /// <param name="asked">By which they were asked.</param>
    public Task SettleVoiceAsync(RecoveryCase about, CaseEvent asked, string line, CancellationToken cancellationToken) => messenger.RetellAsync(
        asked.Data!, channel => TeamCards.Done(channel, line), VoiceSlot(about, asked.Sequence), cancellationToken); // the data of this kind is a person

    public static string NotAnyMore(RecoveryCase about) => $"You need not keep contact with the customer of case {about.Number} any more. Thank you.";

    /// <summary>Whoever was asked to take over and need not answer any more sees so: they did, somebody else was asked, or the case went on without.</summary>
    private async Task FollowHandAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (turn.Db.Entry(about).Property(found => found.HandToId).OriginalValue is not { } personId || personId == about.HandToId)
            return;

        var line = about.OwnerId == personId ? $"Case {about.Number} is yours."
            : messenger.IsOf(personId) ? $"You said: not now. Case {about.Number} stays where it is."
            : $"You need not take over case {about.Number} any more. Thank you.";
        var asked = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.HandOffered && happened.Data == personId)
            .MaxAsync(happened => happened.Sequence, cancellationToken);
        await messenger.RetellAsync(personId, channel => TeamCards.Done(channel, line), HandSlot(about, asked), cancellationToken);
    }
}
