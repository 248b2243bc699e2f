using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Saying yes or no to what somebody else wants to spend. Who may is looked at when it is said, and not when they were asked.</summary>
internal sealed class ApprovalCommands(Turn turn, People people, Cases cases, CaseCommands facts, Messenger messenger, Spending spending, Approvals approvals)
{
    private const int MostShown = 5;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Approvals => ListAsync(speaker, cancellationToken),
        _ => AnswerAsync(command, null, speaker, cancellationToken),
    };

    /// <summary>A press on a card that asks, of any age.</summary>
    public Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var sequence = int.TryParse(answer.Approval, NumberStyles.None, CultureInfo.InvariantCulture, out var pressed) ? pressed : 0;
        return AnswerAsync(new Command(answer.Answer == ApprovalCards.Yes ? Verb.Approve : Verb.Refuse, answer.Case), sequence, speaker, cancellationToken);
    }

    /// <param name="sequence">The request on whose card it was pressed; null where it was typed, and the one that is open is meant.</param>
    private async Task AnswerAsync(Command command, int? sequence, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        var request = await approvals.FindAsync(about.Number, sequence ?? about.OpenRequest, cancellationToken)
            ?? await LastAsync(about, cancellationToken);

        // Where the case ended and nobody has looked yet.
        if (request is { IsOpen: true } && !about.IsActive)
            await approvals.LookAsync(about, request, cancellationToken);

        if (request is null)
            await speaker.SayTextAsync($"Nobody waits for a yes on case {about.Number}.");
        else if (!request.IsOpen)
            await SayBecameAsync(about, request, command, speaker, cancellationToken);
        else if (request.RequesterId == speaker.Person.Id)
            await speaker.SayTextAsync($"You asked for that yourself, so somebody else says yes or no to {request.Amount.Shown} on case {about.Number}. To take it back: not spent {about.Number}");
        else if (!await people.IsMemberAsync(about.TeamId, request.RequesterId, cancellationToken))
            await SayNobodyAsksAsync(about, request, speaker, cancellationToken);
        else if (command.Verb == Verb.Refuse)
            await RefuseAsync(about, request, command.Rest, speaker, sequence is not null, cancellationToken);
        else
            await ApproveAsync(about, request, command.Rest, speaker, sequence is not null, cancellationToken);
    }

    private async Task ApproveAsync(RecoveryCase about, SpendRequest request, string typed, Speaker speaker, bool isSeen, CancellationToken cancellationToken)
    {
        var spoken = SpokenAmount.Read(typed, request.Currency);
        if (typed.Length > 0 && spoken.Minor is not > 0)
        {
            await speaker.SayTextAsync($"I do not understand “{Shown.Within(typed, 40)}” as an amount in {request.Currency}. To say yes to all of it: approve {about.Number}");
            return;
        }

        var granted = request.Amount with { Minor = spoken.Minor ?? request.Minor };
        if (granted.Minor > request.Minor)
        {
            await speaker.SayTextAsync(
                $"That is more than was asked for: {request.Amount.Shown} on case {about.Number}. To say yes to that: approve {about.Number}", $"approve {about.Number}");
            return;
        }

        if (!await MayAsync(about, request, granted, speaker, cancellationToken) || !isSeen && await ShowFirstAsync(about, request, speaker, cancellationToken))
            return;

        about.Approve(request, granted, new By(speaker.Person.Id, turn.Now));
        var me = Shown.Name(speaker.Person.Name);
        await approvals.SettleAsync(about, request, ApprovalCards.Became(about, request, me), cancellationToken);
        var asker = await messenger.NameOfAsync(request.RequesterId, cancellationToken);
        var less = granted == request.Amount ? "" : $" instead of {request.Amount.Shown}";
        await speaker.SayTextAsync($"Yes to {granted.Shown}{less} for case {about.Number}. {asker} hears it at once, and it is noted as spent.");
        await TellAsync(
            about, request,
            $"{me} says yes: {granted.Shown}{less} for case {about.Number}. Go ahead, it is noted as spent. When it is fixed: fixed {about.Number}",
            $"{me} says yes to {granted.Shown}{less} for case {about.Number}, which {asker} asked for: {Shown.Within(about.Title)}.",
            cancellationToken);
    }

    private async Task RefuseAsync(RecoveryCase about, SpendRequest request, string typed, Speaker speaker, bool isSeen, CancellationToken cancellationToken)
    {
        // A smaller amount may be theirs to decide where this one is not, so whoever may say yes to anything may say no.
        if (!await MayAsync(about, request, new Amount(1, request.Currency), speaker, cancellationToken) || !isSeen && await ShowFirstAsync(about, request, speaker, cancellationToken))
            return;

        var why = WhyOf(typed);
        if (why?.Length > Longest.Note)
        {
            await speaker.SayTextAsync($"A reason has at most {Longest.Note:N0} characters, and this has {why.Length:N0}. Nothing was taken; please say it shorter.");
            return;
        }

        about.Refuse(request, why, new By(speaker.Person.Id, turn.Now));
        var me = Shown.Name(speaker.Person.Name);
        await approvals.SettleAsync(about, request, ApprovalCards.Became(about, request, me), cancellationToken);
        var asker = await messenger.NameOfAsync(request.RequesterId, cancellationToken);
        await speaker.SayTextAsync(
            $"No to {request.Amount.Shown} for case {about.Number}. {asker} hears it at once."
            + (why is null ? $" A reason helps them: refuse {about.Number} because …" : ""));
        var because = why is null ? "." : $": {Shown.Within(why)}.";
        await TellAsync(
            about, request,
            $"{me} says no to {request.Amount.Shown} for case {about.Number}{because}{await MeanwhileAsync(about, request, cancellationToken)} "
            + $"With a new reason I ask again: spend {about.Number} {request.Amount.Typed} because …",
            $"{me} says no to {request.Amount.Shown} for case {about.Number}, which {asker} asked for{because}",
            cancellationToken);
    }

    /// <summary>What became of it, kindly; and the reason of a no may follow it.</summary>
    private async Task SayBecameAsync(RecoveryCase about, SpendRequest request, Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var isMine = request.AnsweredById == speaker.Person.Id;
        if (isMine && request.Answered == SpendAnswer.No && command.Verb == Verb.Refuse && WhyOf(command.Rest) is { } why && why.Length <= Longest.Note)
        {
            await AddReasonAsync(about, request, why, speaker, cancellationToken);
            return;
        }

        // Where its card still stands as it was, it does no more.
        var name = request.AnsweredById is { } id ? await messenger.NameOfAsync(id, cancellationToken) : "";
        await approvals.SettleAsync(about, request, ApprovalCards.Became(about, request, name), cancellationToken);
        var by = isMine ? "You" : name;
        await speaker.SayTextAsync(
            $"That is settled. {ApprovalCards.Became(about, request, by)}"
            + (request.Answered == SpendAnswer.No ? " When it is asked for again with another reason, you can say yes." : ""));
    }

    private async Task AddReasonAsync(RecoveryCase about, SpendRequest request, string why, Speaker speaker, CancellationToken cancellationToken)
    {
        var text = $"Why no to {request.Amount.Shown}: {why}";
        if (await turn.Db.CaseTexts.AnyAsync(written => written.CaseNumber == about.Number && written.Field == CaseField.Note && written.Text == text, cancellationToken))
        {
            await speaker.SayTextAsync("That reason was passed on already.");
            return;
        }

        about.AddNote(text, new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"Thank you. {await messenger.NameOfAsync(request.RequesterId, cancellationToken)} hears your reason.");
        await messenger.TellOfAsync(
            about, request.RequesterId, $"{Shown.Name(speaker.Person.Name)} says why it was no to {request.Amount.Shown} for case {about.Number}: {Shown.Within(why)}.", [], cancellationToken);
    }

    private async Task SayNobodyAsksAsync(RecoveryCase about, SpendRequest request, Speaker speaker, CancellationToken cancellationToken)
    {
        var asker = await messenger.NameOfAsync(request.RequesterId, cancellationToken);
        await approvals.EndWithoutAskerAsync(about, request, cancellationToken);
        await speaker.SayTextAsync($"{asker} is not in the team any more, so nothing was spent. Whoever goes on with case {about.Number} can ask anew.");
    }

    /// <summary>Whether this person may say yes to that now; otherwise says what holds, and somebody else is asked if it was their turn.</summary>
    private async Task<bool> MayAsync(RecoveryCase about, SpendRequest request, Amount granted, Speaker speaker, CancellationToken cancellationToken)
    {
        var settings = await approvals.SettingsAsync(about.TeamId, cancellationToken);
        var rights = await people.RightsAsync(about.TeamId, speaker.Person, cancellationToken);
        var total = await approvals.TotalAsync(about, granted, cancellationToken);
        if (rights.MayApprove(total, settings))
            return true;

        if (total is null && rights.MayApprove(0, settings))
            await speaker.SayTextAsync($"What is spent on case {about.Number} is not all in {settings.Currency}, so I cannot add it up. A manager says yes or no to that.");
        else if (rights.SpendLimit(settings) is { } limit && rights.MayApprove(0, settings))
            await speaker.SayTextAsync(
                $"You may say yes up to {Money.Write(limit, settings.Currency)} on a case, with what is spent already. {granted.Shown} on case {about.Number} is beyond that, so somebody else decides.");
        else
            await speaker.SayTextAsync($"You may not say yes or no to what is spent on case {about.Number}. Somebody else is asked.");
        if (request.AskedId == speaker.Person.Id)
            await approvals.LookAsync(about, request, cancellationToken);

        return false;
    }

    /// <summary>A yes is never said blindly: whoever was not asked reads first what it is.</summary>
    /// <returns>Whether it was shown now.</returns>
    private async Task<bool> ShowFirstAsync(RecoveryCase about, SpendRequest request, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!request.Show(speaker.Person.Id))
            return false;

        await speaker.SayAsync(ApprovalCards.List([await WaitingAsync(about, request, cancellationToken)]));
        return true;
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var waiting = new List<(RecoveryCase, SpendRequest, string, string, Amounts)>();
        foreach (var (about, request) in (await approvals.WaitingForAsync(speaker.Person, cancellationToken)).Take(MostShown))
        {
            request.Show(speaker.Person.Id);
            waiting.Add(await WaitingAsync(about, request, cancellationToken));
        }

        await speaker.SayAsync(ApprovalCards.List(waiting));
    }

    private async Task<(RecoveryCase, SpendRequest, string, string, Amounts)> WaitingAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken) => (
        about, request, await messenger.NameOfAsync(request.RequesterId, cancellationToken), await approvals.WhyAsync(about, request, cancellationToken),
        await cases.SpentAsync(about, cancellationToken));

    /// <summary>Whoever asked, and whoever owns the case if that is somebody else.</summary>
    private async Task TellAsync(RecoveryCase about, SpendRequest request, string toAsker, string toOwner, CancellationToken cancellationToken)
    {
        await messenger.TellOfAsync(about, request.RequesterId, toAsker, [], cancellationToken);
        if (about.OwnerId is { } owner && owner != request.RequesterId && !messenger.IsOf(owner))
            await messenger.TellOfAsync(about, owner, toOwner, [], cancellationToken);
    }

    private async Task<string> MeanwhileAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken) =>
        await people.FindAsync(request.RequesterId, cancellationToken) is { } asker
            ? SpendCards.Meanwhile(await spending.PurseAsync(about, asker, cancellationToken))
            : "";

    private Task<SpendRequest?> LastAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        turn.Db.SpendRequests.Where(request => request.CaseNumber == about.Number).OrderByDescending(request => request.Sequence).FirstOrDefaultAsync(cancellationToken);

    private static string? WhyOf(string typed) =>
        Entry.Of($"{typed} ".StartsWith("because ", StringComparison.OrdinalIgnoreCase) ? typed["because".Length..] : typed);
}
