using Microsoft.EntityFrameworkCore;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The commands that join and part cases, open them again, and say by what a customer is recognised. Each may be given twice without harm.</summary>
internal sealed class LinkCommands(
    Turn turn, Cases cases, Guide guide, Messenger messenger, Departures departures, Links links, CaseCommands facts, WalkCommands walk, CustomerKeys keys, Introductions introductions)
{
    private static readonly string[] Nothing = ["none", "nothing", "forget"];

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Same => SameAsync(command, speaker, cancellationToken),
        Verb.NotSame => NotSameAsync(command, speaker, cancellationToken),
        Verb.Reopen => ReopenAsync(command, speaker, cancellationToken),
        _ => RecogniseAsync(command, speaker, cancellationToken),
    };

    private async Task SameAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await PairAsync(command, speaker, cancellationToken) is not var (about, other))
            return;

        var end = await cases.EndOfAsync(other, cancellationToken);
        if (about.Status == CaseStatus.Merged)
        {
            var there = await cases.EndOfAsync(about, cancellationToken);
            await speaker.SayTextAsync(
                $"Case {about.Number} goes on in case {there.Number} already." + (there == end ? "" : $" To part them first: reopen {about.Number}"));
            return;
        }

        if (end == about && other != about)
        {
            await speaker.SayTextAsync($"Case {other.Number} goes on in case {about.Number} already.");
            return;
        }

        if (WhyNotSame(about, end) is { } complaint)
        {
            await speaker.SayTextAsync(complaint);
            return;
        }

        var by = new By(speaker.Person.Id, turn.Now);

        // Reported while the other was still open, it is one more word about the same failure; after that, the fix did not hold.
        var isAgain = about.IsActive && (end.FixedAt ?? end.ClosedAt) is { } done && about.OpenedAt > done;
        if (about.IsHeldOpen && !end.IsActive && !isAgain)
        {
            await speaker.SayTextAsync(
                $"In case {about.Number} somebody is still to be told what they must know, and case {end.Number} is over. "
                + $"Say it the other way round, so that it goes on in the open one: same {end.Number} as {about.Number}",
                $"same {end.Number} as {about.Number}");
            return;
        }

        if (about.IsHeldOpen && end.Disclosure == Disclosure.Settled)
        {
            await speaker.SayTextAsync(
                $"Somebody is just to look at what people were told in case {end.Number}, and case {about.Number} owes people something too. "
                + "Join them after that, so that nothing is passed over.",
                $"disclosure {end.Number}");
            return;
        }

        await links.AnswerAsync(about.Number, other.Number, isSame: true, cancellationToken);
        if (end != other)
            await links.AnswerAsync(about.Number, end.Number, isSame: true, cancellationToken);
        var held = end.FixedAt is null ? "it was closed, and it was not over" : "we said it was fixed and it was not";
        if (isAgain)
            about.IsRepeatOf(end.Number, by);
        var owesToo = about is { IsHeldOpen: true, Disclosure: Disclosure.Due } && end.Disclosure != Disclosure.None;
        about.MergeInto(end, by, isOpenedAgain: isAgain);
        if (isAgain)
            await departures.LetGoAsync(end, by, cancellationToken);

        var whose = end.OwnerId is not { } ownerId ? "which nobody owns yet"
            : ownerId == by.PersonId ? "which is yours"
            : $"which {await messenger.NameOfAsync(ownerId, cancellationToken)} owns";
        await speaker.SayTextAsync(
            $"Case {about.Number} goes on in case {end.Number}, {whose}."
            + $"{(isAgain ? $" Case {end.Number} is open again: {held}." : "")} If that is wrong: reopen {about.Number}",
            $"case {end.Number}", $"reopen {about.Number}");

        var name = Shown.Name(speaker.Person.Name);
        var again = isAgain ? $" {char.ToUpperInvariant(held[0])}{held[1..]}." : "";
        var theirs = end.OwnerId ?? end.OpenerId;
        foreach (var personId in new[] { theirs, about.OpenerId, about.OwnerId }.OfType<string>().Distinct().Where(one => one != by.PersonId))
            await messenger.TellOfAsync(
                about, personId,
                personId == theirs
                    ? $"{name} says that case {about.Number} is the same as yours, case {end.Number}: {Shown.Within(about.Title)}. It goes on in yours.{again}"
                    : $"{name} says that case {about.Number} is the same as case {end.Number}, so it goes on there: {Shown.Within(end.Title)}.{again}",
                [$"case {end.Number}"], cancellationToken);

        if (owesToo && end.DiscloserId is { } discloser && discloser != by.PersonId)
            await messenger.TellOfAsync(
                about, discloser, $"Case {about.Number} goes on in case {end.Number}, and what people must know from us in it is still to be told. You see to it there.",
                [$"disclosure {end.Number}"], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
        if (isAgain)
            await guide.TellSeniorAsync(end, by, cancellationToken);
        await guide.FollowAsync(end, ask: isAgain, cancellationToken);
    }

    private async Task NotSameAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (command.Number is null)
        {
            await speaker.SayTextAsync($"Which one is it not the same as? For example: not same 43 as {command.Other}");
            return;
        }

        if (await PairAsync(command, speaker, cancellationToken) is not var (about, other))
            return;

        if (WhyNotJoined(about, other) is { } complaint)
        {
            await speaker.SayTextAsync(complaint);
            return;
        }

        if (await cases.EndOfAsync(about, cancellationToken) == await cases.EndOfAsync(other, cancellationToken))
        {
            var merged = about.Status == CaseStatus.Merged ? about : other;
            await speaker.SayTextAsync(
                $"Case {merged.Number} goes on in case {merged.MergedInto}. To part them: reopen {merged.Number}", $"reopen {merged.Number}");
            return;
        }

        if (!await links.AnswerAsync(about.Number, other.Number, isSame: false, cancellationToken))
        {
            await speaker.SayTextAsync($"That was noted already: case {about.Number} is another problem than case {other.Number}.");
            return;
        }

        about.IsNoRepeatOf(other.Number, new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"Noted: case {about.Number} is another problem than case {other.Number}. I do not ask again.");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task ReopenAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (command.Number is null)
        {
            await speaker.SayTextAsync("Which case is to be opened again? With its number I know: reopen 43");
            return;
        }

        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (about switch
        {
            { Status: CaseStatus.Merged } => PartAsync(about, speaker, cancellationToken),
            { Status: CaseStatus.Cancelled } when speaker.IsPrivate => walk.NextAsync(command, speaker, cancellationToken),
            { Status: CaseStatus.Cancelled } => speaker.SayTextAsync($"Case {about.Number} was called off. Please say that in our private chat; questions are asked only there."),
            { Status: CaseStatus.Closed } or { FixedAt: not null } => OpenAgainAsync(about, speaker, cancellationToken),
            _ => speaker.SayTextAsync($"Case {about.Number} is open: {CaseCards.Where(about)}."),
        });
    }

    private async Task OpenAgainAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (!await cases.IsTendedByAsync(about, me, cancellationToken))
        {
            var owner = await messenger.NameOfAsync(about.OwnerId ?? about.OpenerId, cancellationToken);
            await speaker.SayTextAsync(
                $"{owner}, who looks after case {about.Number}, a lead or a manager can open it again; please ask one of them. "
                + "Has it gone wrong for a customer? Then type: problem and what happened");
            return;
        }

        var by = new By(me.Id, turn.Now);
        var hadFixed = about.FixedAt is not null;
        about.Reopen(by);
        await departures.LetGoAsync(about, by, cancellationToken);
        await speaker.SayTextAsync(hadFixed && about.Customer != CustomerKind.Self
            ? $"Case {about.Number} is open again. What was said to be fixed was not, so it needs a new promise."
            : $"Case {about.Number} is open again. It needs a new promise.");

        foreach (var personId in new[] { about.OwnerId, about.OpenerId }.OfType<string>().Distinct().Where(one => one != me.Id))
            await messenger.TellOfAsync(
                about, personId,
                $"{Shown.Name(me.Name)} opened case {about.Number} again: {Shown.Within(about.Title)}.{(hadFixed ? " We said it was fixed and it was not." : "")}",
                [$"case {about.Number}"], cancellationToken);

        if (hadFixed)
            await guide.TellSeniorAsync(about, by, cancellationToken);
        await guide.FollowAsync(about, ask: true, cancellationToken);
    }

    /// <summary>They are two problems after all. Both keep what was said.</summary>
    private async Task PartAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var other = (await cases.FindAsync(about.MergedInto!.Value, cancellationToken))!; // no case is ever removed
        await cases.LoadEventsAsync(other, cancellationToken);
        await cases.LoadTextsAsync(other, cancellationToken);
        var failures = other.Failures;
        about.Unmerge(other, new By(speaker.Person.Id, turn.Now));
        await links.AnswerAsync(about.Number, other.Number, isSame: false, cancellationToken);

        var how = failures == other.Failures ? ""
            : other is { IsActive: true, FixedAt: null } ? $" Case {other.Number} stays open; if its fix holds: fixed {other.Number}"
            : $" Case {other.Number} is as it was before: its fix holds.";
        await speaker.SayTextAsync($"Case {about.Number} goes on by itself again.{how}", $"case {about.Number}", $"case {other.Number}");

        foreach (var personId in new[] { other.OwnerId ?? other.OpenerId, about.OpenerId, about.OwnerId }.OfType<string>().Distinct().Where(one => one != speaker.Person.Id))
            await messenger.TellOfAsync(
                about, personId,
                $"{Shown.Name(speaker.Person.Name)} says that case {about.Number} is another problem than case {other.Number}, so it goes on by itself: {Shown.Within(about.Title)}.{how}",
                [$"case {about.Number}"], cancellationToken);

        await guide.FollowAsync(other, ask: false, cancellationToken);
        await guide.FollowAsync(about, ask: true, cancellationToken);
    }

    private async Task RecogniseAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command with { Rest = "" }, speaker, cancellationToken) is not { } about)
            return;

        var word = await turn.Db.TeamSettings.Where(settings => settings.TeamId == about.TeamId)
            .Select(settings => settings.CustomerKeyWord)
            .SingleOrDefaultAsync(cancellationToken) ?? new TeamSettings(about.TeamId).CustomerKeyWord;
        var their = $"their {Shown.Within(word)}";
        if (about.Customer is null or CustomerKind.Self)
        {
            await speaker.SayTextAsync(about.Customer is null
                ? $"First tell me who is affected: next {about.Number}"
                : $"Case {about.Number} is about you alone, so nobody needs to be recognised.");
            return;
        }

        var isForgotten = Nothing.Contains(Said.Key(command.Rest));
        var key = isForgotten ? null : keys.Of(Said.Clean(command.Rest));
        var text = command.Rest switch
        {
            "" => $"Type {their} behind it: key {about.Number} and then {their}. {(about.CustomerKey is null ? "So far nothing is noted." : "One is noted; a new one takes its place.")}",
            { Length: > CustomerKeys.Longest } => $"That is longer than I can take: {command.Rest.Length} of {CustomerKeys.Longest} characters. Nothing was noted.",
            _ when key is null && !isForgotten => "There is no letter and no digit in it, so I would recognise nobody by it.",
            _ when key == about.CustomerKey => isForgotten ? $"Nothing was noted for case {about.Number}." : $"That was noted already for case {about.Number}.",
            _ => null,
        };
        if (text is not null)
        {
            await speaker.SayTextAsync(text);
            return;
        }

        var before = await introductions.KnowsAsync(about, cancellationToken) ? " What we know of the customer they were recognised as before stays with that customer." : "";
        about.Recognise(key);
        await speaker.SayTextAsync(isForgotten
            ? $"Forgotten: the customer of case {about.Number} is not recognised any more.{before}"
            : $"Noted: the customer of case {about.Number} is recognised by {their} from now on. I keep only a sign of it, not what you typed.{before}");
        await introductions.ShowAsync(about, speaker.Person.Id, cancellationToken);
        await links.ProposeAsync(about, speaker.Person.Id, cancellationToken);
    }

    /// <summary>Both cases that are meant, when this person may know of them here; otherwise says why not.</summary>
    private async Task<(RecoveryCase About, RecoveryCase Other)?> PairAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = command.Number;
        if (number is null && speaker.IsPrivate)
            number = (await guide.DeskOfAsync(speaker.Person.Id, cancellationToken)).CaseNumber;

        // Where several may be meant, they are offered with the other one behind them.
        if (await facts.FindAsync(command with { Number = number, Rest = $"as {command.Other}" }, speaker, cancellationToken) is not { } about
            || await facts.FindAsync(command with { Number = command.Other }, speaker, cancellationToken) is not { } other)
            return null;

        return (about, other);
    }

    private static string? WhyNotSame(RecoveryCase about, RecoveryCase end)
    {
        if (WhyNotJoined(about, end) is { } complaint)
            return complaint;

        foreach (var one in new[] { about, end })
            if (one.Status == CaseStatus.Cancelled)
                return $"Case {one.Number} is called off. To take it up again first: next {one.Number}";

        return null;
    }

    /// <summary>What keeps two cases from having anything to do with each other; null when nothing does.</summary>
    private static string? WhyNotJoined(RecoveryCase about, RecoveryCase other)
    {
        if (about == other)
            return $"Case {about.Number} and case {other.Number} are one and the same already.";

        foreach (var one in new[] { about, other })
            if (one.Customer is null)
                return $"First tell me who is affected: next {one.Number}";
            else if (one.Customer == CustomerKind.Self)
                return $"Case {one.Number} is about one person alone, so it stays by itself.";

        if (about.IsPractice != other.IsPractice)
            return "One of them is for practice, and the other is real.";

        return about.TeamId == other.TeamId ? null : $"Case {about.Number} and case {other.Number} are of different teams.";
    }
}
