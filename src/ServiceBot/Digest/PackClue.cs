namespace ServiceBot.Digest;

/// <summary>A clue that came to a team in a pack of somebody else. Nobody here wrote it, and it is in no figure.</summary>
internal sealed class PackClue(string id, string teamId, string pack, string text, DateTimeOffset at)
{
    /// <summary>Sorts by time, and within a pack by its order.</summary>
    public string Id { get; private set; } = id;
    public string TeamId { get; private set; } = teamId;

    /// <summary>What the pack is called.</summary>
    public string Pack { get; private set; } = pack;
    public string Text { get; private set; } = text;
    public DateTimeOffset At { get; private set; } = at;
}
