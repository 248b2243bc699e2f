using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What people decide about their own time: when they work, when they are left alone, until when they are away.</summary>
internal sealed class HoursCommands(Turn turn, People people, Timetables timetables, RosterChanges changes)
{
    private const int MostChanges = 5;
    private const string WhenExamples = "Try away until Monday, away 3 days or away until 14 May.";

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Away => LeaveAsync(command.Rest, speaker, cancellationToken),
        Verb.Here => ReturnAsync(speaker, cancellationToken),
        _ => ShowAsync(speaker, cancellationToken),
    };

    /// <summary>A button of the card of one's own hours, however old the card is.</summary>
    public Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken) => answer.Answer switch
    {
        HoursCards.Back => ReturnAsync(speaker, cancellationToken),
        HoursCards.Save => SaveAsync(answer, speaker, cancellationToken),
        _ => ShowAsync(speaker, cancellationToken),
    };

    private async Task ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var own = await turn.Db.PersonHours.FindAsync([me.Id], cancellationToken);
        var availability = await CurrentAsync(me, cancellationToken);
        var shifts = await ShiftsAsync(me, cancellationToken);
        var teams = await people.TeamsOfAsync(me.Id, cancellationToken);
        await speaker.SayAsync(HoursCards.Mine(me, own, availability, teams, shifts, await ChangesAsync(me, cancellationToken), speaker.Channel));
    }

    private async Task SaveAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var zones = Zones.Find(Said.OneLine(answer.Zone ?? me.Zone));
        var shifts = await ShiftsAsync(me, cancellationToken);
        var days = Said.OneLine(answer.Days) is { Length: > 0 } typedDays ? (Typed: typedDays, Read: SpokenDays.Parse(typedDays)) : default;
        var work = Said.OneLine(answer.Work) is { Length: > 0 } typedWork ? (Typed: typedWork, Read: HoursOf(typedWork, shifts)) : default;
        var quiet = Said.OneLine(answer.Quiet) is { Length: > 0 } typedQuiet ? (Typed: typedQuiet, Read: SpokenHours.Parse(typedQuiet)) : default;
        var complaint = ZoneComplaint(answer.Zone, zones)
            ?? (days is { Typed: not null, Read: null } ? Unclear(days.Typed, "working days", "Mon-Fri, or Sun to Thu") : null)
            ?? (work is { Typed: not null, Read: null } ? Unclear(work.Typed, "working hours", "9-17, or 22:00-06:00") : null)
            ?? (quiet is { Typed: not null, Read: null } ? Unclear(quiet.Typed, "hours", "12:00-13:00") : null);
        if (complaint is not null)
        {
            await speaker.SayTextAsync($"{complaint} Your card above still holds what you typed.");
            return;
        }

        var was = HoursCards.Says(await CurrentAsync(me, cancellationToken));
        var own = await OwnAsync(me, cancellationToken);
        me.Zone = zones[0].Id;
        me.LookAgain();
        await MoveHomeAsync(me, answer.Home, cancellationToken);
        (own.Days, own.Work, own.Quiet) = (days.Read, work.Read, quiet.Read);
        var availability = await CurrentAsync(me, cancellationToken);
        var now = HoursCards.Says(availability);
        if (was != now)
            changes.Record(me.Id, null, me.Id, $"Hours: {was} → {now}");

        await speaker.SayTextAsync(
            $"Saved. {now}" + (availability.Next(turn.Now) is null ? " With these there is no time left for it, so nothing comes unasked at all." : ""));
    }

    /// <summary>Only a team one is in can be home.</summary>
    private async Task MoveHomeAsync(Person me, string? home, CancellationToken cancellationToken)
    {
        if (home is null || home == me.HomeTeamId || (await people.TeamsOfAsync(me.Id, cancellationToken)).Find(team => team.Id == home) is not { } team)
            return;

        me.HomeTeamId = team.Id;
        changes.Record(me.Id, null, me.Id, $"Home team: {team.Name}");
    }

    private async Task LeaveAsync(string text, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var zone = await people.ZoneOfAsync(me, cancellationToken);
        var spoken = SpokenAbsence.Parse(Said.OneLine(text), WallClock.Date(turn.Now, zone));
        var complaint = spoken.Kind switch
        {
            SpokenAbsenceKind.Understood => null,
            SpokenAbsenceKind.Past => $"{WallClock.Write(spoken.Back)} has come already. {WhenExamples}",
            SpokenAbsenceKind.TooFar => $"That is more than a year ahead. {WhenExamples}",
            _ => $"Until when are you away? {WhenExamples}",
        };
        if (complaint is not null)
        {
            await speaker.SayTextAsync(complaint, "away until Monday", "away 3 days");
            return;
        }

        (await OwnAsync(me, cancellationToken)).AwayUntil = spoken.Back;
        me.LookAgain();
        changes.Record(me.Id, null, me.Id, $"Away until {WallClock.Write(spoken.Back)}");
        await speaker.SayTextAsync(
            $"You are away, and back on {WallClock.Write(spoken.Back)}. Until then nothing comes unasked; what comes meanwhile waits for you. "
            + $"Sooner: here again.{await PromisesAsync(me, spoken.Back, zone, cancellationToken)}",
            "here again");
    }

    private async Task ReturnAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(speaker.Person, cancellationToken);
        if (own.AwayUntil is null)
        {
            await speaker.SayTextAsync("You are here already. To be away: away until Monday", "away until Monday");
            return;
        }

        own.AwayUntil = null;
        speaker.Person.LookAgain();
        changes.Record(speaker.Person.Id, null, speaker.Person.Id, "Here again");
        await speaker.SayTextAsync($"Welcome back. {HoursCards.Says(await CurrentAsync(speaker.Person, cancellationToken))}");
    }

    /// <summary>Whoever leaves should know which promises to customers they leave behind.</summary>
    private async Task<string> PromisesAsync(Person me, DateOnly back, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var until = WallClock.Midnight(back, zone);
        var due = await turn.Db.Cases.AsNoTracking()
            .Where(about => about.OwnerId == me.Id && about.FixedAt == null && about.PromiseAt != null && about.PromiseAt < until)
            .Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .OrderBy(about => about.PromiseAt)
            .Select(about => about.Number)
            .Take(10)
            .ToListAsync(cancellationToken);
        return due.Count == 0
            ? ""
            : $" Before then you have promised something to the customer of case {string.Join(", ", due)}: please tell your team who keeps it.";
    }

    private async Task<Availability> CurrentAsync(Person me, CancellationToken cancellationToken)
    {
        var availability = await timetables.OfAsync(me, cancellationToken);
        var today = WallClock.Date(turn.Now, availability.Work.Zone);

        // An absence that is over needs no word.
        return availability with { AwayUntil = availability.AwayUntil > today ? availability.AwayUntil : null };
    }

    private async Task<PersonHours> OwnAsync(Person me, CancellationToken cancellationToken) =>
        await turn.Db.PersonHours.FindAsync([me.Id], cancellationToken) ?? turn.Db.PersonHours.Add(new PersonHours(me.Id)).Entity;

    private Task<List<Shift>> ShiftsAsync(Person me, CancellationToken cancellationToken) =>
        turn.Db.Shifts.AsNoTracking().Where(shift => shift.TeamId == me.HomeTeamId).OrderBy(shift => shift.From).ToListAsync(cancellationToken);

    /// <summary>What was changed about this person, by themselves or others, as they may always see.</summary>
    private async Task<List<string>> ChangesAsync(Person me, CancellationToken cancellationToken)
    {
        var zone = await people.ZoneOfAsync(me, cancellationToken);
        var last = await turn.Db.RosterChanges.AsNoTracking()
            .Where(change => change.PersonId == me.Id)
            .OrderByDescending(change => change.Id)
            .Take(MostChanges)
            .Select(change => new { change.At, change.What, change.ActorId, Name = turn.Db.People.Where(person => person.Id == change.ActorId).Select(person => person.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. last.Select(change =>
            $"{WallClock.Write(change.At, zone)} · {(change.ActorId == me.Id ? "you" : Shown.Name(change.Name ?? "the operator"))} · {Shown.Within(change.What, Longest.Note)}")];
    }

    private static Hours? HoursOf(string typed, List<Shift> shifts) =>
        shifts.Find(shift => Said.Key(shift.Name) == Said.Key(typed)) is { } shift ? new Hours(shift.From, shift.To) : SpokenHours.Parse(typed);

    private static string? ZoneComplaint(string? typed, IReadOnlyList<TimeZoneInfo> zones) => zones.Count switch
    {
        1 => null,
        0 => $"I know no time zone “{Shown.Within(Said.OneLine(typed), 40)}”. Write its city, for example Europe/Lisbon.",
        _ => $"“{Shown.Within(Said.OneLine(typed), 40)}” may be {string.Join(" or ", zones.Select(zone => zone.Id))}. Please write which.",
    };

    private static string Unclear(string typed, string what, string example) =>
        $"I do not understand “{Shown.Within(typed, 40)}” as {what}. Try {example}.";
}
