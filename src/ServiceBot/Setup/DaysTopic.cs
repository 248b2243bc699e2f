using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>When the team works. Outside these hours nobody is sent anything unasked; a person may have other ones.</summary>
internal sealed class DaysTopic() : TeamTopic(
    SetupTopics.Days, "Working days and hours", "Outside these hours nobody is written to unasked. Anybody may keep other hours: my hours.")
{
    private const string Days = "days";
    private const string From = "from";
    private const string To = "to";
    private const string Shifts = "shifts";
    private const int MostShifts = 12;
    private const int LongestShift = 80;

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Days, "Working days", string.Join(',', Each(facts.Settings.Days)), "", 0,
            Choices: [.. Each(WorkDays.EveryDay).Select(day => ($"{day}", $"{day}"))]),
        new(From, "From", $"{facts.Settings.From:HH:mm}", "09:00", Longest.Time),
        new(To, "To (an earlier time is one of the next day)", $"{facts.Settings.To:HH:mm}", "17:00", Longest.Time),
        new(Shifts, "Shifts, if you take turns, one a line", string.Join('\n', facts.Shifts.Select(shift => $"{Said.OneLine(shift.Name)} {shift.From:HH:mm}-{shift.To:HH:mm}")),
            "Early 06:00-14:00", MostShifts * LongestShift, IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts)
    {
        var hours = $"{SpokenDays.Write(facts.Settings.Days)}, {new Hours(facts.Settings.From, facts.Settings.To)}";
        return facts.Shifts.Count == 0
            ? hours
            : $"{hours}; shifts: {string.Join(", ", facts.Shifts.Select(shift => $"{Shown.Within(shift.Name)} {new Hours(shift.From, shift.To)}"))}";
    }

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Chosen(Days) is { } days && Read(days) == WorkDays.None)
            return new Complaint("Please choose at least one working day.");
        if (Clock.Check(filled.Line(From)) is { } from)
            return from;
        if (Clock.Check(filled.Line(To)) is { } to)
            return to;
        if ((Clock.Read(filled.Line(From)) ?? facts.Settings.From) == (Clock.Read(filled.Line(To)) ?? facts.Settings.To))
            return new Complaint("Work begins and ends at the same time. Please write when it ends.");

        var lines = filled.Lines(Shifts) ?? [];
        if (lines.Count > MostShifts)
            return new Complaint($"These are {lines.Count} shifts; I keep up to {MostShifts}.");
        if (lines.FirstOrDefault(line => Read(line) is null) is { } odd)
            return new Complaint($"I do not understand “{Shown.Within(odd, 40)}” as a shift. Write its name and its hours: Early 06:00-14:00.");

        return lines.Select(line => Read(line)!.Value.Name).GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new Complaint($"Two shifts are called {Shown.Within(twice.Key, 40)}. Please give each a name of its own.")
            : Entry.TooLong(lines.Select(line => new Entry("The shift", line, LongestShift)));
    }

    public override string Next(TeamFacts facts) => $"From now on the team works {Holds(facts)} ({facts.Team.Zone}), and outside of that nobody is written to unasked.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        var settings = facts.Settings;
        if (filled.Chosen(Days) is { } days)
            settings.Days = Read(days);

        settings.From = Clock.Read(filled.Line(From)) ?? settings.From;
        settings.To = Clock.Read(filled.Line(To)) ?? settings.To;
        if (filled.Lines(Shifts) is not { } lines)
            return;

        var named = lines.Select(line => Read(line)!.Value).ToList(); // checked before
        foreach (var shift in facts.Shifts.Where(shift => named.TrueForAll(kept => kept.Name != shift.Name)).ToList())
        {
            db.Shifts.Remove(shift);
            facts.Shifts.Remove(shift);
        }

        foreach (var (name, from, to) in named)
        {
            if (facts.Shifts.Find(shift => shift.Name == name) is not { } shift)
                facts.Shifts.Add(shift = db.Shifts.Add(new Shift { TeamId = facts.Team.Id, Name = name }).Entity);

            (shift.From, shift.To) = (from, to);
        }

        facts.Shifts.Sort((one, other) => (one.From, one.Name).CompareTo((other.From, other.Name)));
    }

    /// <summary>The name, and at the end of the line the hours: as many words as make some.</summary>
    private static (string Name, TimeOnly From, TimeOnly To)? Read(string line)
    {
        for (var space = line.IndexOf(' '); space > 0; space = line.IndexOf(' ', space + 1))
            if (SpokenHours.Parse(line[(space + 1)..]) is { } hours && hours.From != hours.To)
                return (line[..space].TrimEnd(' ', ':', ','), hours.From, hours.To);

        return null;
    }

    private static WorkDays Read(IReadOnlyList<string> chosen) =>
        Each(WorkDays.EveryDay).Where(day => chosen.Contains($"{day}")).Aggregate(WorkDays.None, (all, day) => all | day);

    private static IEnumerable<WorkDays> Each(WorkDays days) => Enumerable.Range(0, 7).Select(day => (WorkDays)(1 << day)).Where(day => days.HasFlag(day));
}
