using BotBuilder.Tests.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.States;

public class BotStateTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly CountingStorage _storage = new();
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<Order> _order;
    private readonly IStatePropertyAccessor<string> _name;

    public BotStateTests()
    {
        _state = new ConversationState(_storage);
        _order = _state.CreateProperty<Order>("order");
        _name = _state.CreateProperty<string>("name");
    }

    [Fact]
    public async Task States_are_kept_by_conversation_person_or_both()
    {
        var states = new BotState[] { _state, new UserState(_storage), new PrivateConversationState(_storage) };
        await TurnAsync(async turn =>
        {
            foreach (var state in states)
            {
                await state.CreateProperty<string>("name").SetAsync(turn, "Amal");
                await state.SaveChangesAsync(turn);
            }
        });

        Assert.Equal(["test/conversations/room", "test/users/amal", "test/conversations/room/users/amal"], _storage.Keys);
    }

    [Fact]
    public Task An_activity_without_a_sender_has_no_user_state() =>
        _adapter.RunAsync(
            Incoming.Of(ActivityTypes.Event, a => a.From = null),
            (turn, _) => Assert.ThrowsAsync<InvalidOperationException>(() => new UserState(_storage).LoadAsync(turn)));

    [Fact]
    public Task An_activity_without_a_conversation_has_no_conversation_state() =>
        _adapter.RunAsync(
            Incoming.Of(ActivityTypes.Event, a => a.Conversation = null),
            (turn, _) => Assert.ThrowsAsync<InvalidOperationException>(() => _state.LoadAsync(turn)));

    [Fact]
    public async Task What_is_set_and_saved_is_there_in_the_next_turn()
    {
        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            await _order.SetAsync(turn, new Order { Number = 7, Parts = ["lamp"] });
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn =>
        {
            Assert.Equal("Amal", await _name.GetAsync(turn));
            var order = await _order.GetAsync(turn);
            Assert.Equal(7, order.Number);
            Assert.Equal(["lamp"], order.Parts);
        });
    }

    [Fact]
    public async Task What_is_not_saved_is_forgotten()
    {
        await TurnAsync(turn => _name.SetAsync(turn, "Amal"));
        await TurnAsync(async turn => Assert.Null(await _name.GetAsync(turn)));
    }

    [Fact]
    public async Task A_turn_reads_once()
    {
        await TurnAsync(async turn =>
        {
            await _name.GetAsync(turn);
            await _order.GetAsync(turn);
            await _state.LoadAsync(turn);
            Assert.Equal(1, _storage.Reads);

            await _state.LoadAsync(turn, force: true);
            Assert.Equal(2, _storage.Reads);
        });
    }

    [Fact]
    public async Task Only_what_has_changed_is_written()
    {
        await TurnAsync(async turn =>
        {
            await _state.SaveChangesAsync(turn);
            await _name.GetAsync(turn);
            await _state.SaveChangesAsync(turn);
            Assert.Equal(0, _storage.Writes);

            await _name.SetAsync(turn, "Amal");
            await _state.SaveChangesAsync(turn);
            await _state.SaveChangesAsync(turn);
            Assert.Equal(1, _storage.Writes);

            await _state.SaveChangesAsync(turn, force: true);
            Assert.Equal(2, _storage.Writes);
        });
    }

    [Fact]
    public async Task A_value_that_is_missing_is_the_default_or_is_made() =>
        await TurnAsync(async turn =>
        {
            Assert.Null(await _order.GetAsync(turn));
            Assert.Equal(0, await _state.CreateProperty<int>("count").GetAsync(turn));

            var made = await _order.GetAsync(turn, () => new Order { Number = 1 });

            Assert.Same(made, await _order.GetAsync(turn, () => new Order { Number = 2 }));
        });

    [Fact]
    public async Task What_is_made_is_saved_with_later_changes_of_it()
    {
        await TurnAsync(async turn =>
        {
            var order = await _order.GetAsync(turn, () => new Order());
            order.Number = 5;
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn =>
        {
            var order = await _order.GetAsync(turn);
            Assert.Equal(5, order.Number);
            order.Number = 6;
            await _order.SetAsync(turn, order);
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn => Assert.Equal(6, (await _order.GetAsync(turn)).Number));
    }

    [Fact]
    public async Task A_stored_object_that_is_changed_is_saved()
    {
        await TurnAsync(async turn =>
        {
            await _order.SetAsync(turn, new Order { Number = 5 });
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            (await _order.GetAsync(turn)).Number = 6;
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn => Assert.Equal(6, (await _order.GetAsync(turn)).Number));
    }

    [Fact]
    public async Task A_turn_that_only_reads_writes_nothing()
    {
        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Zoë <b>");
            await _order.SetAsync(turn, new Order { Number = 5 });
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn =>
        {
            Assert.Equal("Zoë <b>", await _name.GetAsync(turn));
            Assert.Equal(5, (await _order.GetAsync(turn)).Number);
            await _state.SaveChangesAsync(turn);
        });

        Assert.Equal(1, _storage.Writes);
    }

    [Fact]
    public async Task A_value_that_is_deleted_is_gone()
    {
        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            await _state.SaveChangesAsync(turn);
            await _name.DeleteAsync(turn);
            await _state.SaveChangesAsync(turn);
        });

        await TurnAsync(async turn => Assert.Null(await _name.GetAsync(turn)));
    }

    [Fact]
    public async Task Clearing_empties_the_state_when_it_is_saved()
    {
        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            await _state.ClearStateAsync(turn);
            Assert.Null(await _name.GetAsync(turn));
            await _state.SaveChangesAsync(turn);
        });

        Assert.Equal(2, _storage.Writes);
        await TurnAsync(async turn => Assert.Null(await _name.GetAsync(turn)));
    }

    [Fact]
    public async Task Deleting_removes_the_state_at_once()
    {
        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            await _state.SaveChangesAsync(turn);
            await _state.DeleteAsync(turn);
            Assert.Null(_state.GetCachedState(turn));
        });

        await TurnAsync(async turn => Assert.Null(await _name.GetAsync(turn)));
    }

    [Fact]
    public async Task States_can_be_saved_by_middleware()
    {
        var users = new UserState(_storage);
        _adapter.Use(new AutoSaveStateMiddleware(_state).Add(users));

        await TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            await users.CreateProperty<int>("age").SetAsync(turn, 33);
        });

        await TurnAsync(async turn =>
        {
            Assert.Equal("Amal", await _name.GetAsync(turn));
            Assert.Equal(33, await users.CreateProperty<int>("age").GetAsync(turn));
        });
    }

    [Fact]
    public async Task A_turn_that_fails_saves_nothing()
    {
        _adapter.Use(new AutoSaveStateMiddleware(_state));

        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(async turn =>
        {
            await _name.SetAsync(turn, "Amal");
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, _storage.Writes);
    }

    [Fact]
    public async Task What_is_stored_as_something_else_is_no_state()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["test/conversations/room"] = new List<string> { "no state" } });

        await TurnAsync(turn => Assert.ThrowsAsync<InvalidOperationException>(() => _state.LoadAsync(turn)));
    }

    private Task TurnAsync(Func<ITurnContext, Task> bot) => _adapter.RunAsync(Incoming.Message(), (turn, _) => bot(turn));

    private sealed class Order
    {
        public int Number { get; set; }

        public List<string> Parts { get; set; }
    }
}
