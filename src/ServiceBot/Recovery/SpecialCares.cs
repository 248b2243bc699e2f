using System.Text.RegularExpressions;

namespace ServiceBot.Recovery;

/// <summary>What calls for special care, as it is asked; and what the first sentence sounds like, so that nobody has to look for it.</summary>
internal static partial class SpecialCares
{
    public static readonly IReadOnlyList<(SpecialCare Care, string Title)> Choices =
    [
        (SpecialCare.None, "No"),
        (SpecialCare.Injury, "Somebody was hurt"),
        (SpecialCare.Bereavement, "Somebody died"),
        (SpecialCare.Discrimination, "Discrimination"),
        (SpecialCare.DataLeak, "Personal data got out"),
    ];

    public static string Title(this SpecialCare care) => Choices.First(choice => choice.Care == care).Title;

    public static SpecialCare? Of(string? answer) =>
        Enum.TryParse<SpecialCare>(answer, out var care) && Enum.IsDefined(care) ? care : null;

    public static SpecialCare Sounds(string sentence) =>
        Death().IsMatch(sentence) ? SpecialCare.Bereavement
        : Hurt().IsMatch(sentence) ? SpecialCare.Injury
        : Unequal().IsMatch(sentence) ? SpecialCare.Discrimination
        : Leak().IsMatch(sentence) ? SpecialCare.DataLeak
        : SpecialCare.None;

    /// <summary>Whether a light word may be out of place. It is only for keeping silent, so it may be wrong on the safe side.</summary>
    public static bool SoundsDark(string sentence) => Dark().IsMatch(sentence) || Sounds(sentence) != SpecialCare.None;

    [GeneratedRegex(@"\b(died|dies|dead|death|killed|suicide|funeral|hurt|injured|blood|ambulance|hospital|unconscious|raped|assaulted)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Dark();

    [GeneratedRegex(
        @"\b((he|she|who|husband|wife|partner|mother|father|son|daughter|brother|sister|child|parent|friend|customer|guest|passenger|patient|client|member|man|woman) ((has|had|have|just|recently|suddenly) )*died|passed away|funeral|bereave\w*|deceased|her late (husband|father|mother)|his late (wife|father|mother)|death of (a|an|her|his|their|the|our|my) (\w+ )?(husband|wife|partner|mother|father|son|daughter|brother|sister|child|parent|friend|customer|guest|passenger|patient|client|member))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Death();

    [GeneratedRegex(
        @"\b(was injured|were injured|got injured|injured (herself|himself|themselves|her|his|their)|injury|injuries|ambulance|(taken|brought|rushed|went|had to go|is|was) (\w+ )?(to|in) (the )?hospital|bleeding|unconscious|scalded|broke (his|her|their|an|a) (arm|leg|wrist|ankle|hip|nose|foot|hand|finger|tooth))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Hurt();

    [GeneratedRegex(
        @"\b(racis\w+|sexis\w+|discriminated|discrimination|homophob\w+|antisemit\w+|racial slur|because of (his|her|their) (skin|race|religion|faith|disability|wheelchair|accent|headscarf|origin|age|gender))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unequal();

    [GeneratedRegex(
        @"\b(data (leak|breach|got out)|leaked (\w+ )*(data|addresses|passwords|e-?mails|records)|(data|addresses|passwords|e-?mails|records) (\w+ )*leaked|personal data|(somebody|someone|another customer|other people)(('s|’s)? else)?('s|’s) (data|invoice|bill|statement|letter|medical \w+|address|order details)|(invoice|bill|statement|letter|report|results?|contract|payslip|e-?mail|data) (\w+ )*to the wrong (person|address|recipient|customer|patient|guest))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Leak();
}
