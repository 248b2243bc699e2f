using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Saves states that have changed at the end of each turn that did not fail.</summary>
public class AutoSaveStateMiddleware : IMiddleware
{
    /// <summary>Saves the given states.</summary>
    public AutoSaveStateMiddleware(params BotState[] botStates)
    {
        BotStateSet = new BotStateSet(botStates);
    }

    /// <summary>Saves the states of the given set.</summary>
    public AutoSaveStateMiddleware(BotStateSet botStateSet)
    {
        BotStateSet = botStateSet;
    }

    /// <summary>The states that are saved.</summary>
    public BotStateSet BotStateSet { get; set; }

    /// <summary>Adds a state.</summary>
    public AutoSaveStateMiddleware Add(BotState botState)
    {
        BotStateSet.Add(botState);
        return this;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(
        ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        await next(cancellationToken);
        await BotStateSet.SaveAllChangesAsync(turnContext, false, cancellationToken);
    }
}
