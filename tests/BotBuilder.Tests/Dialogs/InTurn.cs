using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

/// <summary>Does something with a dialog's stack inside a turn, and returns what was said in it.</summary>
internal static class InTurn
{
    public static async Task<string[]> DoAsync(
        ConversationState state, DialogSet dialogs, Func<DialogContext, CancellationToken, Task> act)
    {
        var adapter = new TestAdapter("test").Use(new AutoSaveStateMiddleware(state));
        await adapter.SendTextToBotAsync(
            "hello",
            async (turn, token) => await act(await dialogs.CreateContextAsync(turn, token), token),
            CancellationToken.None);

        var replies = new List<string>();
        while (adapter.GetNextReply() is { } reply)
            replies.Add(reply.AsMessageActivity().Text);
        return [.. replies];
    }

    public static DialogSet Dialogs(ConversationState state, params Dialog[] dialogs)
    {
        var set = new DialogSet(state.CreateProperty<DialogState>("DialogState"));
        foreach (var dialog in dialogs)
            set.Add(dialog);
        return set;
    }
}
