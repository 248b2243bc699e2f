using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>
/// A conversation as a chain of what is said and what is expected. Each method returns a longer chain and leaves this one as it
/// is; nothing happens before <see cref="StartTestAsync"/>. Timeouts are in milliseconds.
/// </summary>
public partial class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Func<Task> _run;

    /// <summary>Begins a conversation with what the callback answers.</summary>
    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _adapter = adapter;
        _callback = callback;
        _run = () => Task.CompletedTask;
    }

    /// <summary>Begins a conversation with a bot.</summary>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, CallbackOf(bot))
    {
    }

    /// <summary>Begins where a task ends, with the bot of another flow.</summary>
    public TestFlow(Task task, TestFlow flow)
        : this(() => task ?? Task.CompletedTask, flow)
    {
    }

    /// <summary>Begins with a task that is made when the test is started, with the bot of another flow.</summary>
    public TestFlow(Func<Task> getTask, TestFlow flow)
    {
        ArgumentNullException.ThrowIfNull(getTask);
        ArgumentNullException.ThrowIfNull(flow);
        _adapter = flow._adapter;
        _callback = flow._callback;
        _run = getTask;
    }

    /// <summary>Runs the chain from its beginning; what is not as expected is an <see cref="InvalidOperationException"/>.</summary>
    public Task StartTestAsync() => _run();

    /// <summary>The user says something.</summary>
    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    /// <summary>The user sends an activity.</summary>
    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback, CancellationToken.None));
    }

    /// <summary>The user joins the conversation.</summary>
    public TestFlow SendConversationUpdate() => Then(() =>
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded.Add(_adapter.Conversation.User);
        return _adapter.ProcessActivityAsync((Activity)update, _callback, CancellationToken.None);
    });

    /// <summary>Waits.</summary>
    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    /// <summary>Waits.</summary>
    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan, TimeProvider.System));

    /// <summary>The user says something, and the bot replies with a text.</summary>
    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot replies with an activity of the same type and text.</summary>
    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot replies with what the given method does not throw at.</summary>
    public TestFlow Test(
        string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    /// <summary>Sends what is not from the bot, and expects what is.</summary>
    public TestFlow Test(IEnumerable<IActivity> activities, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(this, (flow, activity) =>
            IsFromBot(activity) ? flow.AssertReply(activity, description, timeout) : flow.Send(activity));
    }

    /// <summary>Sends what is not from the bot, and compares its replies with what is.</summary>
    public TestFlow Test(
        IEnumerable<IActivity> activities, ValidateReply validateReply, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(validateReply);
        return activities.Aggregate(this, (flow, activity) => IsFromBot(activity)
            ? flow.AssertReply(reply => validateReply(activity, reply), description, timeout)
            : flow.Send(activity));
    }

    private static BotCallbackHandler CallbackOf(IBot bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return bot.OnTurnAsync;
    }

    private static bool IsFromBot(IActivity activity) =>
        string.Equals(activity.From?.Role, RoleTypes.Bot, StringComparison.OrdinalIgnoreCase);

    private TestFlow Then(Func<Task> next)
    {
        return new TestFlow(RunAsync, this);

        async Task RunAsync()
        {
            await StartTestAsync();
            await next();
        }
    }
}
