using System.Text;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>What the tests use to kill the program from inside is not in the program that ships.</summary>
public sealed class ShippedProgramTests
{
    [Theory]
    [InlineData("SERVICEBOT_KILL")]
    [InlineData("before-inbox")]
    [InlineData("after-send")]
    public void No_trace_of_a_place_to_be_killed_at_ships(string trace)
    {
        Assert.DoesNotContain(trace, TextOf(Repository.Configuration), StringComparison.Ordinal);
        Assert.Contains(trace, TextOf($"{Repository.Configuration}_faultpoints"), StringComparison.Ordinal);
    }

    /// <summary>Texts stand in an assembly as UTF-16, at odd and even places.</summary>
    private static string TextOf(string build)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Artifacts, "bin", "ServiceBot", build, "ServiceBot.dll"));
        return Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes, 1, bytes.Length - 1);
    }
}
