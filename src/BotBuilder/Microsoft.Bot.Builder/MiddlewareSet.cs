using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Middleware in the order in which it runs.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _middleware = [];

    /// <summary>Adds one at the end.</summary>
    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Runs all of it around <paramref name="next"/>.</summary>
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken) =>
        RunAsync(turnContext, (_, token) => next(token), 0, cancellationToken);

    /// <summary>Runs all of it around the bot; a null bot is nothing to run.</summary>
    public Task ReceiveActivityWithStatusAsync(
        ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunAsync(turnContext, callback, 0, cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task RunAsync(
        ITurnContext turnContext, BotCallbackHandler callback, int index, CancellationToken cancellationToken)
    {
        if (index == _middleware.Count)
            return callback?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask;

        return _middleware[index].OnTurnAsync(
            turnContext, token => RunAsync(turnContext, callback, index + 1, token), cancellationToken);
    }
}
