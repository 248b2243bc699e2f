using System.Net;
using ServiceBot.Tests.Channels.Web;
using ServiceBot.Tests.Conventions;

namespace ServiceBot.Tests.Site;

/// <summary>What is kept and on which terms, for everybody to read.</summary>
public class PrivacyPageTests
{
    [Theory]
    [InlineData("/privacy", "<h1>What is kept about you</h1>")]
    [InlineData("/terms", "<h1>Terms</h1>")]
    public async Task Everybody_may_read_it_without_signing_in(string path, string heading)
    {
        await using var server = await WebServer.StartPublicAsync();

        var answer = await server.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(heading, page);
        Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", page);
        Assert.DoesNotContain("<script", page);
    }

    [Theory]
    [InlineData("/privacy")]
    [InlineData("/terms")]
    public async Task On_ones_own_machine_it_is_there_too(string path)
    {
        await using var server = await WebServer.StartAsync();

        Assert.Contains("The organisation you work for runs", await server.Http.GetStringAsync(path));
    }

    [Fact]
    public async Task It_says_who_runs_it_and_the_figures_of_the_settings()
    {
        await using var server = await WebServer.StartPublicAsync(settings:
        [
            ("Site:Organisation", "Harbour <Ferries> & Sons"), ("Site:Contact", "privacy@ferries.example"), ("Pulse:LeastPeople", "7"),
            ("Retention:TranscriptDays", "31"), ("Retention:MessageIdDays", "12"), ("Retention:SharedWordsDays", "101"), ("Retention:LeftDays", "3"),
        ]);

        var page = await server.Http.GetStringAsync("/privacy");

        Assert.Contains("Harbour &lt;Ferries&gt; &amp; Sons runs it", page);
        Assert.Contains("""<a href="mailto:privacy@ferries.example">privacy@ferries.example</a>""", page);
        Assert.Contains("counted when 7 people or more", page);
        Assert.Contains("<dd>31 days, so that", page);
        Assert.Contains("what they said: 12 days", page);
        Assert.Contains("you chose to share: 101 days", page);
        Assert.Contains("or 3 days after you left", page);
    }

    [Theory]
    [InlineData("https://ferries.example/ask", """<a href="https://ferries.example/ask" rel="noreferrer">https://ferries.example/ask</a>""")]
    [InlineData("Marta Silva, room 12", "<p>Marta Silva, room 12</p>")]
    [InlineData("javascript:alert(1)", "<p>javascript:alert(1)</p>")]
    [InlineData("\"><script>alert(1)</script>", "<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    public async Task Whom_to_ask_is_shown_as_what_it_is(string contact, string shown)
    {
        await using var server = await WebServer.StartPublicAsync(settings: [("Site:Contact", contact)]);

        Assert.Contains(shown, await server.Http.GetStringAsync("/terms"));
    }

    [Fact]
    public async Task The_door_leads_there()
    {
        await using var server = await WebServer.StartPublicAsync();

        Assert.Contains("href=\"/privacy\"", await server.Http.GetStringAsync("/"));
    }

    [Theory]
    [InlineData("/privacy")]
    [InlineData("/terms")]
    public async Task It_is_plain_English(string path)
    {
        await using var server = await WebServer.StartAsync();
        var text = Words(await server.Http.GetStringAsync(path));

        Assert.InRange(Readability.EaseOf(text.SelectMany(SpokenTexts.SentencesOf)), 65, 120);
        Assert.All(text.SelectMany(SpokenTexts.SentencesOf), sentence => Assert.InRange(Readability.WordsIn(sentence), 0, 32));
    }

    private static List<string> Words(string page) =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(page, "<(p|li|dd|h1|h2)[^>]*>(.*?)</\\1>", System.Text.RegularExpressions.RegexOptions.Singleline)
            .Select(match => System.Text.RegularExpressions.Regex.Replace(match.Groups[2].Value, "<[^>]+>", "")),
    ];
}
