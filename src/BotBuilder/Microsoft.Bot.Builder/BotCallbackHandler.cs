using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>The bot's part of a turn, at the end of the middleware.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);
