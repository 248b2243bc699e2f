using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Customers;

public class FactSealTests
{
    private static readonly FactPlace Place = new("harbour", "key", "fact");

    [Theory]
    [InlineData("Ms Adler")]
    [InlineData("語 👩‍👩‍👧‍👦 שלום")]
    [InlineData("")]
    public void What_was_closed_is_opened_in_its_own_place_only(string text)
    {
        using var data = new TestData();
        var (database, _) = data.Open();
        using var open = (IDisposable)database;
        var seal = Seal(database, "kE9vB1xQ7tLmW3zRfYc5uHs8aJd2GpN6oXiTbVeZwM0");

        var closed = seal.Close(text, Place);

        Assert.Equal(text, seal.Open(closed, Place));
        Assert.NotEqual(closed, seal.Close(text, Place));
        foreach (var other in (FactPlace[])[Place with { TeamId = "north" }, Place with { CustomerKey = "other" }, Place with { FactId = "other" }])
            Assert.Null(seal.Open(closed, other));
        Assert.Null(Seal(database, "Zq4Tn8Lw1Yx6Cv0Bm5Kj3Hg7Fd2Sa9Po4Iu1Ty6Re8W").Open(closed, Place));
        Assert.Null(seal.Open("AAAA", Place));
    }

    private static FactSeal Seal(IDatabase database, string key) => new(new InstanceSecret(
        Options.Create(new DataOptions { InstanceKey = key }), database, NullLogger<InstanceSecret>.Instance));
}
