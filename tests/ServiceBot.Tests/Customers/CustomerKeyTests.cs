using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Customers;

public class CustomerKeyTests
{
    private const string One = "kE9vB1xQ7tLmW3zRfYc5uHs8aJd2GpN6oXiTbVeZwM0";
    private const string Another = "Zq4Tn8Lw1Yx6Cv0Bm5Kj3Hg7Fd2Sa9Po4Iu1Ty6Re8W";

    [Theory]
    [InlineData("4711", "4711")]
    [InlineData(" #47 11 ", "4711")]
    [InlineData("４７１１", "4711")]
    [InlineData("٤٧١١", "4711")]
    [InlineData("A-47/11", "a4711")]
    [InlineData("Anna.Adler@Example.com", "annaadlerexamplecom")]
    [InlineData("ANNA  ADLER", "annaadler")]
    [InlineData("Zoe\u0308", "zoë")]
    [InlineData("की", "की")]
    [InlineData(" - ? \u200B", "")]
    [InlineData("\uD800", "")]
    [InlineData(null, "")]
    public void Only_letters_and_digits_count_in_whatever_form(string? typed, string word) => Assert.Equal(word, CustomerKeys.Normalize(typed));

    [Fact]
    public void The_same_customer_has_the_same_key_and_another_another()
    {
        using var data = new TestData();
        var keys = Keys(data, One);

        Assert.Equal(keys.Of("A-4711"), keys.Of("a 4711"));
        Assert.NotEqual(keys.Of("4711"), keys.Of("4712"));
        Assert.NotEqual(keys.Of("की"), keys.Of("कु"));
        Assert.Null(keys.Of("—"));
        Assert.DoesNotContain("4711", keys.Of("4711"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_secret_of_the_installation_nobody_can_try_numbers()
    {
        using var data = new TestData();

        Assert.NotEqual(Keys(data, One).Of("4711"), Keys(data, Another).Of("4711"));
    }

    [Fact]
    public void The_secret_is_made_once_and_only_its_owner_can_read_it()
    {
        using var data = new TestData();
        var key = Keys(data, "").Of("4711");
        var file = Path.Combine(data.Folder, "servicebot.key");

        Assert.Equal(43, File.ReadAllText(file).Length);
        Assert.Equal(key, Keys(data, "").Of("4711"));
        Assert.Equal(["servicebot.key"], Directory.GetFiles(data.Folder, "servicebot.key*").Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Of_several_processes_that_begin_at_once_all_have_the_same()
    {
        using var data = new TestData();

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Keys(data, "").Of("4711"))));

        Assert.Single(made.Distinct());
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_secret_that_can_be_guessed_is_refused(string key)
    {
        using var data = new TestData();

        Assert.StartsWith("The setting Data:InstanceKey can be guessed", Assert.Throws<StartupException>(() => Keys(data, key).Of("4711")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_not_taken_for_a_key()
    {
        using var data = new TestData();
        File.WriteAllText(Path.Combine(data.Folder, "servicebot.key"), "");

        Assert.Contains("is damaged", Assert.Throws<StartupException>(() => Keys(data, "").Of("4711")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_another_secret_a_shared_database_is_refused_and_one_of_ones_own_goes_on()
    {
        using var data = new TestData();
        var (database, _) = data.Open();
        using var closing = (IDisposable)database;
        await Secret(data, database, One).PrepareAsync();
        await Secret(data, database, One).PrepareAsync();

        if (database.IsShared)
            Assert.StartsWith("Another process began this database", (await Assert.ThrowsAsync<StartupException>(Secret(data, database, Another).PrepareAsync)).Message, StringComparison.Ordinal);
        else
            await Secret(data, database, Another).PrepareAsync();
    }

    [Fact]
    public async Task A_database_shared_by_processes_with_different_secrets_is_refused()
    {
        using var data = new TestData();
        var (database, _) = data.Open();
        using var closing = (IDisposable)database;
        await Secret(data, new Shared(database), One).PrepareAsync();

        var refused = await Assert.ThrowsAsync<StartupException>(Secret(data, new Shared(database), Another).PrepareAsync);

        Assert.Contains("Data:InstanceKey", refused.Message, StringComparison.Ordinal);
        await Secret(data, new Shared(database), One).PrepareAsync();
    }

    private static CustomerKeys Keys(TestData data, string key) => new(Secret(data, null!, key)); // no database is asked for a hash

    private static InstanceSecret Secret(TestData data, IDatabase database, string key) =>
        new(Options.Create(new DataOptions { Folder = data.Folder, InstanceKey = key }), database, NullLogger<InstanceSecret>.Instance);
}
