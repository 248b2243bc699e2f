using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

internal static class Asks
{
    public static PromptOptions For(string text, string retry = null) => new()
    {
        Prompt = MessageFactory.Text(text),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
    };

    /// <summary>A component of one waterfall and the prompts that it uses.</summary>
    public static ComponentDialog Component(string id, Dialog[] dialogs, params WaterfallStep[] steps)
    {
        var component = new ComponentDialog(id).AddDialog(new WaterfallDialog("steps", steps));
        foreach (var dialog in dialogs)
            component.AddDialog(dialog);
        return component;
    }
}
