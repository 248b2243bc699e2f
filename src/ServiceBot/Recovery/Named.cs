using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Who is meant by a typed name.</summary>
internal static class Named
{
    /// <param name="typed">"@Rui", "Rui", "Rui Matos" or an id.</param>
    /// <returns>One; several to choose from; or none.</returns>
    public static IReadOnlyList<Colleague> Among(IReadOnlyList<Colleague> members, string? typed)
    {
        var name = Said.Key(typed).TrimStart('@').Trim();
        if (name.Length == 0)
            return [];

        var whole = members.Where(member => Said.Key(member.Person.Name) == name || Said.Key(member.Person.Id) == name).ToList();
        return whole.Count > 0 ? whole : [.. members.Where(member => Said.Key(member.Person.Name).Split(' ')[0] == name)];
    }
}
