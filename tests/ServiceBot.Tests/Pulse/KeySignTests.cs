using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>Whether all processes have the same folder for the keys.</summary>
public sealed class KeySignTests : IDisposable
{
    private readonly TestData _data = new();
    private readonly IDatabase _database;

    public KeySignTests() => (_database, _) = _data.Open();

    private string Mount => Path.Combine(_data.KeyFolder, "mount");

    [Fact]
    public async Task Processes_that_share_a_database_need_the_same_folder_for_the_keys()
    {
        await PrepareAsync("mount", new Shared(_database));
        await PrepareAsync("mount", new Shared(_database));

        var refused = await Assert.ThrowsAsync<StartupException>(() => PrepareAsync("other", new Shared(_database)));

        foreach (var part in (string[])[Path.Combine(_data.KeyFolder, "other"), "Pulse:KeyFolder", "mounted", "delete the row \"batch-keys\" of the table \"Counters\""])
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        await PrepareAsync("mount", new Shared(_database));
    }

    [Fact]
    public async Task A_folder_that_is_not_mounted_is_not_taken_for_a_new_one()
    {
        await PrepareAsync("mount", new Shared(_database));
        Directory.Move(Mount, $"{Mount}-elsewhere");

        await Assert.ThrowsAsync<StartupException>(() => PrepareAsync("mount", new Shared(_database)));

        Directory.Delete(Mount, recursive: true);
        Directory.Move($"{Mount}-elsewhere", Mount);
        await PrepareAsync("mount", new Shared(_database));
    }

    [Fact]
    public async Task While_the_folder_is_away_no_key_counts_as_lost_or_destroyed_and_none_is_made()
    {
        var keys = await PrepareAsync("mount", new Shared(_database));
        var id = keys.Create();
        Directory.Move(Mount, $"{Mount}-elsewhere");

        Assert.Throws<IOException>(() => keys.Find(id));
        Assert.Throws<IOException>(keys.Create);
        Assert.False(keys.Destroy(id));
        Assert.False(Directory.Exists(Mount));

        Directory.Move($"{Mount}-elsewhere", Mount);
        Assert.NotNull(keys.Find(id));
        Assert.True(keys.Destroy(id));
        Assert.Null(keys.Find(id));
    }

    [Fact]
    public async Task Where_the_folder_is_lost_for_good_the_row_is_deleted_and_it_begins_anew()
    {
        await PrepareAsync("mount", new Shared(_database));
        Directory.Delete(Mount, recursive: true);

        await _database.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "Counters" WHERE "Name" = 'batch-keys'"""));
        await PrepareAsync("mount", new Shared(_database));

        await Assert.ThrowsAsync<StartupException>(() => PrepareAsync("other", new Shared(_database)));
    }

    [Fact]
    public async Task A_process_that_has_its_database_to_itself_goes_on_with_another_folder()
    {
        if (_database.IsShared)
            return;

        await PrepareAsync("mount", _database);
        await PrepareAsync("other", _database);
        await PrepareAsync("other", new Shared(_database));
    }

    public void Dispose()
    {
        ((IDisposable)_database).Dispose();
        _data.Dispose();
    }

    private async Task<BatchKeys> PrepareAsync(string folder, IDatabase database)
    {
        var options = Options.Create(new PulseOptions { KeyFolder = Path.Combine(_data.KeyFolder, folder) });
        var keys = new BatchKeys(options, _data.Options, new InstanceSecret(_data.Options, database, NullLogger<InstanceSecret>.Instance), TimeProvider.System);
        await new KeySign(keys, database, NullLogger<KeySign>.Instance).PrepareAsync();
        return keys;
    }
}
