using System.Text.Json;
using Microsoft.Bot.Builder;

namespace ServiceBot.Channels.Teams;

/// <summary>One request that wants in: the adapter calls it when the token is good, and then the rest is looked at.</summary>
internal sealed class Admission(TeamsDoor door, JsonElement json, IBot bot) : IBot
{
    /// <summary>Whether the adapter found the token good.</summary>
    public bool IsKnown { get; private set; }

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        IsKnown = true;
        door.CheckSender(turnContext.Activity, json);
        return bot.OnTurnAsync(turnContext, cancellationToken);
    }
}
