using Microsoft.Bot.Builder;

namespace ServiceBot.Bot;

/// <param name="Duplicate">The activity was handled before; nothing happened this time.</param>
/// <param name="Answer">What is recorded with the activity: given again to whoever delivers it once more.</param>
/// <param name="Invoke">What an invoke is answered; null for everything else.</param>
internal sealed record TurnOutcome(bool Duplicate, string? Answer, InvokeResponse? Invoke = null);
