using System.Buffers.Text;
using System.Security.Cryptography;

namespace ServiceBot.Recovery;

/// <summary>A button of a living card. The card carries the id and nothing else; what it does is looked up here.</summary>
internal sealed class CardAction(string id, CardVerb verb, int caseNumber, string teamId)
{
    public string Id { get; private set; } = id;
    public CardVerb Verb { get; private set; } = verb;
    public int CaseNumber { get; private set; } = caseNumber;
    public string TeamId { get; private set; } = teamId;

    public static CardAction Create(CardVerb verb, RecoveryCase recovery) =>
        new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), verb, recovery.Number, recovery.TeamId);
}

/// <summary>Who pressed it first when; pressing again does nothing more.</summary>
internal sealed class CardActionUse(string actionId, string personId, DateTimeOffset at)
{
    public string ActionId { get; private set; } = actionId;
    public string PersonId { get; private set; } = personId;
    public DateTimeOffset At { get; private set; } = at;
}

internal enum CardVerb
{
    TakeIt,
    Told,
    Fixed,
    MoreTime,
    GetHelp,
}
