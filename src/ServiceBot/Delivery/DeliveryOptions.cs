using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Delivery;

/// <summary>Section <c>Delivery</c> of the settings.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Conversations that are written to at the same time; each gets one message after the other.</summary>
    [Range(1, 256)]
    public int AtOnce { get; init; } = 16;

    /// <summary>How long one attempt may take. Several of them must fit into a lease.</summary>
    [Range(1.0, 20.0)]
    public double AttemptSeconds { get; init; } = 10;

    /// <summary>The first wait before another attempt; it doubles each time.</summary>
    [Range(0.1, 60.0)]
    public double FirstRestSeconds { get; init; } = 1;

    [Range(1.0, 3600.0)]
    public double LongestRestSeconds { get; init; } = 30;

    /// <summary>For so long a message is tried that was certainly not accepted yet; then an operator must look.</summary>
    [Range(0.1, 720.0)]
    public double GiveUpHours { get; init; } = 24;

    /// <summary>Messages to one Teams conversation in a row, and afterwards one each so many seconds: together they keep all of Teams' limits.</summary>
    [Range(1, 1000)]
    public int ConversationBurst { get; init; } = 6;

    [Range(0.0, 60.0)]
    public double ConversationSeconds { get; init; } = 2.01;

    /// <summary>Messages to Teams in a second, to all conversations together.</summary>
    [Range(1, 10_000)]
    public int TeamsPerSecond { get; init; } = 30;

    /// <summary>When most attempts at a service fail, it is left alone for so long.</summary>
    [Range(0.5, 600.0)]
    public double BreakSeconds { get; init; } = 10;

    /// <summary>Bytes of JSON; Teams takes no larger message.</summary>
    [Range(1024, 1024 * 1024)]
    public int LargestMessage { get; init; } = 28 * 1024;

    /// <summary>Where Teams serves the conversations of its cloud for the US government; tried once when it says that one belongs there.</summary>
    [Required]
    public string GovernmentUrl { get; init; } = "https://smba.infra.gcc.teams.microsoft.com/teams/";

    public TimeSpan LongestRest => TimeSpan.FromSeconds(LongestRestSeconds);

    public TimeSpan GiveUpAfter => TimeSpan.FromHours(GiveUpHours);

    /// <summary>The wait before the attempt after so many.</summary>
    public TimeSpan RestAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(FirstRestSeconds * Math.Pow(2, Math.Min(failures, 20)), LongestRestSeconds));
}
