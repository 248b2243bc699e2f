namespace ServiceBot.Roster;

/// <summary>Who may look at what people were told, and say so: any one of them.</summary>
/// <param name="IsAlone">They had a hand in it themselves, because nobody else is there.</param>
internal sealed record Acknowledgers(IReadOnlyList<Colleague> People, bool IsAlone)
{
    public bool Include(string personId) => People.Any(one => one.Person.Id == personId);
}
