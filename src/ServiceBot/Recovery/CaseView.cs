namespace ServiceBot.Recovery;

/// <summary>A case with what it takes to show it: names and a zone.</summary>
internal sealed record CaseView(RecoveryCase About, TimeZoneInfo Zone, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Who helps, by id.</summary>
    public IReadOnlyList<string> HelperIds { get; init; } = [];

    /// <summary>How long it waited for the customer until it was fixed; only where the timeline is shown.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Cases that go on in this one, the newest first, with their events.</summary>
    public IReadOnlyList<RecoveryCase> Merged { get; init; } = [];

    public string Owner => About.OwnerId is { } owner ? NameOf(owner) : "nobody yet";

    public string Promise => TeamCards.PromiseOf(About, Zone);

    public string Helpers => string.Join(", ", HelperIds.Select(NameOf));

    public string NameOf(string personId) => Names.TryGetValue(personId, out var name) ? Shown.Name(name) : "somebody who left";
}
