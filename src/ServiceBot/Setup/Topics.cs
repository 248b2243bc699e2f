using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>The topics of a set-up in the order in which they are asked: principles before metrics.</summary>
internal static class Topics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        new VisionTopic(), new PrinciplesTopic(), new PeopleTopic(), new RolesTopic(), new ZoneTopic(), new DaysTopic(),
        new TimesTopic(), new LimitsTopic(), new TargetsTopic(), new HolidaysTopic(), new WordsTopic(), new SafetyTopic(),
        new HardTopic(),
    ];

    public static Topic Of(SetupTopics key) => All.First(topic => topic.Key == key);

    public static Topic? Find(string? name) => Enum.TryParse<SetupTopics>(name, out var key) ? All.FirstOrDefault(topic => topic.Key == key) : null;

    /// <summary>"Set-up 3 of 12 · People".</summary>
    public static string Heading(this Topic topic) => $"Set-up {PlaceOf(topic) + 1} of {All.Count} · {topic.Name}";

    public static Topic? After(Topic topic) => PlaceOf(topic) + 1 < All.Count ? All[PlaceOf(topic) + 1] : null;

    public static Topic? Before(Topic topic) => PlaceOf(topic) > 0 ? All[PlaceOf(topic) - 1] : null;

    /// <summary>Where somebody goes on who has not been there yet: behind what was gone through, else at what was left out; null when nothing was.</summary>
    public static Topic? Open(TeamSettings settings)
    {
        var open = All.Where(topic => !settings.Confirmed.HasFlag(topic.Key)).ToList();
        var last = All.LastOrDefault(topic => settings.Confirmed.HasFlag(topic.Key));
        return open.Find(topic => last is null || PlaceOf(topic) > PlaceOf(last)) ?? open.FirstOrDefault();
    }

    private static int PlaceOf(Topic topic) => All.TakeWhile(other => other != topic).Count();
}
