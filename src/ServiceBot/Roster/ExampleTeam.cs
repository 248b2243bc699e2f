namespace ServiceBot.Roster;

/// <summary>The made-up team whose last days a new local database shows. Its name says so wherever it stands, and nobody else's figures hold anything of it.</summary>
internal static class ExampleTeam
{
    public const string Id = "example-team";

    public const string Name = "Example · Ferry desk";
}
