namespace ServiceBot.Pulse;

/// <summary>People whose answers are counted together. Everybody is in exactly one.</summary>
/// <param name="Key"><c>team/harbour</c>, <c>group/ferries</c> or <c>organisation</c>.</param>
/// <param name="Name">As people are told before they answer.</param>
/// <param name="TeamId">The team whose days and times it follows: the largest of those in it.</param>
/// <param name="TeamIds">The home teams whose people are in it.</param>
internal sealed record Cohort(string Key, string Name, string TeamId, IReadOnlyList<string> TeamIds)
{
    public const string Organisation = "organisation";

    public static string KeyOf(string teamId) => $"team/{teamId}";
}
