namespace ServiceBot.Recovery;

/// <summary>Somebody who helps the owner of a case.</summary>
internal sealed class CaseHelper(int caseNumber, string personId)
{
    public int CaseNumber { get; private set; } = caseNumber;
    public string PersonId { get; private set; } = personId;
}
