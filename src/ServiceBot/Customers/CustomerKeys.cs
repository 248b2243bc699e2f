using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceBot.Data;

namespace ServiceBot.Customers;

/// <summary>
/// Makes of an order number, a mail address or a name what recognises the customer and says nothing about them: a keyed hash. The word
/// itself is kept nowhere.
/// </summary>
internal sealed class CustomerKeys(InstanceSecret secret)
{
    /// <summary>In characters, as typed.</summary>
    public const int Longest = 120;

    private readonly Lazy<byte[]> _key = new(() => secret.For("customer"));

    /// <returns>Null when there is no letter and no digit in it.</returns>
    public string? Of(string? typed) => Normalize(typed) is { Length: > 0 } word
        ? Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(word)))
        : null;

    /// <summary>Letters and digits only, small, in one form: "A-47 11", "a4711" and "Ａ４７１１" are the same customer.</summary>
    public static string Normalize(string? typed)
    {
        // Half a character cannot be normalized.
        var whole = string.Concat((typed ?? "").EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        var word = new StringBuilder();
        foreach (var rune in whole.Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                word.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                word.Append(Rune.ToLowerInvariant(rune));

        return word.ToString();
    }

    /// <summary>Many scripts write their vowels as marks; without them different names would be one.</summary>
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
