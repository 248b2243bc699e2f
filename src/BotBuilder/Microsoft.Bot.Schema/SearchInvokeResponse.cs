namespace Microsoft.Bot.Schema;

/// <summary>The answer to a search: type <c>application/vnd.microsoft.search.searchResponse</c>, and a value with <c>results</c>.</summary>
public class SearchInvokeResponse : AdaptiveCardInvokeResponse
{
}
