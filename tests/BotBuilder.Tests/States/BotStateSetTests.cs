using BotBuilder.Tests.Turns;
using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.States;

public class BotStateSetTests
{
    private readonly OneAtATime _storage = new();

    [Fact]
    [Trait("Improved", "in the original all of them ask the storage at once")]
    public async Task States_are_loaded_and_saved_one_after_the_other()
    {
        var states = new BotStateSet(new ConversationState(_storage), new UserState(_storage)).Add(new PrivateConversationState(_storage));

        await new RecordingAdapter().RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await states.LoadAllAsync(turn, cancellationToken: token);
            foreach (var state in states.BotStates)
                await state.CreateProperty<string>("note").SetAsync(turn, "written", token);
            await states.SaveAllChangesAsync(turn, cancellationToken: token);
        });

        Assert.Equal(3, _storage.Keys.Count);
    }

    /// <summary>A storage with a single connection, which cannot be asked twice at once.</summary>
    private sealed class OneAtATime : IStorage
    {
        private bool _isBusy;

        public List<string> Keys { get; } = [];

        public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            await UseAsync();
            return new Dictionary<string, object>();
        }

        public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            await UseAsync();
            Keys.AddRange(changes.Keys);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => UseAsync();

        private async Task UseAsync()
        {
            Assert.False(_isBusy);
            _isBusy = true;
            await Task.Yield();
            _isBusy = false;
        }
    }
}
