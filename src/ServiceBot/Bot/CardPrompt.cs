using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>One question, asked by a card and answered by its buttons or by typing.</summary>
/// <param name="ask">Puts the card into the conversation. It is made from the case each time, so none is kept in the dialog's state.</param>
internal sealed class CardPrompt(
    string dialogId, IReadOnlyList<CardChoice> choices, CardPrompt.Ask ask, PromptValidator<CardAnswer> validator)
    : Prompt<CardAnswer>(dialogId, validator)
{
    public delegate Task Ask(ITurnContext context, CancellationToken cancellationToken);

    /// <summary>The options of a question that stands in the conversation already.</summary>
    public static PromptOptions Standing(bool isStanding) => new() { Validations = isStanding };

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default) =>
        options.Validations is true && !isRetry ? Task.CompletedTask : ask(turnContext, cancellationToken);

    protected override Task<PromptRecognizerResult<CardAnswer>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var answer = CardAnswer.Read(turnContext.Activity.Value) ?? Typed(turnContext.Activity.Text);
        return Task.FromResult(answer is null
            ? new PromptRecognizerResult<CardAnswer>()
            : new PromptRecognizerResult<CardAnswer> { Succeeded = true, Value = answer });
    }

    private CardAnswer? Typed(string? text)
    {
        var said = Said.Clean(text);
        if (said.Length == 0)
            return null;

        var key = Said.Key(said);
        return choices.FirstOrDefault(choice => choice.Is(key)) is { } choice
            ? new CardAnswer { Answer = choice.Answer }
            : new CardAnswer { Text = said };
    }
}

/// <summary>A button of a question.</summary>
/// <param name="Also">Other words that mean the same when typed.</param>
internal sealed record CardChoice(string Answer, string Title, params string[] Also)
{
    public bool Is(string key) => key == Said.Key(Answer) || key == Said.Key(Title) || Also.Contains(key);
}
