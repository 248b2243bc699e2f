using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public sealed class BatchKeysTests : IDisposable
{
    private readonly TestClock _clock = new(CheckInTeam.Monday);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicebot-keys-");

    private string Keys => Path.Combine(_folder.FullName, "keys");
    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public void A_key_is_a_file_that_only_its_owner_reads()
    {
        var keys = Open();

        var id = keys.Create();

        var file = FileOf(id);
        Assert.Equal([file], Files());
        Assert.Equal(32, File.ReadAllBytes(file).Length);
        Assert.NotNull(keys.Find(id));
        Assert.NotEqual(File.ReadAllBytes(file), File.ReadAllBytes(FileOf(keys.Create())));
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        foreach (var folder in new[] { Keys, Path.GetDirectoryName(file)! })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void A_destroyed_key_is_overwritten_before_its_name_is_gone()
    {
        var keys = Open();
        var id = keys.Create();

        // Another name for the same place on the disk shows what is left there.
        var kept = Path.Combine(_folder.FullName, "kept");
        Assert.Equal(0, Link(FileOf(id), kept));
        keys.Destroy(id);
        keys.Destroy(id);

        Assert.Null(keys.Find(id));
        Assert.Empty(Files());
        Assert.Equal(new byte[32], File.ReadAllBytes(kept));
    }

    [Theory]
    [InlineData("../data/servicebot.db")]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void What_is_no_name_of_a_key_is_neither_read_nor_destroyed(string name)
    {
        var keys = Open();
        Directory.CreateDirectory(Data);
        File.WriteAllBytes(Path.Combine(Data, "servicebot.db"), new byte[32]);

        Assert.Null(keys.Find(name));
        keys.Destroy(name);

        Assert.True(File.Exists(Path.Combine(Data, "servicebot.db")));
    }

    [Fact]
    public void A_key_that_was_cut_off_or_overwritten_is_none()
    {
        var keys = Open();
        var (cut, empty) = (keys.Create(), keys.Create());
        File.WriteAllBytes(FileOf(cut), new byte[] { 1, 2, 3 });
        File.WriteAllBytes(FileOf(empty), new byte[32]);

        Assert.Null(keys.Find(cut));
        Assert.Null(keys.Find(empty));
    }

    [Fact]
    public void Only_what_is_old_and_a_key_counts_as_left_over()
    {
        var keys = Open();
        var old = keys.Create();
        File.Copy(FileOf(old), Path.Combine(Path.GetDirectoryName(FileOf(old))!, "README"));
        _clock.Advance(TimeSpan.FromHours(2));
        keys.Create();

        Assert.Equal([old], keys.OlderThan(TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Two_programs_that_are_run_from_the_same_place_leave_one_another_their_keys()
    {
        var (one, other) = (Open(), Open(data: "other"));
        var id = one.Create();
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Empty(other.OlderThan(TimeSpan.FromHours(1)));
        other.Destroy(id);

        Assert.NotNull(one.Find(id));
        Assert.NotNull(Open().Find(id));
    }

    [Fact]
    public void What_has_outlived_every_batch_is_destroyed_whoever_made_it_and_nothing_else_is()
    {
        var (one, other) = (Open(), Open(data: "other"));
        var outlived = new[] { one.Create(), other.Create() }.Select(FileOf).ToList();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(outlived[0])!, "README"), "Not a key.");
        File.SetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(outlived[0])!, "README"), _clock.Now.UtcDateTime);
        _clock.Advance(TimeSpan.FromDays(17) + TimeSpan.FromMinutes(1));
        var young = new[] { one.Create(), other.Create() };
        _clock.Advance(TimeSpan.FromDays(28) - TimeSpan.FromMinutes(2));
        Assert.Equal(0, one.DestroyOutlived());
        Assert.All(outlived, file => Assert.True(File.Exists(file)));

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, one.DestroyOutlived());

        Assert.Equal([.. young.Append("README").Order()], Files().Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public void What_cannot_be_destroyed_is_said_and_holds_nothing_up()
    {
        var keys = Open();
        var (stuck, other) = (keys.Create(), keys.Create());
        var folder = Path.GetDirectoryName(FileOf(stuck))!;
        File.Delete(FileOf(stuck));
        Directory.CreateDirectory(Path.Combine(folder, stuck));

        Assert.False(keys.Destroy(stuck));
        Assert.True(keys.Destroy(other));
        Assert.True(keys.Destroy(other));
    }

    [Fact]
    public void A_row_that_was_cut_off_or_overwritten_is_nobodys_answer()
    {
        var key = new BatchKey([.. Enumerable.Range(1, BatchKey.Bytes).Select(part => (byte)part)]);
        var name = key.Of("ines");
        var closed = key.Close(name, Answer.Of(4), isText: false);

        Assert.Equal(4, key.OpenOrNull(name, closed)?.Value);
        foreach (var length in Enumerable.Range(0, closed.Length))
        {
            Assert.Null(key.OpenOrNull(name, closed[..length]));
            Assert.Null(key.OpenOrNull(name, new byte[length]));
        }

        Assert.Null(key.OpenOrNull(name, [.. closed, 0]));
        Assert.Null(key.OpenOrNull(name, [.. Enumerable.Range(0, 200).Select(part => (byte)(part * 7))]));
    }

    [Theory]
    [InlineData("data", "data/keys")]
    [InlineData("data", "data")]
    [InlineData("keys/data", "keys")]
    [InlineData("data", "link/keys")]
    [InlineData("link", "data/keys")]
    public void Keys_in_the_data_and_data_in_the_keys_are_refused(string data, string keys)
    {
        Directory.CreateDirectory(Data);
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), Data);

        var refusal = Assert.Throws<StartupException>(Open(keys, data).Prepare);

        Assert.Contains("Set Pulse:KeyFolder to a folder beside the data, and leave it out of your backups.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", "keys")]
    [InlineData("data", "data-keys")]
    [InlineData("data-keys", "data")]
    public void Keys_beside_the_data_are_taken(string data, string keys) => Open(keys, data).Prepare();

    [Fact]
    public void A_folder_that_everybody_can_get_at_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;

        Directory.CreateDirectory(Keys);
        File.SetUnixFileMode(Keys, (UnixFileMode)0b111_101_101);

        Assert.Contains($"chmod 700 {Keys}", Assert.Throws<StartupException>(Open().Prepare).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_as_long_as_every_other_and_opens_with_its_key_and_name_only()
    {
        var keys = Open();
        var (key, other) = (keys.Find(keys.Create())!, keys.Find(keys.Create())!); // just made
        var (ines, rui) = (key.Of("ines"), key.Of("rui"));

        Assert.Single(new[] { Answer.Skip, Answer.Of(0), Answer.Of(10) }.Select(answer => key.Close(ines, answer, isText: false).Length).Distinct());
        var longest = new Answer(null, [.. Enumerable.Range(0, 8).Select(i => new string('語', 23) + i)], new string('語', Answer.LongestWords), true);
        Assert.Single(new[] { Answer.Skip, longest }.Select(answer => key.Close(ines, answer, isText: true).Length).Distinct());

        var read = key.Open(ines, key.Close(ines, longest, isText: true));
        Assert.Equal((longest.Words, true), (read.Words, read.IsShared));
        Assert.Equal(longest.Tags, read.Tags);
        Assert.NotEqual(ines, other.Of("ines"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => key.Open(rui, key.Close(ines, Answer.Of(1), isText: false)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => other.Open(ines, key.Close(ines, Answer.Of(1), isText: false)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private BatchKeys Open(string keys = "keys", string data = "data")
    {
        var kept = Options.Create(new DataOptions { Folder = Path.Combine(_folder.FullName, data) });
        return new BatchKeys(
            Options.Create(new PulseOptions { KeyFolder = Path.Combine(_folder.FullName, keys) }), kept,
            new InstanceSecret(kept, null!, NullLogger<InstanceSecret>.Instance), _clock); // no database is asked for a key
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Keys, "*", SearchOption.AllDirectories);

    private string FileOf(string id) => Files().Single(file => Path.GetFileName(file) == id);

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "link")]
    private static extern int Link(string from, string to);
}
