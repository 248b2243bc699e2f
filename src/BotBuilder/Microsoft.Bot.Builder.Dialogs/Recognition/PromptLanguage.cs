using System;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>The words a prompt needs to offer choices in a language.</summary>
internal sealed record PromptLanguage(string Code, string Yes, string No, string Separator, string Or, string OrMore)
{
    private static readonly PromptLanguage English = new("en", "Yes", "No", ", ", " or ", ", or ");

    private static readonly PromptLanguage[] Others =
    [
        new("bg", "Да", "Не", ", ", " или ", ", или "),
        new("de", "Ja", "Nein", ", ", " oder ", ", oder "),
        new("es", "Sí", "No", ", ", " o ", ", o "),
        new("fr", "Oui", "Non", ", ", " ou ", ", ou "),
        new("hi", "हां", "नहीं", ", ", " या ", ", या "),
        new("it", "Si", "No", ", ", " o ", ", o "),
        new("ja", "はい", "いいえ", "、 ", " または ", "、 または "),
        new("ko", "예", "아니", ", ", " 또는 ", ", 또는 "),
        new("nl", "Ja", "Nee", ", ", " of ", ", of "),
        new("pt", "Sim", "Não", ", ", " ou ", ", ou "),
        new("sv", "Ja", "Nej", ", ", " eller ", ", eller "),
        new("tr", "Evet", "Hayır", ", ", " veya ", ", veya "),
        new("zh", "是的", "不", "， ", " 要么 ", "， 要么 "),
    ];

    public ChoiceFactoryOptions ChoiceOptions => new(Separator, Or, OrMore, includeNumbers: true);

    /// <summary>The language of a locale such as "de-at"; English when it is not known.</summary>
    public static PromptLanguage Of(string locale)
    {
        var code = locale?.Split('-', '_')[0];
        return Array.Find(Others, language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) ?? English;
    }
}
