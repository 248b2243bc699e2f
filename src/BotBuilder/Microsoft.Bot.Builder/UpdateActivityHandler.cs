using System;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Sees what the bot edits before it is edited; without a call of <paramref name="next"/> nothing is.</summary>
public delegate Task<ResourceResponse> UpdateActivityHandler(
    ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse>> next);
