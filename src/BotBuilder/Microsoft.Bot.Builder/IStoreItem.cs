namespace Microsoft.Bot.Builder;

/// <summary>A stored object that knows its version.</summary>
public interface IStoreItem
{
    /// <summary>The version that was read; <c>*</c> stores over any other.</summary>
    string ETag { get; set; }
}
