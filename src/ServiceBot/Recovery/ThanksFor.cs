using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Recovery;

/// <summary>What thanks are for, when they say so: a case or a moment.</summary>
internal sealed partial record ThanksFor(int? CaseNumber = null, string? MomentId = null)
{
    public static readonly ThanksFor Nothing = new();

    /// <summary>As it is typed before the names.</summary>
    public string Typed => CaseNumber is { } number ? $"{number} " : MomentId is { } id ? $"moment {id} " : "";

    /// <summary>"43 @Rui …", "case 43 @Rui …", "moment … @Rui …".</summary>
    public static (ThanksFor For, string After) Before(string said)
    {
        if (AtMoment().Match(said) is { Success: true } moment)
            return (new ThanksFor(MomentId: moment.Groups["id"].Value), moment.Groups["rest"].Value);

        return AtStart().Match(said) is { Success: true } before && Number(before) is { } number
            ? (new ThanksFor(number), before.Groups["rest"].Value)
            : (Nothing, said);
    }

    /// <summary>"… for staying on the line 43", "… in case 43".</summary>
    /// <param name="isSure">Whether it says that the number is one of a case.</param>
    public static (int Number, string Text)? Behind(string said, out bool isSure)
    {
        var behind = AtEnd().Match(said);
        isSure = behind.Groups["sure"].Success;
        return behind.Success && Number(behind) is { } number ? (number, behind.Groups["text"].Value) : null;
    }

    private static int? Number(Match match) =>
        int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    [GeneratedRegex(@"^moment (?<id>[0-9a-f]{32})(?: (?<rest>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex AtMoment();

    [GeneratedRegex(@"^(?:case |#)?(?<number>[0-9]{1,9})(?:[ :,]+(?<rest>.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtStart();

    [GeneratedRegex(@"^(?<text>.*?\S)[ ,(]+(?<sure>(?:in )?case #?|#)?(?<number>[0-9]{1,9})[).]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtEnd();
}
