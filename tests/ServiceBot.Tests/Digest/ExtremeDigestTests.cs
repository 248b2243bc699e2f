using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>Whatever people typed, and however much happened: at most twelve lines, 900 characters and 20 KB.</summary>
public class ExtremeDigestTests
{
    private static readonly DateTimeOffset Until = DateTimeOffset.Parse("2026-11-24T17:30Z");

    public static TheoryData<string> Texts => new()
    {
        new string('w', 500),
        string.Join(' ', Enumerable.Repeat("a long story of many words", 20)),
        string.Concat(Enumerable.Repeat("שלום עולם ", 50)),
        string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b", 45)),
        string.Concat(Enumerable.Repeat("{{DATE(2026-11-24T00:00:00Z)}} **[x](http://y)** <at>all</at> \\\"", 8)),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 40)),
        "\u202Eright to left\u2066\u2067",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_post_keeps_its_bounds(string text)
    {
        foreach (var channel in new[] { "directline", "msteams", "sms" })
        {
            var view = new DigestView(Of(text)) { TakeId = new string('x', 43), Mention = new DigestMention("lena", new string('L', 40), "29:account") };
            var message = new Heard("digest", 1, JsonNode.Parse(Payload.ToJson(DigestCards.Daily(view, channel)))!.AsObject());

            if (channel == "msteams")
                Assert.Empty(new[] { DigestCards.Daily(view, channel), DigestCards.Details(view, channel), DigestCards.Mean(DailyDigest.AllMetrics, channel) }.SelectMany(said =>
                    TeamsLimits.BreachesOf(JsonNode.Parse(Payload.ToJson(said))!.AsObject(), isRoom: true)
                        .Concat(TeamsLimits.MarkdownOf(JsonNode.Parse(Payload.ToJson(said))!.AsObject(), "](http", "<at>all"))));
            Assert.InRange(message.Lines.Count, 6, DigestLines.MostLines);
            Assert.InRange(message.Text.Length, 1, DigestLines.MostCharacters);
            Assert.InRange(message.Bytes, 1, 20 * 1024);
            Assert.InRange(new Heard("details", 1, JsonNode.Parse(Payload.ToJson(DigestCards.Details(view, channel)))!.AsObject()).Bytes, 1, 20 * 1024);
            Assert.Contains("somebody may be in danger in", message.Text, StringComparison.Ordinal);
            Assert.Contains("PEOPLE  Morale", message.Text, StringComparison.Ordinal);
            Assert.Contains("Needs a hand: #2147483647", message.Text, StringComparison.Ordinal);
            Assert.InRange(view.Digest.Metrics.Count, 1, DailyDigest.AllMetrics.Count);
            Assert.InRange(new Heard("mean", 1, JsonNode.Parse(Payload.ToJson(DigestCards.Mean(DailyDigest.AllMetrics, channel)))!.AsObject()).Bytes, 1, 20 * 1024);
        }
    }

    [Fact]
    public void Ten_thousand_cases_are_one_line()
    {
        var digest = Of("x") with { Figures = DayCounts.Of(Log([.. Enumerable.Range(1, 10_000).Select(number => Case(number, "Lost bag"))]), Day().Period) };

        Assert.Equal("10,000 let-downs → 10,000 open", digest.Moments.SayLetDowns);
        Assert.Contains(DailyLines.Of(digest), line => line.Text.Contains("Time to own: middle 6 min, nine of ten", StringComparison.Ordinal));
        Assert.InRange(string.Join('\n', DetailLines.Of(digest)).Length, 1, DetailLines.MostCharacters);
    }

    [Fact]
    public void What_a_mark_means_stays_as_long_as_the_mark()
    {
        var digest = Of(new string('w', 500));
        var lines = DailyLines.Of(digest with { Figures = digest.Figures with { Moments = digest.Moments with { Confirmed = 10_000, Young = 10_000 } } }, reserved: 60);

        Assert.Contains(lines, line => line.Text.Contains("10,000 turned round*", StringComparison.Ordinal));
        Assert.Equal("* confirmed by the customer; 10,000 still inside the 7-day window", lines[^1].ToString());
        Assert.InRange(DigestLines.Length(lines) + 60, 1, DigestLines.MostCharacters);
    }

    private static TeamDay Day() => new ZoneLine(WallClock.Zone("Europe/Lisbon")).Day(new(2026, 11, 24));

    private static TeamLog Log(IReadOnlyList<RecoveryCase> cases) => new("harbour", Until, cases, [], []);

    private static RecoveryCase Case(int number, string title)
    {
        var at = DateTimeOffset.Parse("2026-11-24T09:00Z");
        var about = RecoveryCase.Report(number, "harbour", title, title, new By("ines", at));
        about.Classify(CustomerKind.External, Severity.Normal, false, title, "harbour", new By("ines", at));
        about.Own(new By("ines", at.AddMinutes(6)));
        return about;
    }

    private static DailyDigest Of(string text)
    {
        var cases = Enumerable.Range(1, 40).Select(number => Case(number, text)).ToList();
        var counts = DayCounts.Of(Log(cases), Day().Period);
        var figures = counts with
        {
            Moments = counts.Moments with { Above = 10_000, Fine = 10_000, Noted = 10_000 },
            Second = new SecondFailures(10_000),
            Again = new RepeatContacts(new RepeatRate(9_999, 10_000, 10_000, 30_000), 0),
        };
        var thanks = new PublishedThanks(text, [text, text, text], text, text);
        return new DailyDigest
        {
            TeamId = new string('t', 80),
            TeamName = text,
            StaffWord = text,
            CustomerWord = text,
            Day = Day(),
            From = new(2026, 11, 11),
            Until = Until,
            Figures = figures,
            Morale = "Morale of a group with a name about 70 (5–9 answers, Mon–Tue) · about the same",
            Thanks = [.. Enumerable.Repeat(thanks, 10)],
            Did = [.. Enumerable.Repeat(new ManagerAction("1", "harbour", "marta", ManagerActionKind.Care, text, text, Until), 10)],
            HelpedBy = [.. Enumerable.Repeat(text, 10)],
            CameToThank = 10_000,
            CameToApologise = 10_000,
            Hand = new NeededHand(int.MaxValue, "no word to the customer since Wednesday 11:00 (promised Wednesday 12:00)", IsLate: true, IsFree: true),
            Late = 10_000,
            InDanger = 10_000,
            Lessons = [.. Enumerable.Repeat(new Lesson(text, text, text, new(2026, 11, 27)), 10)],
            Clues = [.. Enumerable.Repeat(text, 10)],
            Due = [.. Enumerable.Range(1, 10).Select(number => new DueStep(number, 1, text, new(2026, 11, 20)))],
            OtherDue = 10_000,
        };
    }
}
