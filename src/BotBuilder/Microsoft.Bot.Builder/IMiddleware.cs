using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Something that happens around every turn.</summary>
public interface IMiddleware
{
    /// <summary>Runs before the bot and, after awaiting <paramref name="next"/>, behind it.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
