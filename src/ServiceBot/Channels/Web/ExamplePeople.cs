using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Who is in the example team: enough of them that what they answer may be counted.</summary>
internal static class ExamplePeople
{
    public const string Ana = "example-ana";
    public const string Bruno = "example-bruno";
    public const string Carla = "example-carla";
    public const string Dinis = "example-dinis";
    public const string Eva = "example-eva";
    public const string Gil = "example-gil";
    public const string Filipa = "example-filipa";

    /// <summary>None of them is anything in the whole organisation, so nothing of another team ever comes to them.</summary>
    public static readonly IReadOnlyList<DemoPersonOptions> All =
    [
        new() { Id = Ana, Name = "Ana Reis" },
        new() { Id = Bruno, Name = "Bruno Costa" },
        new() { Id = Carla, Name = "Carla Pinto" },
        new() { Id = Dinis, Name = "Dinis Faria" },
        new() { Id = Eva, Name = "Eva Rocha", Role = Role.Lead },
        new() { Id = Gil, Name = "Gil Matos", Role = Role.Approver },
        new() { Id = Filipa, Name = "Filipa Nunes", Role = Role.Manager },
    ];
}
