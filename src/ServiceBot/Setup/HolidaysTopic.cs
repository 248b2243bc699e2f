using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>On which days the team does not work although it is a working day. What has passed stays, for those days were free.</summary>
internal sealed class HolidaysTopic() : TeamTopic(
    SetupTopics.Holidays, "Holidays", "On a holiday nobody is asked anything, and no digest comes.")
{
    /// <summary>All that are to come: what is not in it any more is none.</summary>
    private const string Days = "holidays";

    /// <summary>More of them.</summary>
    private const string Added = "moreHolidays";

    private const int Most = 100;
    private const int LongestName = 40;

    public override string TypedField => Added;

    public override IEnumerable<string> Notes(TeamFacts facts) => facts.Holidays.Count(holiday => holiday.Date < facts.Today) switch
    {
        0 => [],
        1 => ["1 day that has passed is kept."],
        var passed => [$"{passed} days that have passed are kept."],
    };

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Days, "Date and name, one a line", string.Join('\n', Coming(facts).Select(Line)),
            $"{facts.Today.Year}-12-25 Christmas", Most * (LongestName + 12), IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts) =>
        OrNothing(string.Join(", ", Coming(facts).Select(holiday => $"{holiday.Date:yyyy-MM-dd} {Shown.Within(holiday.Name)}")), "none to come");

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        var lines = Lines(facts, filled);
        if (lines.Count > Most)
            return new Complaint($"These are {lines.Count} days; I keep up to {Most} to come.");

        var days = new HashSet<DateOnly>();
        foreach (var line in lines)
        {
            if (Read(line, facts.Today) is not var (date, name))
                return new Complaint($"I do not understand “{Shown.Within(line, 40)}”. Write the date and then the name: 2026-12-25 Christmas.");
            if (date < facts.Today)
                return new Complaint($"{WallClock.Write(date)} has passed ({Shown.Within(name, LongestName)}). Which day do you mean?");
            if (name.Length > LongestName)
                return new Complaint($"“{Shown.Within(name, LongestName)}” is longer than I can keep: a name has up to {LongestName} characters.");
            if (!days.Add(date))
                return new Complaint($"{WallClock.Write(date)} stands there twice. Please keep one of the lines.");
        }

        return null;
    }

    public override string Next(TeamFacts facts) => Coming(facts).FirstOrDefault() is { } next
        ? $"On these days nobody is written to unasked. The next one is {WallClock.Write(next.Date)}, {Shown.Within(next.Name)}."
        : "No holiday is known, so every working day counts.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        var named = Lines(facts, filled).Select(line => Read(line, facts.Today)!.Value).ToList(); // checked before
        foreach (var holiday in Coming(facts).Where(holiday => named.TrueForAll(kept => kept.Date != holiday.Date)).ToList())
        {
            db.Holidays.Remove(holiday);
            facts.Holidays.Remove(holiday);
        }

        foreach (var (date, name) in named)
        {
            if (facts.Holidays.Find(holiday => holiday.Date == date) is { } known)
                known.Name = name;
            else
                facts.Holidays.Add(db.Holidays.Add(new Holiday { TeamId = facts.Team.Id, Date = date, Name = name }).Entity);
        }

        facts.Holidays.Sort((one, other) => one.Date.CompareTo(other.Date));
    }

    private static IEnumerable<Holiday> Coming(TeamFacts facts) => facts.Holidays.Where(holiday => holiday.Date >= facts.Today);

    private static string Line(Holiday holiday) => $"{holiday.Date:yyyy-MM-dd} {Said.OneLine(holiday.Name)}";

    private static IReadOnlyList<string> Lines(TeamFacts facts, Filled filled) =>
        filled.Lines(Days) ?? [.. Coming(facts).Select(Line), .. filled.Lines(Added) ?? []];

    /// <summary>"2026-12-25 Christmas", "25 December Christmas": the day is as many words as make one.</summary>
    private static (DateOnly Date, string Name)? Read(string line, DateOnly today)
    {
        var words = line.Split(' ');
        for (var count = Math.Min(3, words.Length - 1); count > 0; count--)
        {
            var name = string.Join(' ', words[count..]).Trim(' ', ',', ':', '-', '–');
            if (name.Length > 0 && Day(string.Join(' ', words[..count]), today) is { } date)
                return (date, name);
        }

        return null;
    }

    private static DateOnly? Day(string words, DateOnly today)
    {
        var said = words.TrimEnd(',', ':');
        if (!said.Any(char.IsAsciiDigit) || SpokenDay.Parse(said, today) is not { } day)
            return null;

        // Without a year the coming one is meant, however near the last one was.
        return day < today && !said.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? day.AddYears(1) : day;
    }
}
