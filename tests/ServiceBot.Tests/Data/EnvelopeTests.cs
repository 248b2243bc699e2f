using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Data;

public class EnvelopeTests
{
    private const string Said = """{"text":"not our problem, Zoë “said” 🛳"}""";
    private const string One = "kE9vB1xQ7tLmW3zRfYc5uHs8aJd2GpN6oXiTbVeZwM0";
    private const string Another = "Zq4Tn8Lw1Yx6Cv0Bm5Kj3Hg7Fd2Sa9Po4Iu1Ty6Re8W";

    [Fact]
    public void What_was_closed_is_opened_word_for_word_and_nothing_of_it_can_be_read_before()
    {
        using var data = new TestData();
        var envelope = With(data, One);

        var closed = envelope.Close(Said);

        Assert.Equal(Said, envelope.Open(closed));
        Assert.True(Envelope.IsClosed(closed));
        Assert.DoesNotContain("problem", closed, StringComparison.Ordinal);
        Assert.NotEqual(closed, envelope.Close(Said));
    }

    [Fact]
    public void What_was_never_closed_is_left_as_it_is()
    {
        using var data = new TestData();

        Assert.Equal(Said, With(data, One).Open(Said));
        Assert.False(Envelope.IsClosed(Said));
        Assert.False(Envelope.IsClosed(null));
    }

    [Fact]
    public void Another_installation_cannot_open_it_and_neither_can_anybody_who_changed_it()
    {
        using var data = new TestData();
        var closed = With(data, One).Close(Said);

        Assert.Null(With(data, Another).Open(closed));
        Assert.Null(With(data, One).Open(closed[..^1] + (closed[^1] == 'A' ? 'Q' : 'A')));
    }

    private static Envelope With(TestData data, string key) => new(new InstanceSecret(
        Options.Create(new DataOptions { Folder = data.Folder, InstanceKey = key }), null!, NullLogger<InstanceSecret>.Instance)); // no database is asked for a key
}
