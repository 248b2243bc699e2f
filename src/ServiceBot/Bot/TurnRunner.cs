using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Bot;

/// <summary>
/// Runs a turn as one transaction. The activity, the dialog's position, the facts and the replies are written together or not at all;
/// a turn that was overtaken by another runs again in a fresh scope, and one that was handled before does nothing.
/// </summary>
internal sealed partial class TurnRunner(
    TurnAdapter adapter, ConversationGate gate, Discretion discretion, ITurnStore store, IServiceScopeFactory scopes, ILogger<TurnRunner> logger)
{
    private const int MostAttempts = 3;

    /// <summary>When it returns, everything is durable and the Courier knows what to say.</summary>
    /// <param name="post">
    /// The person's own words in a web conversation, shown there in the same commit; their id is what a second delivery is answered.
    /// </param>
    public async Task<TurnOutcome> RunAsync(
        Activity activity, ActivityKey key, WebPost? post, CancellationToken cancellationToken)
    {
        // Replies go through the outbox whatever the sender asked for.
        activity.DeliveryMode = null;

        post = await discretion.OfAsync(activity, post);
        using var pass = await gate.EnterAsync(key, cancellationToken);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // Whoever was overtaken by another process once has the conversation to itself, or it would be overtaken again and again.
            await using var alone = attempt > 1 ? await store.HoldAsync(key, cancellationToken) : null;
            if (await TryAsync(activity, key, post, isAlone: attempt > 1, cancellationToken) is { } outcome)
                return outcome;
        }

        LogOvertaken(key.Channel, key.Activity, MostAttempts);
        return await ApologizeAsync(activity, key, post, isAlone: false, ErrorReply.Overtaken);
    }

    /// <returns>Null when another turn was faster and this one must run again.</returns>
    private async Task<TurnOutcome?> TryAsync(
        Activity activity, ActivityKey key, WebPost? post, bool isAlone, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = Begin(scope, key, post, isAlone);
        using var context = new TurnContext(adapter, activity);
        context.TurnState.Add(turn);
        try
        {
            await scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync(context, cancellationToken);
        }
        // What was read in pieces may belong to different moments, and break on that. Nothing was done yet, so it is read once more, with nobody beside.
        catch (Exception failure) when (failure is DbUpdateConcurrencyException || !isAlone && failure is (InvalidOperationException or ArgumentException))
        {
            LogBroke(failure, key.Channel, key.Activity);
            return null;
        }
        // Without its database the bot can apologize to nobody: whoever delivered the activity is refused, and delivers it again.
        catch (Exception failure) when (!Outage.IsBehind(failure) && (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            LogFailed(failure, key.Channel, key.Activity);
            return await ApologizeAsync(activity, key, post, isAlone, ErrorReply.Broken);
        }

        var invoke = InvokeAnswer.Of(context);
        turn.Commit.Answer = InvokeAnswer.Write(invoke) ?? post?.Id;
        return await turn.CommitAsync() switch
        {
            CommitResult.Committed => new TurnOutcome(false, turn.Commit.Answer, invoke),
            CommitResult.Duplicate => await RecordedAsync(key),
            _ => null,
        };
    }

    /// <summary>Nothing of the failed turn is kept but the person's own words, and they hear what to do.</summary>
    private async Task<TurnOutcome> ApologizeAsync(Activity activity, ActivityKey key, WebPost? post, bool isAlone, string text)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = Begin(scope, key, post, isAlone);
        var invoke = activity.Type == ActivityTypes.Invoke ? ErrorReply.Invoke(text) : null;
        turn.Commit.Answer = InvokeAnswer.Write(invoke) ?? post?.Id;
        if (activity.Type == ActivityTypes.Message && IsForTheBot(activity))
            turn.Say(Message.Once(TurnAdapter.AddressOf(activity), ErrorReply.Message(activity, text)) with { GoodUntil = turn.Now + ErrorReply.GoodFor });

        return await turn.CommitAsync() == CommitResult.Duplicate
            ? await RecordedAsync(key)
            : new TurnOutcome(false, turn.Commit.Answer, invoke);
    }

    /// <summary>In a channel people also talk with each other.</summary>
    private static bool IsForTheBot(Activity activity) =>
        activity.Conversation.IsGroup != true || activity.Value is not null || activity.Recipient is not null && Mention.TakenOff(activity).IsAddressed;

    private async Task<TurnOutcome> RecordedAsync(ActivityKey key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answer = await store.FindAnswerAsync(scope.ServiceProvider.GetRequiredService<BotDb>(), key, CancellationToken.None);
        LogSeenBefore(key.Channel, key.Activity);
        return new TurnOutcome(true, answer, InvokeAnswer.Read(answer));
    }

    private static Turn Begin(AsyncServiceScope scope, ActivityKey key, WebPost? post, bool isAlone)
    {
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        turn.Commit.Activity = key;
        turn.Commit.IsAlone = isAlone;
        turn.Commit.Answer = post?.Id;
        turn.Commit.Post = post;
        return turn;
    }

    [LoggerMessage(LogLevel.Error, "The turn of activity {Activity} on {Channel} failed; the person was told to send it again")]
    private partial void LogFailed(Exception failure, string channel, string activity);

    [LoggerMessage(LogLevel.Warning, "The turn of activity {Activity} on {Channel} broke on what it read, and runs once more")]
    private partial void LogBroke(Exception failure, string channel, string activity);

    [LoggerMessage(LogLevel.Warning, "Activity {Activity} on {Channel} was overtaken by others {Attempts} times")]
    private partial void LogOvertaken(string channel, string activity, int attempts);

    [LoggerMessage(LogLevel.Debug, "Activity {Activity} on {Channel} was delivered again and answered as before")]
    private partial void LogSeenBefore(string channel, string activity);
}
