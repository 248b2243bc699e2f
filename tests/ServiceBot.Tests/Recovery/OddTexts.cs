using System.Text;

namespace ServiceBot.Tests.Recovery;

/// <summary>What people type by accident, in their own language, or to see what happens.</summary>
internal static class OddTexts
{
    /// <summary>Each is kept as it is, to the last character.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kept = new Dictionary<string, string>
    {
        ["Hebrew and Arabic"] = "שלום parcel مرحبا 12",
        ["an override that is not ended"] = "pay \u202E0001 EUR",
        ["an end of an isolate that is not ours"] = "over \u2069 \u202E and out",
        ["isolates that are not ended"] = "\u2066\u2067\u2068 open",
        ["a mark of direction"] = "C\u200F++ \u061C 3",
        ["zero width"] = "pass\u200Bword \u2060here\uFEFF.",
        ["Persian with a joiner"] = "می\u200Cخواهم",
        ["a family"] = "👩\u200D👩\u200D👧\u200D👦 waited",
        ["the flag of England"] = "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F won",
        ["a new emoji and a private letter"] = "\U0001FAEA \uE000 \U0001FBFA",
        ["stacked accents"] = "Z" + new string('\u0301', 60) + "a" + new string('\u0489', 30) + "lgo",
        ["Vietnamese and Hindi"] = "Tiếng Việt, हिन्दी, e\u0301",
        ["Turkish"] = "İSTANBUL ıslak IŞIK",
        ["homoglyphs"] = "рrоblеm сasеs",
        ["Markdown"] = "**bold** [click](https://evil.example) ![x](https://evil.example/x.png) `c` # h | a | b |",
        ["mentions"] = "<at>everyone</at> <at id=\"0\">ServiceBot</at> @channel <!here>",
        ["templates"] = "{{DATE(2020-01-01T00:00:00Z, SHORT)}} {{TIME(2020-01-01T00:00:00Z)}} ${title}",
        ["markup"] = "<script>alert(1)</script> <b>b</b> &lt; &#0; ]]> --> %00 \\u0000",
        ["a formula"] = "=HYPERLINK(\"https://evil.example\") '; DROP TABLE Cases; --",
        ["one long word"] = new string('x', 400),
        ["Thai without a space"] = string.Concat(Enumerable.Repeat("ภาษา", 100)),
    };

    /// <summary>Of these only a part is kept, or nothing.</summary>
    public static readonly IReadOnlyDictionary<string, string> Changed = new Dictionary<string, string>
    {
        ["a second line"] = "the parcel\nOwner: Rui\r\nPromise: never\u2028Case 9 · Closed\u0085Fixed: today\vx\fy",
        ["many lines"] = string.Concat(Enumerable.Repeat("x\n", 300)),
        ["controls"] = "a\u0000b\u0007c\u001B[31md\u007Fe\u009Bf",
        ["halves of characters"] = "\uD800 half \uDFFF",
        ["what is no character"] = "a\uFFFEb\uFDD0c\U0001FFFFd",
        ["nothing to see"] = "\u200B\u2060\uFEFF\u00A0\u3164\u2800\u00AD",
        ["64 KB of one word"] = new string('€', 65_536),
    };

    public static string Named(string name) => Kept.GetValueOrDefault(name) ?? Changed[name];

    /// <summary>A text of what texts are broken with.</summary>
    public static string Next(Random random)
    {
        string[] pieces =
        [
            "a", "Z", " ", "\n", "\r\n", "\t", "\u2028", "\u0085", "\0", "\u0007", "\u0301", "\u0301\u0302\u0303\u0304", "\u0489", "\u200B", "\u200C", "\u200D",
            "\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF", "\uFE0F",
            "א", "ש", "م", "\u0660", "\U00010800", "\U0001E900", "👩", "\U0001F3F4\U000E0067\U000E007F", "語", "İ", "ı", "ß", "ﬁ", "\uD83D", "\uDE00",
            "\uFFFD", "\uFFFF", "{{DATE(", "<at>", "**", "](",
        ];
        var text = new StringBuilder();
        for (var length = random.Next(24); length > 0; length--)
            text.Append(pieces[random.Next(pieces.Length)]);

        return text.ToString();
    }
}
