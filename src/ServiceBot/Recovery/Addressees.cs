using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Whom the first words of a thanks name, and what follows them.</summary>
/// <param name="Unclear">Several people one of the names could mean; <paramref name="Meant"/> are then those before it.</param>
/// <param name="Unknown">A name that is nobody's here; null when there is none.</param>
internal sealed record Addressees(IReadOnlyList<Colleague> Meant, string Text, IReadOnlyList<Colleague> Unclear, string? Unknown)
{
    public const int MostWordsOfAName = 3;

    /// <param name="said">"@Rui for the call", "@Rui and Amal for the call", "@Rui, @Amal for the call".</param>
    public static Addressees Of(string said, IReadOnlyList<Colleague> members)
    {
        var words = said.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var meant = new List<Colleague>();
        var at = 0;
        while (Next(words, at, isFirst: meant.Count == 0) is { } next)
        {
            var (found, length) = Longest(words, next, members);
            if (found.Count > 1)
                return new Addressees(meant, string.Join(' ', words[(next + length)..]), found, null);

            if (found is not [var one])
            {
                if (meant.Count == 0 || words[next].StartsWith('@'))
                    return new Addressees(meant, string.Join(' ', words[next..]), [], words[next]);

                break;
            }

            if (!meant.Exists(known => known.Person.Id == one.Person.Id))
                meant.Add(one);
            at = next + length;
        }

        return new Addressees(meant, string.Join(' ', words[at..]), [], null);
    }

    /// <summary>Where another name may begin: at the beginning, behind a comma or "and", and where a sign says so.</summary>
    private static int? Next(string[] words, int at, bool isFirst)
    {
        if (at >= words.Length)
            return null;

        if (isFirst || words[at].StartsWith('@') || words[at - 1].EndsWith(','))
            return at;

        return Said.Key(words[at]) is "and" or "&" && at + 1 < words.Length ? at + 1 : null;
    }

    /// <summary>The longest name first: "Rui Matos" is not the Rui of whom there are two.</summary>
    private static (IReadOnlyList<Colleague> Found, int Length) Longest(string[] words, int at, IReadOnlyList<Colleague> members)
    {
        for (var length = Math.Min(MostWordsOfAName, words.Length - at); length > 0; length--)
            if (Named.Among(members, string.Join(' ', words[at..(at + length)])) is { Count: > 0 } found)
                return (found, length);

        return ([], 0);
    }
}
