using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>A turn whose activity is seen as what it is.</summary>
public interface ITurnContext<T> : ITurnContext
    where T : IActivity
{
    /// <summary>The activity that came in.</summary>
    new T Activity { get; }
}
