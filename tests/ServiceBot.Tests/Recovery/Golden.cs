using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ServiceBot.Bot;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>
/// A whole conversation as it reads: what people say ("ines &gt; text"), press ("ines ! button | input=value") and let pass ("… 2 days", or in minutes to be reminded), and
/// below each all that anybody then reads in private ("  rui: line") with the words that stand ready ("  rui: ✎ line") and its buttons
/// ("  rui: [button]").
/// </summary>
internal static partial class Golden
{
    /// <summary>The reader that is everybody in the team's channel.</summary>
    public const string Room = "room";

    public static async Task HoldsAsync(TestBot bot, string conversation, params string[] readers)
    {
        var heard = new StringBuilder();
        var expected = conversation.ReplaceLineEndings("\n").Trim();
        foreach (var line in expected.Split('\n').Where(line => !line.StartsWith(' ')))
        {
            heard.Append(line).Append('\n');
            var (actor, read) = await DoAsync(bot, line);
            foreach (var reader in readers)
                foreach (var message in reader == actor ? read : reader == Room ? await bot.RoomReadsAsync() : await bot.ReadsAsync(reader))
                {
                    foreach (var one in message.Lines)
                        heard.Append(CultureInfo.InvariantCulture, $"  {reader}: {one}\n");
                    foreach (var block in DraftIn(message))
                        heard.Append(CultureInfo.InvariantCulture, $"  {reader}: ✎ {block}\n");
                    if (message.Buttons.Count > 0)
                        heard.Append(CultureInfo.InvariantCulture, $"  {reader}: {string.Join(' ', message.Buttons.Select(button => $"[{button}]"))}\n");
                }
        }

        Assert.Equal(expected, heard.ToString().Trim());
    }

    private static async Task<(string? Actor, IReadOnlyList<Heard> Read)> DoAsync(TestBot bot, string line)
    {
        var step = Line().Match(line);
        var (who, what) = (step.Groups["who"].Value, step.Groups["what"].Value);
        switch (step.Groups["does"].Value)
        {
            case ">":
                return (who, await bot.SaysAsync(who, what));
            case "!":
                var parts = what.Split(" | ");
                return (who, await bot.PressesAsync(who, parts[0], [.. parts[1..].Select(Input)]));
            default:
                var count = int.Parse(step.Groups["count"].Value, CultureInfo.InvariantCulture);
                var unit = step.Groups["unit"].Value;
                bot.Clock.Advance(unit == "day" ? TimeSpan.FromDays(count) : unit == "hour" ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count));
                await bot.RunHeldNotesAsync();
                if (unit == "minute")
                    await bot.RunNudgesAsync();
                await bot.RunRoundAsync<FollowUpRound>();
                return (null, []);
        }
    }

    /// <summary>The words for the customer that stand ready to be used or changed.</summary>
    private static IEnumerable<string> DraftIn(Heard message) =>
        message.Card is not null && message.Values.TryGetValue("words", out var words) ? words.Split('\n') : [];

    private static (string Input, string Value) Input(string part)
    {
        var equals = part.IndexOf('=');
        return (part[..equals], part[(equals + 1)..].Replace("\\n", "\n", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:(?<who>\w+) (?<does>[>!]) (?<what>.+)|… (?<count>\d+) (?<unit>day|hour|minute)s?)$")]
    private static partial Regex Line();
}
