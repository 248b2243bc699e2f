using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class DialogTestClientTests
{
    [Fact]
    public async Task Middleware_runs_inside_the_saving_of_state()
    {
        var state = new ConversationState(new MemoryStorage());
        var counts = state.CreateProperty<int>("count");
        var counting = new Counting(counts);
        var client = new DialogTestClient("test", new WaterfallDialog("steps"), null, [counting], state);

        await client.SayAsync("one");
        await client.SayAsync("two");

        Assert.Equal(2, counting.Count);
        Assert.Same(state, client.ConversationState);
    }

    [Fact]
    public async Task Without_a_reply_there_is_nothing_to_read()
    {
        var client = new DialogTestClient("test", new WaterfallDialog("silent"));

        Assert.Null(await client.SendActivityAsync<IMessageActivity>("hello"));
        Assert.Null(client.GetNextReply<IMessageActivity>());
    }

    private sealed class Counting(IStatePropertyAccessor<int> counts) : IMiddleware
    {
        public int Count { get; private set; }

        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            Count = await counts.GetAsync(turnContext, () => 0, cancellationToken) + 1;
            await counts.SetAsync(turnContext, Count, cancellationToken);
            await next(cancellationToken);
        }
    }
}
