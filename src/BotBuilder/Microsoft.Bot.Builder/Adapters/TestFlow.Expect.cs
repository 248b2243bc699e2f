using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <content>What the bot is expected to say. A reply that does not come in time is a <see cref="TaskCanceledException"/>.</content>
public partial class TestFlow
{
    /// <summary>The next reply is a message with that text; spaces around it do not matter.</summary>
    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(_adapter.MakeActivity(expected), description, timeout);

    /// <summary>The text of the next reply contains that one.</summary>
    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(
            reply =>
            {
                if (TextOf(reply)?.Contains(expected, StringComparison.Ordinal) != true)
                    throw Unexpected(description, $"a text that contains '{expected}'", reply);
            },
            description,
            timeout);
    }

    /// <summary>The next reply has the same type and text.</summary>
    public TestFlow AssertReply(IActivity expected, string description = null, uint timeout = 3000) =>
        AssertReply(expected, null, description, timeout);

    /// <summary>The next reply has the same type, and is the same to the comparer; without one, it has the same text.</summary>
    public TestFlow AssertReply(
        IActivity expected,
        IEqualityComparer<IActivity> equalityComparer,
        string description = null,
        uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(
            reply =>
            {
                var isSame = expected.Type == reply.Type
                    && (equalityComparer?.Equals(expected, reply) ?? TextOf(expected)?.Trim() == TextOf(reply)?.Trim());
                if (!isSame)
                    throw Unexpected(description, $"{expected.Type} '{TextOf(expected)}'", reply);
            },
            description,
            timeout);
    }

    /// <summary>The next reply is one that the given method does not throw at.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () => validateActivity(await NextReplyAsync(timeout)));
    }

    /// <summary>The text of the next reply is one of those.</summary>
    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply =>
            {
                if (!candidates.Contains(TextOf(reply)))
                    throw Unexpected(description, $"one of '{string.Join("', '", candidates)}'", reply);
            },
            description,
            timeout);
    }

    /// <summary>There is no reply left, and none comes as long as the timeout lasts.</summary>
    public TestFlow AssertNoReply(string description = null, uint timeout = 3000) => Then(async () =>
    {
        IActivity reply;
        try
        {
            reply = await NextReplyAsync(timeout);
        }
        catch (OperationCanceledException)
        {
            // As expected: nobody has said anything.
            return;
        }

        throw Unexpected(description, "no reply", reply);
    });

    private static string TextOf(IActivity activity) => (activity as Activity)?.Text;

    private static InvalidOperationException Unexpected(string description, string expected, IActivity reply)
    {
        var message = $"Expected {expected}, but the bot said {reply.Type} '{TextOf(reply)}'.";
        return new InvalidOperationException(description == null ? message : $"{description}: {message}");
    }

    private async Task<IActivity> NextReplyAsync(uint timeout)
    {
        using var ending = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout), TimeProvider.System);
        return await _adapter.GetNextReplyAsync(ending.Token);
    }
}
