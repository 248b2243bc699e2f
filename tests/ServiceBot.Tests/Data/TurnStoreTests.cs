using Microsoft.EntityFrameworkCore;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Data;

public sealed class TurnStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-27T16:59Z");

    private readonly TestData _data = new();
    private readonly IDatabase _database;
    private readonly ITurnStore _store;

    public TurnStoreTests() => (_database, _store) = _data.Open();

    [Fact]
    public async Task A_turn_is_written_whole()
    {
        await HasRoomAsync("room-a");
        await using var db = _database.Lease();
        db.People.Add(new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" });
        var commit = Handling("one");
        commit.States.Add(new StateChange("dialog", """{"a":1}""", "own", 0));
        commit.Messages.Add(new Message(new Address("directline", "room-a"), "case/1/card", "{}"));
        commit.Post = new WebPost("room-a", "post", "{}");

        Assert.Equal(CommitResult.Committed, await _store.CommitAsync(db, commit));

        await using var after = _database.Lease();
        Assert.Equal("Ines", (await after.People.SingleAsync()).Name);
        Assert.Equal(new StoredState("""{"a":1}""", "own", 1), await _store.ReadStateAsync(after, "dialog", default));
        Assert.Equal("case/1/card", (await after.Outbox.SingleAsync()).Slot);
        Assert.Equal(WebTranscript.Stride, (await after.WebActivities.SingleAsync()).Watermark);
        Assert.Equal("answer", await _store.FindAnswerAsync(after, commit.Activity!.Value, default));
    }

    [Fact]
    public async Task An_activity_that_was_handled_before_changes_nothing()
    {
        await using var first = _database.Lease();
        await _store.CommitAsync(first, Handling("one"));

        await using var again = _database.Lease();
        again.People.Add(new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" });
        var commit = Handling("one");
        commit.Messages.Add(new Message(new Address("directline", "room-a"), "slot", "{}"));
        commit.States.Add(new StateChange("dialog", "{}", "own", 0));

        Assert.Equal(CommitResult.Duplicate, await _store.CommitAsync(again, commit));
        await using var after = _database.Lease();
        Assert.Empty(await after.People.ToListAsync());
        Assert.Empty(await after.Outbox.ToListAsync());
        Assert.Null(await _store.ReadStateAsync(after, "dialog", default));
    }

    [Theory]
    [InlineData(0, "somebody else created it meanwhile")]
    [InlineData(1, "somebody else changed it meanwhile")]
    [InlineData(7, "somebody else deleted it meanwhile")]
    public async Task State_that_was_read_before_another_turn_changed_it_is_refused(long version, string because)
    {
        await CommitStateAsync("dialog", 0);
        await CommitStateAsync("dialog", 1);

        await using var db = _database.Lease();
        var commit = Handling("late");
        commit.States.Add(new StateChange(version == 7 ? "gone" : "dialog", "{}", "own", version));

        Assert.True(await _store.CommitAsync(db, commit) == CommitResult.Stale, because);
        await using var after = _database.Lease();
        Assert.Null(await after.Inbox.SingleOrDefaultAsync(row => row.Activity == "late"));
    }

    [Fact]
    public async Task One_turn_of_many_that_fails_takes_no_other_with_it()
    {
        var commits = Enumerable.Range(0, 50).Select(async i =>
        {
            await using var db = _database.Lease();
            var commit = Handling($"activity {i}");
            commit.States.Add(new StateChange($"dialog {i}", "{}", "own", i % 10 == 0 ? 5 : 0));
            return await _store.CommitAsync(db, commit);
        });

        var results = await Task.WhenAll(commits);

        Assert.Equal(5, results.Count(result => result == CommitResult.Stale));
        await using var after = _database.Lease();
        Assert.Equal(45, await after.States.CountAsync());
        Assert.Equal(45, await after.Inbox.CountAsync());
    }

    [Fact]
    public async Task A_context_reads_on_after_its_save()
    {
        await using var db = _database.Lease();
        db.People.Add(new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" });
        await db.SaveChangesAsync();
        Assert.False(db.ChangeTracker.HasChanges());

        var ines = await db.People.SingleAsync();
        ines.Name = "Ines Duarte";
        await db.SaveChangesAsync();

        await using var after = _database.Lease();
        Assert.Equal("Ines Duarte", (await after.People.AsNoTracking().SingleAsync()).Name);
    }

    public void Dispose()
    {
        ((IDisposable)_database).Dispose();
        _data.Dispose();
    }

    private static Commit Handling(string activity) => new()
    {
        Activity = new ActivityKey("directline", "room-a", activity),
        Answer = "answer",
        At = Now,
    };

    private async Task CommitStateAsync(string key, long version)
    {
        await using var db = _database.Lease();
        var commit = new Commit { At = Now };
        commit.States.Add(new StateChange(key, "{}", "own", version));
        Assert.Equal(CommitResult.Committed, await _store.CommitAsync(db, commit));
    }

    private async Task HasRoomAsync(string id)
    {
        await using var db = _database.Lease();
        db.WebConversations.Add(new WebConversation { Id = id, TeamId = "team", CreatedAt = Now });
        await db.SaveChangesAsync();
    }
}
