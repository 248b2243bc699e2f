using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for pictures or other files; a message with at least one is an answer.</summary>
public class AttachmentPrompt : Prompt<IList<Attachment>>
{
    /// <summary>Creates a prompt for attachments.</summary>
    public AttachmentPrompt(string dialogId, PromptValidator<IList<Attachment>> validator = null)
        : base(dialogId, validator)
    {
    }

    /// <summary>Says the prompt, or the retry prompt.</summary>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        return SendAsync(turnContext, options, isRetry, cancellationToken);
    }

    /// <summary>Takes all attachments of the message; one without any cannot be read.</summary>
    protected override Task<PromptRecognizerResult<IList<Attachment>>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);

        var result = new PromptRecognizerResult<IList<Attachment>>();
        if (turnContext.Activity.Attachments is { Count: > 0 } attachments)
        {
            result.Succeeded = true;
            result.Value = attachments;
        }

        return Task.FromResult(result);
    }
}
