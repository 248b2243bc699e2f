namespace Microsoft.Bot.Schema;

/// <summary>What a search is for.</summary>
public static class SearchInvokeTypes
{
    /// <summary>A search.</summary>
    public const string Search = "search";

    /// <summary>A search whose answer is shown.</summary>
    public const string SearchAnswer = "searchAnswer";

    /// <summary>The choices of an input of a card, as somebody types.</summary>
    public const string Typeahead = "typeahead";
}
