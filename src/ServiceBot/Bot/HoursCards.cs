using Microsoft.Bot.Schema;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What somebody decided about their own time, and how they change it.</summary>
internal static class HoursCards
{
    public const string Save = "save";
    public const string Back = "back";

    /// <param name="teams">The teams the person is in.</param>
    /// <param name="changes">What changed about this person, by whom, the newest first.</param>
    public static Activity Mine(
        Person person, PersonHours? own, Availability now, IReadOnlyList<Team> teams, IReadOnlyList<Shift> shifts, IReadOnlyList<string> changes,
        string channel)
    {
        var away = now.AwayUntil is { } back ? $"You are away. You are back on {WallClock.Write(back)}." : null;
        var body = new List<object> { Card.Heading("My hours"), Card.Line(Says(now)) };
        if (Zones.Stored(person.Zone) is null)
            body.Add(Card.Line($"I do not know your time zone “{Shown.Within(person.Zone, 40)}”, so {now.Work.Zone.Id} is used. Please write another below."));
        if (away is not null)
            body.Add(Card.Line(away));

        body.Add(Card.Line("Answers to what you write come at any hour. Nobody else sees this. To be away: away until Monday, or away 3 days.", isSubtle: true));
        body.Add(Card.Input("zone", "Time zone, by its city", person.Zone, "Europe/Lisbon", Longest.Time));
        body.Add(Card.Input("days", "Working days (empty: as my team)", own?.Days is { } days ? SpokenDays.Write(days) : null, SpokenDays.Write(now.Work.Days), Longest.Time));
        body.Add(Card.Input("work", "Working hours (empty: as my team)", own?.Work?.ToString(), $"{now.Work.Hours}", Longest.Time));
        if (shifts.Count > 0)
            body.Add(Card.Words($"Shifts in your team, whose names you can write too: {string.Join(", ", shifts.Select(shift => $"{Shown.Within(shift.Name)} {new Hours(shift.From, shift.To)}"))}"));

        body.Add(Card.Input("quiet", "Leave me alone between (empty: never while I work)", own?.Quiet?.ToString(), "12:00–13:00", Longest.Time));
        if (teams.Count > 1)
            body.Add(Card.Choice(
                "home", "My home team: its days, hours and holidays are mine where I have none of my own", person.HomeTeamId ?? "",
                teams.Select(team => (team.Id, Shown.Name(team.Name)))));

        if (changes.Count > 0)
        {
            body.Add(Card.Words("What changed about you", isBold: true));
            body.AddRange(changes.Select(change => Card.Words(change)));
        }

        var buttons = new List<object> { Card.Submit("Save", Data(Save), isFirst: true) };
        if (away is not null)
            buttons.Add(Card.Submit("I am here again", Data(Back)));

        return Card.Message(channel, $"My hours. {Says(now)} {away} To be away: away until Monday, away 3 days.", body, buttons);
    }

    /// <summary>When something may come unasked, in one sentence.</summary>
    public static string Says(Availability availability)
    {
        var work = availability.Work;
        var quiet = availability.Quiet is { } hours ? $", but not {hours}" : "";
        return $"I write to you unasked {SpokenDays.Write(work.Days)}, {work.Hours} ({work.Zone.Id}){quiet}.";
    }

    private static Dictionary<string, object> Data(string answer) => new() { ["hours"] = "mine", ["answer"] = answer };
}
