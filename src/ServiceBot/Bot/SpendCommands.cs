using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What one may spend, noting what was spent, and taking it back.</summary>
internal sealed class SpendCommands(Turn turn, People people, Cases cases, CaseCommands facts, Spending spending, Approvals approvals)
{
    private static readonly CaseEventKind[] TakenBack = [CaseEventKind.SpendTakenBack, CaseEventKind.SpendWithdrawn];

    private static readonly CaseEventKind[] OfMoney = [CaseEventKind.Spent, CaseEventKind.SpendAsked, .. TakenBack];

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Limit => SayLimitAsync(speaker, cancellationToken),
        Verb.NotSpent => TakeBackAsync(command, speaker, cancellationToken),
        _ => SpendAsync(command, null, speaker, cancellationToken, isPressed: false),
    };

    /// <summary>The card that asks why more is needed, of any age.</summary>
    public Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken) =>
        SpendAsync(new Command(Verb.Spend, answer.Case, answer.Spend ?? ""), answer.SpendFor, speaker, cancellationToken, isPressed: true);

    private async Task SpendAsync(Command command, string? what, Speaker speaker, CancellationToken cancellationToken, bool isPressed)
    {
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is { } about)
            await speaker.SayAsync(await spending.SpendAsync(about, command.Rest, what, speaker.Person, speaker.Channel, cancellationToken, isPressed));
    }

    private async Task SayLimitAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var team in await people.TeamsOfAsync(speaker.Person.Id, cancellationToken))
        {
            var settings = await approvals.SettingsAsync(team.Id, cancellationToken);
            var rights = await people.RightsAsync(team.Id, speaker.Person, cancellationToken);
            lines.Add(SpendCards.Limit(team.Name, new Purse(Amounts.None, settings.Currency, rights.SpendLimit(settings), settings.GestureFloor)));
        }

        await speaker.SayTextAsync(lines.Count == 0
            ? "You are in no team here, so there is no case you could spend anything on."
            : $"{string.Join('\n', lines)}\nTo note it on a case, or to ask for a yes: spend 43 60 {SpendCards.Example}");
    }

    private async Task TakeBackAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await cases.LoadEventsAsync(about, cancellationToken);
        await cases.LoadTextsAsync(about, cancellationToken);
        var (me, number) = (speaker.Person.Id, about.Number);
        var by = new By(me, turn.Now);
        if (Said.OneLine(command.Rest).Length == 0 && await approvals.FindAsync(number, about.OpenRequest, cancellationToken) is { IsOpen: true } open && open.RequesterId == me)
        {
            about.WithdrawRequest(open, by);
            await approvals.SettleAsync(about, open, ApprovalCards.Became(about, open, ""), cancellationToken);
            await speaker.SayTextAsync($"Taken back: nobody is asked for a yes to {open.Amount.Shown} on case {number} any more.");
            return;
        }

        var currency = (await approvals.SettingsAsync(about.TeamId, cancellationToken)).Currency;
        var spoken = SpokenAmount.Read(command.Rest, currency);
        var mine = SpendEntry.Of(about.Events).FindAll(entry => entry.PersonId == me);
        var meant = mine.FindAll(entry => (spoken.Minor is null || entry.Amount.Minor == spoken.Minor)
            && (spoken.Rest.Length == 0 || Said.Key(WhatFor(about, entry)).Contains(Said.Key(spoken.Rest), StringComparison.Ordinal)));

        // Said twice it is meant once; who means another one says which.
        var last = about.Events.Where(happened => happened.PersonId == me && OfMoney.Contains(happened.Kind)).MaxBy(happened => happened.Sequence);
        var again = last is not null && TakenBack.Contains(last.Kind) && Amount.Parse(last.Data) is { } gone
            && spoken.Rest.Length == 0 && (spoken.Minor is null || spoken.Minor == gone.Minor) ? gone : (Amount?)null;
        if (again is { } taken)
            await speaker.SayTextAsync($"{taken.Shown} is taken back already in case {number}.{Others(number, mine)}");
        else if (meant.Count == 0)
            await speaker.SayTextAsync($"Nothing like that is noted as spent by you on case {number}.{Others(number, mine)}");
        else
            await TakeBackAsync(about, meant[^1], speaker, cancellationToken);
    }

    private async Task TakeBackAsync(RecoveryCase about, SpendEntry entry, Speaker speaker, CancellationToken cancellationToken)
    {
        var what = WhatFor(about, entry);
        about.TakeBack(entry, new By(speaker.Person.Id, turn.Now));
        var purse = await spending.PurseAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync(
            $"Taken back: {entry.Amount.Shown}{(what.Length > 0 ? $", {Shown.Within(what)}," : "")} was not spent on case {about.Number}. The timeline keeps both.{SpendCards.After(purse)}");
    }

    private static string WhatFor(RecoveryCase about, SpendEntry entry) => about.TextOf(new Passage(CaseField.Note, entry.Noted)) ?? "";

    private static string Others(int number, List<SpendEntry> mine) => mine.Count == 0
        ? ""
        : $" What stands there from you: {string.Join(", ", mine.TakeLast(5).Select(entry => entry.Amount.Shown))}. To take one back: not spent {number} {mine[^1].Amount.Typed}";
}
