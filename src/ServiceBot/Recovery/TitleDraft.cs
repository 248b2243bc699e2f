using System.Text.RegularExpressions;

namespace ServiceBot.Recovery;

/// <summary>
/// A short title from the first sentence, for the opener to confirm. What looks like a customer's name, address or
/// number is left out: better a title that says too little than a name in the channel.
/// </summary>
internal static partial class TitleDraft
{
    public const int Longest = 60;

    /// <summary>Where nothing else may be said.</summary>
    public const string Unknown = "Something went wrong";

    public static string From(string sentence)
    {
        var title = Said.OneLine(Said.Bare(sentence)).Replace('’', '\'');
        title = Link().Replace(title, "a link");
        title = Mail().Replace(title, "an e-mail address");
        title = LongNumber().Replace(title, "a number");
        title = Titled().Replace(title, "a customer");
        title = Called().Replace(title, "a ${who}");
        title = Quoted().Replace(title, "a customer");
        title = FullName().Replace(title, Unnamed);
        title = Possessive().Replace(title, "a customer's");
        title = TwoArticles().Replace(title, "a ${who}");
        title = title.Replace('*', ' ').Replace('_', ' ').Trim(' ', '.', '!', '?', ',', ';', ':', '-');
        if (title.Length == 0)
            return Unknown;

        return Said.Shorten(char.ToUpperInvariant(title[0]) + title[1..], Longest);
    }

    /// <summary>"The Harbour" at the start of a sentence is one capital by rule, not a name.</summary>
    private static string Unnamed(Match match)
    {
        var starter = match.Groups["starter"].Value;
        return starter.Length > 0 ? match.Value : "a customer";
    }

    private const string Name = @"\p{Lu}[\p{L}\p{M}'’\-]*?";
    private const string Particle = @"(?:(?:van|von|der|den|de|da|do|dos|das|di|del|della|la|le|bin|al|el|y|e|of)\s+)";

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\S+@\S+\.\S+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:#\s?|\b(?:no\.?|nr\.?|number)\s?)?(?<![\p{L}\d])[+(]?(?:\p{Lu}{1,4}-?)?\d(?:[\s()./-]?\d){3,}(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        @"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam|Mister|Professor|Doctor|Herr|Frau|Sr|Sra|Senhora?|Señora?|Dona|Don|Mme|Monsieur|Madame|Family)\b\.?"
        + @"(?:\s+" + Particle + "*" + Name + @"(?=['’]s\b|[\s.,;:!?)]|$)){1,3}")]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"\b(?<who>customer|client|guest|passenger|patient|caller|tenant|member|user)\s+"
        + "(?:" + Particle + "*" + Name + @"(?=['’]s\b|[\s.,;:!?)]|$)\s*?){1,3}")]
    private static partial Regex Called();

    [GeneratedRegex(@"[""“„«‘]\s*(?:" + Name + @"(?=[\s""”“»’])\s*){1,3}[""”“»’]")]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"(?<![\p{L}])(?:(?<starter>The|A|An|Our|My|Your|His|Her|Their|We|I|It|They|She|He|This|That|These|Those|When|After|Before|No|Two|Three|One|Some|All|Every|Customer|On|In|At|For|Wrong|Late)\s+" + Name
        + @"(?=['’]s\b|[\s.,;:!?)]|$)|" + Name + @"(?:\s+" + Particle + "*" + Name + @"(?=['’]s\b|[\s.,;:!?)]|$)){1,3})")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\p{L}])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|It|Today|Yesterday|Customer|Courier)\p{Lu}[\p{L}\p{M}\-]+['’]s\b")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\b(?:the|our|a|an|my|another|one)\s+a (?<who>\p{L}+)", RegexOptions.IgnoreCase)]
    private static partial Regex TwoArticles();
}
