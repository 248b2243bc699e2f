using System;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Sees what the bot deletes before it is deleted; without a call of <paramref name="next"/> nothing is.</summary>
public delegate Task DeleteActivityHandler(
    ITurnContext turnContext, ConversationReference reference, Func<Task> next);
