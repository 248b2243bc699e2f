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

            Assert.InRange(message.Lines.Count, 6, DigestLines.MostLines);
            Assert.InRange(message.Text.Length, 1, DigestLines.MostCharacters);
            Assert.InRange(message.Bytes, 1, 20 * 1024);
            Assert.InRange(new Heard("details", 1, JsonNode.Parse(Payload.ToJson(DigestCards.Details(view, channel)))!.AsObject()).Bytes, 1, 20 * 1024);
            Assert.Contains("somebody may be in danger in", message.Text, StringComparison.Ordinal);
            Assert.Contains("PEOPLE  Morale", message.Text, StringComparison.Ordinal);
            Assert.Contains("Needs a hand: #2147483647", message.Text, StringComparison.Ordinal);
            Assert.InRange(DigestMeanings.Of(view.Digest).Count, 1, DigestMeanings.Most);
        }
    }

    [Fact]
    public void Ten_thousand_cases_are_one_line()
    {
        var cases = Enumerable.Range(1, 10_000).Select(number => Case(number, "Lost bag")).ToList();
        var day = Day();

        var figures = DayFigures.Of(cases, day.Period, Until);

        Assert.Equal("10,000 let-downs → 10,000 open", DailyLines.LetDowns(Of("x") with { Figures = figures, Noted = 0 }));
        Assert.Equal(TimeSpan.FromMinutes(6), figures.Own);
        Assert.InRange(string.Join('\n', DetailLines.Of(Of("x") with { Figures = figures })).Length, 1, DetailLines.MostCharacters);
    }

    [Fact]
    public void The_middle_of_the_worked_check_is_the_one_of_the_page()
    {
        int[] reported = [0, 12, 30, 51, 140];
        int[] owned = [6, 18, 75, 55, 149];
        int?[] done = [95, 70, 240, 88, null];
        int[] pause = [0, 20, 60, 0, 0];
        var start = Day().Period.Start;
        var cases = reported.Select((at, i) =>
        {
            By By(int minute) => new("ines", start.AddMinutes(minute));
            var about = RecoveryCase.Report(i + 1, "harbour", "Lost bag", "Lost bag", By(at));
            about.Classify(CustomerKind.External, Severity.Normal, false, "Lost bag", "harbour", By(at));
            about.Own(By(owned[i]));
            if (done[i] is { } end)
            {
                about.Wait(By(end - pause[i] - 1));
                about.Resume(By(end - 1));
                about.Fix(By(end));
            }

            return about;
        }).ToList();

        var figures = DayFigures.Of(cases, Day().Period, Until);

        Assert.Equal(TimeSpan.FromMinutes(6), figures.Own);
        Assert.Equal((5, 5), (figures.Owned, figures.Cases.Count));
        Assert.Equal((TimeSpan.FromMinutes(66.5), 4, 1), (figures.NetFix, figures.Fixed, figures.Open));
    }

    private static TeamDay Day() => new ZoneLine(WallClock.Zone("Europe/Lisbon")).Day(new(2026, 11, 24));

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
        var figures = DayFigures.Of(cases, Day().Period, Until) with { SecondFailures = 10_000, Repeats = new RepeatRate(9_999, 10_000, 10_000, 30_000) };
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
            Above = 10_000,
            Fine = 10_000,
            Noted = 10_000,
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
            Due = [.. Enumerable.Range(1, 10).Select(number => new FollowUp(number, "harbour", 1, FollowUpKind.Prevention, text, "ines", new(2026, 11, 20), Until))],
        };
    }
}
