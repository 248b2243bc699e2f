using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>A case with what it takes to show it: names and a zone.</summary>
internal sealed record CaseView(RecoveryCase About, TimeZoneInfo Zone, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Cases that go on in this one, the newest first, with their events.</summary>
    public IReadOnlyList<RecoveryCase> Merged { get; init; } = [];

    public string Owner => About.OwnerId is { } owner ? NameOf(owner) : "nobody yet";

    public string Promise => About.PromiseAt is { } at ? WallClock.Write(at, Zone) : "none yet";

    public string NameOf(string personId) => Names.TryGetValue(personId, out var name) ? Shown.Name(name) : "somebody who left";
}
