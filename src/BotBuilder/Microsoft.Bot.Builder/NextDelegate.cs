using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Goes on with the next middleware, or with the bot after the last; who does not call it ends the turn there.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);
