using ServiceBot.Bot;

namespace ServiceBot.Pulse;

/// <summary>What stands in the place of a check-in that is over, where a chat keeps its messages.</summary>
internal static class ClosedCards
{
    public const string Text = "This check-in is closed. What people answered is counted, and nobody can tell any more who said what.";

    /// <summary>The same for everybody, whether they answered or not.</summary>
    public static string Write() => Payload.ToJson(Talk.Text(Text));
}
