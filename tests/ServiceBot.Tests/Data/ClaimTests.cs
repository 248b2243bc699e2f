using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Data;

public sealed class ClaimTests : IDisposable
{
    private readonly TestData _data = new();
    private readonly IDatabase _database;

    public ClaimTests() => (_database, _) = _data.Open();

    [Fact]
    public async Task A_name_is_claimed_by_one_at_a_time_where_others_share_the_database()
    {
        await using (var first = await _database.TryClaimAsync("pruning", CancellationToken.None))
        {
            Assert.NotNull(first);
            await using var second = await _database.TryClaimAsync("pruning", CancellationToken.None);
            await using var other = await _database.TryClaimAsync("digest", CancellationToken.None);

            Assert.Equal(_database.IsShared, second is null);
            Assert.NotNull(other);
        }

        await using var again = await _database.TryClaimAsync("pruning", CancellationToken.None);
        Assert.NotNull(again);
    }

    public void Dispose()
    {
        ((IDisposable)_database).Dispose();
        _data.Dispose();
    }
}
