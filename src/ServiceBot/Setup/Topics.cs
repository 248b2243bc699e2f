using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What a team decides about itself.</summary>
internal static class Topics
{
    /// <summary>The topics of a set-up in the order in which they are asked: principles before metrics, and all of it in five minutes.</summary>
    private static readonly IReadOnlyList<Topic> Asked =
    [
        new VisionTopic(), new PrinciplesTopic(), new PeopleTopic(), new RolesTopic(), new ZoneTopic(), new DaysTopic(),
        new TimesTopic(), new LimitsTopic(), new TargetsTopic(), new HolidaysTopic(), new WordsTopic(),
    ];

    /// <summary>With those that begin with something that serves, and are changed in the settings.</summary>
    public static readonly IReadOnlyList<Topic> All = [.. Asked, new SafetyTopic(), new HardTopic(), new CheckInsTopic(), new QuestionsTopic(), new DigestTopic()];

    public static Topic Of(SetupTopics key) => All.First(topic => topic.Key == key);

    public static Topic? Find(string? name) => Enum.TryParse<SetupTopics>(name, out var key) ? All.FirstOrDefault(topic => topic.Key == key) : null;

    public static int Count => Asked.Count;

    public static Topic First => Asked[0];

    /// <summary>"Set-up 3 of 11 · People".</summary>
    public static string Heading(this Topic topic) => $"Set-up {PlaceOf(topic) + 1} of {Count} · {topic.Name}";

    public static Topic? After(Topic topic) => PlaceOf(topic) + 1 < Count ? Asked[PlaceOf(topic) + 1] : null;

    public static Topic? Before(Topic topic) => PlaceOf(topic) > 0 ? Asked[PlaceOf(topic) - 1] : null;

    /// <summary>Where somebody goes on who has not been there yet: behind what was gone through, else at what was left out; null when nothing was.</summary>
    public static Topic? Open(TeamSettings settings)
    {
        var open = LeftBy(settings).ToList();
        var last = Asked.LastOrDefault(topic => settings.Confirmed.HasFlag(topic.Key));
        return open.Find(topic => last is null || PlaceOf(topic) > PlaceOf(last)) ?? open.FirstOrDefault();
    }

    /// <summary>What of the set-up nobody has gone through.</summary>
    public static IEnumerable<Topic> LeftBy(TeamSettings settings) => Asked.Where(topic => !settings.Confirmed.HasFlag(topic.Key));

    private static int PlaceOf(Topic topic) => Asked.TakeWhile(other => other != topic).Count();
}
