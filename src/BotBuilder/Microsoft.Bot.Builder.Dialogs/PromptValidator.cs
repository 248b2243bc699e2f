using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Decides whether an answer is taken. It is called even when nothing could be read, so it looks at
/// <see cref="PromptRecognizerResult{T}.Succeeded"/> first. When it says something itself, the retry prompt is not said.
/// </summary>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);
