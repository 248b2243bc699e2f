using BotBuilder.Tests.Turns;
using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.States;

/// <summary>Two turns of one conversation at once.</summary>
public class StaleStateTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly ConversationState _state = new(new MemoryStorage());

    [Fact]
    [Trait("Improved", "in the original the slower turn wipes out what the faster one has saved")]
    public async Task A_turn_that_was_overtaken_cannot_save()
    {
        await InTurnAsync(turn => SetAsync(turn, "first"));

        await InTurnAsync(async slow =>
        {
            await SetAsync(slow, "slow", save: false);
            await InTurnAsync(fast => SetAsync(fast, "fast"));

            await Assert.ThrowsAsync<ArgumentException>(() => _state.SaveChangesAsync(slow));
        });

        Assert.Equal("fast", await GetAsync());
    }

    [Fact]
    [Trait("Improved", "in the original the slower turn wipes out what the faster one has saved")]
    public async Task Of_two_first_turns_only_one_can_save()
    {
        await InTurnAsync(async slow =>
        {
            await SetAsync(slow, "slow", save: false);
            await InTurnAsync(fast => SetAsync(fast, "fast"));

            await Assert.ThrowsAsync<ArgumentException>(() => _state.SaveChangesAsync(slow));
        });

        Assert.Equal("fast", await GetAsync());
    }

    [Fact]
    [Trait("Improved", "the original brings back what was deleted")]
    public async Task What_was_deleted_meanwhile_does_not_come_back()
    {
        await InTurnAsync(turn => SetAsync(turn, "first"));

        await InTurnAsync(async slow =>
        {
            await SetAsync(slow, "slow", save: false);
            await InTurnAsync(fast => _state.DeleteAsync(fast));

            await Assert.ThrowsAsync<ArgumentException>(() => _state.SaveChangesAsync(slow));
        });

        Assert.Null(await GetAsync());
    }

    [Fact]
    public async Task A_turn_that_only_reads_may_be_overtaken()
    {
        await InTurnAsync(async slow =>
        {
            await _state.LoadAsync(slow);
            await InTurnAsync(fast => SetAsync(fast, "fast"));
            await _state.SaveChangesAsync(slow);
        });

        Assert.Equal("fast", await GetAsync());
    }

    [Fact]
    public async Task A_turn_may_save_more_than_once()
    {
        await InTurnAsync(async turn =>
        {
            await SetAsync(turn, "once");
            await SetAsync(turn, "twice");
            await _state.SaveChangesAsync(turn, force: true);
        });

        Assert.Equal("twice", await GetAsync());
    }

    [Fact]
    public async Task A_turn_may_delete_and_begin_anew()
    {
        await InTurnAsync(turn => SetAsync(turn, "old"));

        await InTurnAsync(async turn =>
        {
            await _state.DeleteAsync(turn);
            await SetAsync(turn, "new");
        });

        Assert.Equal("new", await GetAsync());
    }

    [Fact]
    public async Task A_turn_that_was_overtaken_may_read_again()
    {
        await InTurnAsync(async slow =>
        {
            await _state.LoadAsync(slow);
            await InTurnAsync(fast => SetAsync(fast, "fast"));

            await _state.LoadAsync(slow, force: true);
            await SetAsync(slow, "after it");
        });

        Assert.Equal("after it", await GetAsync());
    }

    private Task InTurnAsync(Func<ITurnContext, Task> act) => _adapter.RunAsync(Incoming.Message(), (turn, _) => act(turn));

    private async Task SetAsync(ITurnContext turn, string value, bool save = true)
    {
        await _state.CreateProperty<string>("note").SetAsync(turn, value);
        if (save)
            await _state.SaveChangesAsync(turn);
    }

    private async Task<string> GetAsync()
    {
        string value = null;
        await InTurnAsync(async turn => value = await _state.CreateProperty<string>("note").GetAsync(turn));
        return value;
    }
}
