using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.TraceExtensions;

/// <summary>Sends traces.</summary>
public static class ITurnContextExtensions
{
    /// <summary>Sends a trace, which only the emulator shows.</summary>
    public static Task<ResourceResponse> TraceActivityAsync(
        this ITurnContext turnContext,
        string name,
        object value = null,
        string valueType = null,
        string label = null,
        CancellationToken cancellationToken = default) =>
        turnContext.SendActivityAsync(
            turnContext.Activity.CreateTrace(name, value, valueType, label), cancellationToken);
}
