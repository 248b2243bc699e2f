using Microsoft.EntityFrameworkCore;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// Shows whoever is about to speak with a customer for the first time what the team knows of them, and offers to note something afterwards. Both
/// in private, nothing is asked, and what was shown goes away.
/// </summary>
internal sealed class Introductions(Turn turn, CustomerBook book, Messenger messenger)
{
    private readonly HashSet<int> _shown = [];
    private readonly HashSet<int> _offered = [];

    /// <summary>After a change of the case.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about is not { MayBeKnown: true, CustomerKey: not null })
            return;

        if (about.Events.FindLast(happened => happened.Kind is CaseEventKind.Owned or CaseEventKind.HandedOver or CaseEventKind.VoiceTaken && IsNew(happened)) is { } met
            && (met.Kind == CaseEventKind.VoiceTaken ? met.Data : met.PersonId) is { } personId)
            await ShowAsync(about, personId, cancellationToken);
        else if (IsNewCustomer(about) && (about.VoiceId ?? about.OwnerId) is { } speaks)
            await ShowAsync(about, speaks, cancellationToken);

        OfferNote(about);
    }

    /// <summary>Shows it to whoever this turn is of, unless the customer has had a word already or nothing is known of them.</summary>
    public async Task ShowAsync(RecoveryCase about, string personId, CancellationToken cancellationToken)
    {
        if (about is not { MayBeKnown: true, CustomerKey: { } key, FirstWordAt: null, AbuseAt: null, IsActive: true } || !messenger.IsOf(personId) || _shown.Contains(about.Number))
            return;

        var facts = await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken);
        if (facts.Count > 0 && await messenger.WhisperToAsync(personId, channel => FactCards.Before(about, facts, channel), cancellationToken))
            _shown.Add(about.Number);
    }

    /// <summary>Whether anything is known of the customer of the case.</summary>
    public async Task<bool> KnowsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        about is { MayBeKnown: true, CustomerKey: { } key } && (await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken)).Count > 0;

    /// <summary>After the first word, and at the end. Where nothing light is said nobody is asked to take notes.</summary>
    private void OfferNote(RecoveryCase about)
    {
        var over = about.Events.FindLast(happened => IsNew(happened)
            && (happened.Kind == CaseEventKind.Told && happened.At == about.FirstWordAt || happened.Kind == CaseEventKind.Closed));
        if (over is null || about.IsGrave || about.AbuseAt is not null || !messenger.IsHere(over.PersonId) || !_offered.Add(about.Number))
            return;

        var to = messenger.Here.To;
        messenger.Say(to, Delivery.Message.NewSlot(), FactCards.Offer(about, to.Channel));
    }

    /// <summary>Whether it happened in this turn.</summary>
    private bool IsNew(CaseEvent happened) => turn.Db.Entry(happened).State is EntityState.Added or EntityState.Detached;

    private bool IsNewCustomer(RecoveryCase about) =>
        turn.Db.Entry(about).Property(found => found.CustomerKey) is var key && key.OriginalValue != key.CurrentValue && turn.Db.Entry(about).State != EntityState.Added;
}
