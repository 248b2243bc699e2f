using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// What nobody knew when it was needed: logged by anybody, answered by whoever knows, and found again with the policies. Each may be said
/// twice without harm. Whoever asked hears how it ended.
/// </summary>
internal sealed class GapCommands(Turn turn, KnownGaps gaps, Cases cases, CaseNumbers numbers, People people, Messenger messenger, GapErasing erasing)
{
    private const int CountedDays = 28;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command switch
    {
        { Verb: Verb.Gaps } => ListAsync(speaker, cancellationToken),
        { Verb: Verb.GapAbout } => LogAsync(command.Number, command.Rest, isSure: true, speaker, cancellationToken),
        { Number: { } number, Rest: var rest } when TakesOut(rest) is false => SayAsync($"{number} {rest}", speaker, cancellationToken),
        { Number: { } number } => OneAsync(number, command.Rest, speaker, cancellationToken),
        _ => SayAsync(command.Rest, speaker, cancellationToken),
    };

    /// <summary>"gap 3 erase" takes one out; "gap 3 erase what a customer left" asks something. Null for every other word.</summary>
    private static bool? TakesOut(string rest) => Said.Key(rest.Split(' ')[0]) is "undo" or "erase" ? !rest.Trim().Contains(' ') : null;

    /// <summary>The card on which a gap is logged, of any age.</summary>
    public Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken) => LogAsync(
        int.TryParse(answer.Gap, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, answer.GapText ?? "", isSure: true, speaker, cancellationToken);

    /// <summary>After an analysis that says that our commitment stopped at what we know or at a rule: once, and never as a question.</summary>
    public async Task OfferAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken)
    {
        if (about.IsPrivate || (about.StoppedBy & (CommitmentLimits.Knowledge | CommitmentLimits.Policy)) == 0
            || await turn.Db.KnowledgeGaps.AnyAsync(gap => gap.CaseNumber == about.Number, cancellationToken))
            return;

        await messenger.TellOfAsync(about, reader.Person.Id, channel => GapCards.Offer(about, channel), Message.NewSlot(), cancellationToken);
    }

    /// <summary>"gap 43 how do we …" names a case, if there is one of that number.</summary>
    private Task SayAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Said.OneLine(rest).Split(' ', 2);
        return words is [var first, var text] && int.TryParse(first.TrimStart('#').TrimEnd(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? LogAsync(number, text, isSure: false, speaker, cancellationToken, rest)
            : LogAsync(null, rest, isSure: true, speaker, cancellationToken);
    }

    /// <param name="isSure">Whether the number is meant as one of a case; otherwise it may belong to the words.</param>
    /// <param name="whole">The words with the number.</param>
    private async Task LogAsync(int? caseNumber, string typed, bool isSure, Speaker speaker, CancellationToken cancellationToken, string? whole = null)
    {
        RecoveryCase? about = null;
        if (caseNumber is { } number && ((about = await cases.FindForAsync(number, speaker.Person.Id, cancellationToken)) is null || !IsOfHere(about, speaker)))
        {
            if (isSure)
            {
                await speaker.SayTextAsync($"I know no case {number} in your team. Without it: gap {Shown.Within(typed, Longest.Sentence)}".TrimEnd());
                return;
            }

            (about, typed) = (null, whole!);
        }

        if (about is { IsPractice: true })
        {
            await speaker.SayTextAsync($"Case {about.Number} is practice. In a real one I log it for your team, and whoever knows answers. Nothing was kept. In earnest: gap and the question");
            return;
        }

        if (Said.OneLine(typed) is not { Length: > 0 } text)
        {
            await (speaker.IsPrivate
                ? speaker.SayAsync(GapCards.Ask(about?.Number, null, speaker.Channel))
                : speaker.SayTextAsync("What did we not know? For example: gap how do we refund across two currencies"));
            return;
        }

        if (Entry.TooLong(new Entry("The question", text, Longest.Sentence)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        // What only its opener may know of is no matter of the team.
        var isLinked = about is { IsPrivate: false };
        if (await TeamAsync(isLinked ? about!.TeamId : null, speaker, cancellationToken) is not { } team)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var key = Terms.Key(text);
        if (await gaps.SameAsync(team.Id, key, cancellationToken) is { } known)
        {
            await AgainAsync(known, speaker);
            return;
        }

        var gap = KnowledgeGap.Open(await numbers.NextGapAsync(), team.Id, text, key, isLinked ? about!.Number : null, speaker.Person.Id, turn.Now);
        turn.Db.KnowledgeGaps.Add(gap);
        Show(gap, team);
        if (speaker.Room?.Id != team.Id || team.Room is null)
            await speaker.SayTextAsync(
                $"Logged as gap {gap.Number} for {Shown.Name(team.Name)}: {GapCards.Quoted(gap)}.{(isLinked ? $" It came up in case {about!.Number}." : "")} "
                + $"I tell you when somebody answers.{(team.Room is null ? "" : $" It stands in your channel, without your name; to take it out: gap {gap.Number} undo")}",
                $"gap {gap.Number}");
    }

    private async Task AgainAsync(KnowledgeGap known, Speaker speaker)
    {
        var text = GapCards.Quoted(known);
        if (known.Status == GapStatus.Answered)
            await speaker.SayTextAsync($"That was asked before, in gap {known.Number}: {text}\n{Shown.Within(known.Answer)}\nIf that does not help: gap {known.Number} reopen");
        else if (known.Status == GapStatus.Dropped)
            await speaker.SayTextAsync($"That was asked before, and gap {known.Number} was dropped, because {Shown.Within(known.Answer)}. To take it up again: gap {known.Number} reopen");
        else
            await speaker.SayTextAsync(known.AskToo(speaker.Person.Id, turn.Now)
                ? $"Gap {known.Number} asks that already: {text}. I tell you too when somebody answers."
                : $"That is logged already, as gap {known.Number}: {text}.");
    }

    private async Task OneAsync(int number, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await gaps.FindAsync(number, cancellationToken) is not { } gap
            || speaker.Room is { } room && room.Id != gap.TeamId
            || !await people.IsMemberAsync(gap.TeamId, speaker.Person.Id, cancellationToken))
        {
            await speaker.SayTextAsync($"I know no gap {number} in your team. “gaps” shows what is open.", speaker.IsPrivate ? ["gaps"] : []);
            return;
        }

        var words = rest.Split(' ', 2);
        var text = words.Length == 2 ? words[1].Trim() : "";
        var said = Said.Key(words[0]);
        if (said is "undo" or "erase" || gap.IsErased)
        {
            await erasing.RunAsync(gap, isUndo: said != "erase", speaker, cancellationToken);
            return;
        }

        await (said switch
        {
            "" => ShowAsync(gap, speaker, cancellationToken),
            "answer" or "answered" => AnswerAsync(gap, text, speaker, cancellationToken),
            "drop" or "dropped" => DropAsync(gap, text, speaker, cancellationToken),
            _ => ReopenAsync(gap, speaker, cancellationToken),
        });
    }

    private async Task ShowAsync(KnowledgeGap gap, Speaker speaker, CancellationToken cancellationToken)
    {
        var ids = gap.Events.Select(happened => happened.PersonId).Distinct().ToList();
        var names = await turn.Db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        await speaker.SayTextAsync(GapCards.One(gap, names.ToDictionary(name => name.Key, name => Shown.Name(name.Value)), speaker.Zone));
    }

    private async Task AnswerAsync(KnowledgeGap gap, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var answer = Said.OneLine(typed);
        if (gap.Status == GapStatus.Answered)
        {
            await speaker.SayTextAsync(
                gap.Answer == answer ? $"That is noted already: gap {gap.Number} is answered."
                : $"Gap {gap.Number} is answered already: {Shown.Within(gap.Answer)}\nNothing was changed. To answer it anew: gap {gap.Number} reopen");
            return;
        }

        if (gap.Status == GapStatus.Dropped)
        {
            await SayDroppedAsync(gap, speaker);
            return;
        }

        if (answer.Length == 0)
        {
            await speaker.SayTextAsync($"What is the answer to {GapCards.Quoted(gap)}? Type it behind, for example: gap {gap.Number} answer at the rate of the day they paid");
            return;
        }

        await EndAsync(gap, GapStatus.Answered, answer, "The answer", Longest.Words, speaker, cancellationToken);
    }

    private async Task DropAsync(KnowledgeGap gap, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (gap.OpenedBy != me.Id && !(await people.RightsAsync(gap.TeamId, me, cancellationToken)).MayTendCases)
        {
            await speaker.SayTextAsync($"Whoever asked it, and the leads and managers of the team, can drop gap {gap.Number}. Anybody can answer it: gap {gap.Number} answer …");
            return;
        }

        if (gap.Status == GapStatus.Dropped)
        {
            await SayDroppedAsync(gap, speaker);
            return;
        }

        if (gap.Status == GapStatus.Answered)
        {
            await speaker.SayTextAsync($"Gap {gap.Number} is answered already: {Shown.Within(gap.Answer)}");
            return;
        }

        var why = Said.OneLine(typed);
        why = why.StartsWith("because ", StringComparison.OrdinalIgnoreCase) ? why["because ".Length..].Trim() : Said.Key(why) == "because" ? "" : why;
        if (why.Length == 0)
        {
            await speaker.SayTextAsync($"Why? A short reason is enough: gap {gap.Number} drop because we no longer sell it");
            return;
        }

        await EndAsync(gap, GapStatus.Dropped, why, "The reason", Longest.Note, speaker, cancellationToken);
    }

    private async Task EndAsync(
        KnowledgeGap gap, GapStatus status, string text, string what, int most, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.TooLong(new Entry(what, text, most)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var me = speaker.Person;
        gap.End(status, text, me.Id, turn.Now);
        Show(gap, await turn.Db.Teams.FindAsync([gap.TeamId], cancellationToken));
        var told = 0;
        foreach (var asker in gap.Askers.Where(asker => asker != me.Id).ToList())
            if (await people.IsMemberAsync(gap.TeamId, asker, cancellationToken)
                && await messenger.TellAsync(asker, GapCards.Ended(gap, Shown.Name(me.Name)), [], cancellationToken) != Told.Nowhere)
                told++;

        var heard = told == 0 ? "" : " Whoever asked hears of it.";
        await speaker.SayTextAsync(status == GapStatus.Answered
            ? $"Gap {gap.Number} is answered.{heard} From now on “policy” finds it too. Thank you, {Talk.FirstNameOf(me)}."
            : $"Gap {gap.Number} is dropped, because {Shown.Within(text)}.{heard} To take it up again: gap {gap.Number} reopen");
    }

    private async Task ReopenAsync(KnowledgeGap gap, Speaker speaker, CancellationToken cancellationToken)
    {
        if (gap.IsOpen)
        {
            await speaker.SayTextAsync($"Gap {gap.Number} is open: {GapCards.Quoted(gap)}. Whoever knows: gap {gap.Number} answer …");
            return;
        }

        gap.Reopen(speaker.Person.Id, turn.Now);
        Show(gap, await turn.Db.Teams.FindAsync([gap.TeamId], cancellationToken));
        await speaker.SayTextAsync($"Gap {gap.Number} is open again: {GapCards.Quoted(gap)}. I tell you when somebody answers.");
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var teams = speaker.Room is { } room ? [room] : await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if (teams.Count == 0)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var open = await gaps.OpenInAsync(teams.ConvertAll(team => team.Id), cancellationToken);
        var counts = new List<string>();
        foreach (var team in teams)
        {
            var zone = WallClock.Zone(team.Zone);
            var from = WallClock.Midnight(WallClock.Date(turn.Now, zone).AddDays(1 - CountedDays), zone);
            var count = await gaps.CountAsync(team.Id, new Period(from, turn.Now + TimeSpan.FromTicks(1)), cancellationToken);
            if (GapCards.Count(count, CountedDays, teams.Count == 1 ? null : Shown.Name(team.Name)) is { } line)
                counts.Add(line);
        }

        await speaker.SayTextAsync(
            GapCards.List(open, teams.Count == 1 ? Shown.Name(teams[0].Name) : "your teams", counts, turn.Now),
            speaker.IsPrivate ? open.Take(3).Select(gap => $"gap {gap.Number}") : []);
    }

    private static Task SayDroppedAsync(KnowledgeGap gap, Speaker speaker) => speaker.SayTextAsync(
        $"Gap {gap.Number} was dropped, because {Shown.Within(gap.Answer)}. To take it up again: gap {gap.Number} reopen");

    private void Show(KnowledgeGap gap, Team? team)
    {
        if (team?.Room is { } room)
            messenger.Say(room, $"gap/{gap.Number}", Talk.Text(GapCards.Line(gap)));
    }

    /// <summary>In a channel only its own team's cases are spoken of.</summary>
    private static bool IsOfHere(RecoveryCase about, Speaker speaker) => speaker.Room is null || speaker.Room.Id == about.TeamId && !about.IsPrivate;

    private async Task<Team?> TeamAsync(string? teamId, Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.Room is { } room)
            return room;

        var teams = await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        return teams.Find(team => team.Id == (teamId ?? speaker.Person.HomeTeamId)) ?? teams.FirstOrDefault();
    }
}
