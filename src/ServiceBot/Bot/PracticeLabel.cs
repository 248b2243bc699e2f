using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Whatever is said about a practice case says so, whoever words it: nobody may take it for the real thing.</summary>
internal static partial class PracticeLabel
{
    /// <param name="db">Knows the cases that this turn is about.</param>
    public static void Put(Activity said, BotDb db)
    {
        if (!IsAbout(said.Text ?? said.Summary, db))
            return;

        if (said.Text is { } text)
            said.Text = Labelled(text);
        if (said.Summary is { } summary)
            said.Summary = Labelled(summary);
        foreach (var heading in (said.Attachments ?? []).Select(attachment => HeadingOf(attachment.Content)).OfType<Dictionary<string, object>>())
            heading["text"] = Labelled((string)heading["text"]);
    }

    private static bool IsAbout(string? text, BotDb db) => text is not null && CaseNumber().Matches(text)
        .Select(named => int.TryParse(named.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Any(number => db.Cases.Local.FindEntry(number)?.Entity.IsPractice == true);

    private static string Labelled(string text)
    {
        var label = CaseCards.Label(isPractice: true);
        return text.StartsWith(label, StringComparison.Ordinal) ? text : label + text;
    }

    private static Dictionary<string, object>? HeadingOf(object? card) =>
        card is Dictionary<string, object> made && made.GetValueOrDefault("body") is List<object> { Count: > 0 } body
        && body[0] is Dictionary<string, object> first && first.GetValueOrDefault("style") as string == "heading"
            ? first
            : null;

    [GeneratedRegex(@"\b(?:case|next|own|told|fixed|promise) (\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber();
}
