using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>By when a case has an owner, and its customer a first word. What people really need is shown before a target is set.</summary>
internal sealed partial class TargetsTopic() : TeamTopic(
    SetupTopics.Targets, "Targets", "A target is a promise to customers that people can keep without rushing. It never says who was slow.")
{
    /// <summary>In minutes.</summary>
    private const int Most = 7 * 24 * 60;

    private static readonly IReadOnlyList<TargetField> All =
    [
        new("ownSafety", "Owner, somebody in danger", "an owner when somebody is in danger",
            settings => settings.Own.Safety, (settings, minutes) => settings.Own.Safety = minutes, observed => observed.Safety.Own),
        new("ownSerious", "Owner, serious", "an owner when it is serious",
            settings => settings.Own.Serious, (settings, minutes) => settings.Own.Serious = minutes, observed => observed.Serious.Own),
        new("ownNormal", "Owner, normal (working time)", "an owner when it is normal",
            settings => settings.Own.Normal, (settings, minutes) => settings.Own.Normal = minutes, observed => observed.Normal.Own),
        new("wordSafety", "First word, somebody in danger", "a first word when somebody is in danger",
            settings => settings.FirstWord.Safety, (settings, minutes) => settings.FirstWord.Safety = minutes, observed => observed.Safety.FirstWord),
        new("wordSerious", "First word, serious", "a first word when it is serious",
            settings => settings.FirstWord.Serious, (settings, minutes) => settings.FirstWord.Serious = minutes, observed => observed.Serious.FirstWord),
        new("wordNormal", "First word, normal (working time)", "a first word when it is normal",
            settings => settings.FirstWord.Normal, (settings, minutes) => settings.FirstWord.Normal = minutes, observed => observed.Normal.FirstWord),
    ];

    public override async Task PrepareAsync(TeamFacts facts, Filled filled, BotDb db, CancellationToken cancellationToken)
    {
        var since = facts.Now.AddDays(-Observed.Days);
        facts.Observed = Observed.Of(await db.Cases.AsNoTracking().Include(about => about.Events)
            .Where(about => about.TeamId == facts.Team.Id && about.OpenedAt >= since && !about.IsPractice)
            .ToListAsync(cancellationToken));
    }

    public override IEnumerable<string> Notes(TeamFacts facts) => All.All(target => target.Seen(facts.Observed) is null)
        ? [$"What it took in the last {Observed.Days} days: — (no case was owned or answered yet)"]
        :
        [
            $"What it took in the last {Observed.Days} days, from the report on the clock: how many, the middle half, and the middle value.",
            .. All.Select(target => $"{target.Label.Split(" (")[0]}: {Say(target.Seen(facts.Observed))}"),
        ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
        All.Select(target => new Field(target.Id, $"{target.Label}, within", Write(target.Get(facts.Settings)), "30 min", 20));

    public override string Holds(TeamFacts facts) =>
        $"owner within {Write(facts.Settings.Own.Safety)} (danger), {Write(facts.Settings.Own.Serious)} (serious), {Write(facts.Settings.Own.Normal)} of working time; "
        + $"first word within {Write(facts.Settings.FirstWord.Safety)}, {Write(facts.Settings.FirstWord.Serious)}, {Write(facts.Settings.FirstWord.Normal)}";

    public override Complaint? Check(TeamFacts facts, Filled filled) => All.FirstOrDefault(target => Minutes(facts, filled, target) is null) is { } odd
        ? new Complaint((filled.Line(odd.Id) is { Length: > 0 } typed
            ? $"I do not understand “{Shown.Within(typed, 20)}” as the time for {odd.One}."
            : $"The time for {odd.One} is missing.") + " Try 30 min or 2 h; the most is 7 days.")
        : null;

    /// <summary>Half of what people did took longer than the middle value, so a tighter target calls half of them late.</summary>
    public override string? Warning(TeamFacts facts, Filled filled)
    {
        var tight = All.Where(target => target.Seen(facts.Observed) is { } seen && TimeSpan.FromMinutes(Minutes(facts, filled, target)!.Value) < seen.Middle).ToList(); // checked before
        return tight.Count == 0
            ? null
            : "That is tighter than half of the cases were: "
                + string.Join("; ", tight.Select(target => $"{target.One} within {Write(Minutes(facts, filled, target)!.Value)}, where the middle value is {Write(target.Seen(facts.Observed)!.Middle)}"))
                + ". People who have too little time cut corners, and customers come back.";
    }

    public override string Next(TeamFacts facts) =>
        "A case that nobody owns by then is brought to a lead at work. “settings” shows them to everybody in the team; nobody's own times are shown to anybody.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        foreach (var target in All)
            target.Put(facts.Settings, Minutes(facts, filled, target)!.Value); // checked before
    }

    private static int? Minutes(TeamFacts facts, Filled filled, TargetField target)
    {
        if (filled.Line(target.Id) is not { } typed)
            return target.Get(facts.Settings);

        var match = Pattern().Match(typed);
        if (!match.Success)
            return null;

        var minutes = Number("days") * 24 * 60 + Number("hours") * 60 + Number("minutes");
        return minutes is >= 1 and <= Most ? minutes : null;

        int Number(string part) => match.Groups[part] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }

    private static string Say(Spread? seen) => seen is null ? "—" : $"{seen.Count} · {Write(seen.Lower)} to {Write(seen.Upper)} · {Write(seen.Middle)}";

    private static string Write(TimeSpan time) => Write((int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero));

    private static string Write(int minutes) => minutes switch
    {
        < 60 => $"{minutes} min",
        _ when minutes % 60 == 0 => $"{minutes / 60} h",
        _ => $"{minutes / 60} h {minutes % 60} min",
    };

    [GeneratedRegex(
        @"\A(?=.)(?:(?<days>\d{1,3}) ?(?:d|days?))? ?(?:(?<hours>\d{1,3}) ?(?:h|hrs?|hours?))? ?(?:(?<minutes>\d{1,5}) ?(?:m|min|mins|minutes?)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    private sealed record TargetField(
        string Id, string Label, string One, Func<TeamSettings, int> Get, Action<TeamSettings, int> Put, Func<Observed, Spread?> Seen);
}
