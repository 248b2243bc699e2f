using System.Collections.Generic;

namespace Microsoft.Bot.Builder;

/// <summary>A state as it was read, with the JSON it was read from: to see a change, it need not be written once more.</summary>
internal sealed class StoredState : Dictionary<string, object>
{
    public string Json { get; set; }

    /// <summary>The version that was read, 0 when there was none; null when its storage does not say.</summary>
    public long? Version { get; set; }
}
