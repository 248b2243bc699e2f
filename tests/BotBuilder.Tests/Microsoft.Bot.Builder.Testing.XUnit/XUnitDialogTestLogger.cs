using Microsoft.Bot.Schema;
using Xunit.Abstractions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Microsoft.Bot.Builder.Testing.XUnit;

/// <summary>Writes what is said into the output of a test.</summary>
public class XUnitDialogTestLogger : IMiddleware
{
    private const string StartedKey = "XUnitDialogTestLogger.Started";

    /// <summary>Writes into the given output.</summary>
    public XUnitDialogTestLogger(ITestOutputHelper xunitOutputHelper)
    {
        ArgumentNullException.ThrowIfNull(xunitOutputHelper);
        Output = xunitOutputHelper;
    }

    /// <summary>The output of the test.</summary>
    protected ITestOutputHelper Output { get; }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.TurnState.Set(StartedKey, Stopwatch.StartNew());
        await LogIncomingActivityAsync(context, context.Activity, cancellationToken);

        context.OnSendActivities(async (turn, activities, send) =>
        {
            foreach (var activity in activities)
                await LogOutgoingActivityAsync(turn, activity, cancellationToken);
            return await send();
        });

        await next(cancellationToken);
    }

    /// <summary>Writes what the user sends.</summary>
    protected virtual Task LogIncomingActivityAsync(
        ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
    {
        Output.WriteLine($"User: {Describe(activity)}");
        return Task.CompletedTask;
    }

    /// <summary>Writes what the bot sends, and how long after the turn has begun.</summary>
    protected virtual Task LogOutgoingActivityAsync(
        ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
    {
        var elapsed = context.TurnState.Get<Stopwatch>(StartedKey).ElapsedMilliseconds;
        Output.WriteLine($"Bot:  {Describe(activity)} ({elapsed} ms)");
        return Task.CompletedTask;
    }

    private static string Describe(Activity activity)
    {
        if (activity.Type != ActivityTypes.Message)
            return string.IsNullOrEmpty(activity.Name) ? activity.Type : $"{activity.Type} {activity.Name}";

        var text = activity.Text ?? "no text";
        if (activity.Attachments is { Count: > 0 } attachments)
            text += $" with {string.Join(", ", attachments.Select(attachment => attachment.ContentType))}";
        return activity.SuggestedActions?.Actions is { Count: > 0 } actions
            ? $"{text} [{string.Join("] [", actions.Select(action => action.Title))}]"
            : text;
    }
}
