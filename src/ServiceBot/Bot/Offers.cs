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

    /// <summary>After a change of the case.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await FollowHandAsync(about, cancellationToken);
        if (about.Events.Exists(happened => happened.At == turn.Now && Endings.Contains(happened.Kind))
            && await LastAsync(about, OfVoice, cancellationToken) is { Kind: CaseEventKind.VoiceAsked } asked)
            await SettleVoiceAsync(about, asked, NotAnyMore(about), cancellationToken);
    }

    /// <summary>Who was asked last to keep contact and has not answered yet; null when nobody.</summary>
    public async Task<CaseEvent?> VoiceAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        await LastAsync(about, [.. OfVoice, .. Endings], cancellationToken) is { Kind: CaseEventKind.VoiceAsked } asked ? asked : null;

    /// <param name="asked">By which they were asked.</param>
    public Task SettleVoiceAsync(RecoveryCase about, CaseEvent asked, string line, CancellationToken cancellationToken) => messenger.RetellAsync(
        asked.Data!, channel => TeamCards.Done(channel, line), VoiceSlot(about, asked.Sequence), cancellationToken); // the data of this kind is a person

    public static string NotAnyMore(RecoveryCase about) => $"You need not keep contact with the customer of case {about.Number} any more. Thank you.";

    private Task<CaseEvent?> LastAsync(RecoveryCase about, CaseEventKind[] kinds, CancellationToken cancellationToken) => turn.Db.CaseEvents.AsNoTracking()
        .Where(happened => happened.CaseNumber == about.Number && kinds.Contains(happened.Kind))
        .OrderByDescending(happened => happened.Sequence)
        .FirstOrDefaultAsync(cancellationToken);

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
