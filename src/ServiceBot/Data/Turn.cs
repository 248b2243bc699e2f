using ServiceBot.Delivery;

namespace ServiceBot.Data;

/// <summary>
/// One unit of work and everything it will write, in one scope: the facts its BotDb tracks, the state it changes
/// and the messages it wants to say. Nothing of it exists for anybody else before CommitAsync has returned.
/// </summary>
internal sealed class Turn(BotDb db, ITurnStore store, Courier courier, TimeProvider clock)
{
    private readonly Commit _commit = new();

    public BotDb Db => db;

    /// <summary>The one instant of this unit of work.</summary>
    public DateTimeOffset Now { get; } = clock.GetInstant();

    public Commit Commit => _commit;

    /// <summary>Puts a message into the outbox; the Courier sends it after the commit.</summary>
    public void Say(Message message) => _commit.Messages.Add(message);

    public async Task<CommitResult> CommitAsync()
    {
        _commit.At = Now;
        var result = await store.CommitAsync(db, _commit);
        _commit.Reach("after-commit");
        if (result == CommitResult.Committed)
            courier.Wake(_commit.Messages);

        return result;
    }
}
