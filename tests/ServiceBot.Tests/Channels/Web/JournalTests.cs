using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>What somebody writes for themselves, over HTTP as the page does it.</summary>
public class JournalTests
{
    private const string Words = "The kingfisher came back today.";

    [Fact]
    public async Task It_is_written_and_read_again_the_newest_first()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        var empty = await ReadAsync(ines);
        Assert.Equal("Ines Duarte", (string)empty["name"]!);
        Assert.Equal("2026-11-21", (string)empty["today"]!);
        Assert.Empty(empty["entries"]!.AsArray());
        var question = Assert.Single(empty["questions"]!.AsArray());
        Assert.Equal("I was as fair to myself as I am to colleagues.", (string)question!["text"]!);
        Assert.Equal(
            ["not at all", "a little", "partly", "mostly", "completely"],
            question["answers"]!.AsArray().Select(answer => (string)answer!["word"]!));
        Assert.NotEqual("", (string)empty["help"]!);

        await WriteAsync(ines, "first", 4, $"  {Words}\r\nIt stayed.  ");
        await WriteAsync(ines, "second", null, "And again.");
        server.Clock.Advance(TimeSpan.FromDays(1));
        ines = await server.MeetAsync("ines");
        await WriteAsync(ines, "third", 1, "");

        var entries = (await ReadAsync(ines))["entries"]!.AsArray();
        Assert.Equal(
            [
                """2026-11-22 {"Q39":1} """,
                "2026-11-21 {} And again.",
                $$"""2026-11-21 {"Q39":4} {{Words}} It stayed.""",
            ],
            entries.Select(entry => $"{entry!["day"]} {entry["answers"]!.ToJsonString()} {entry["text"]}".ReplaceLineEndings(" ")));
    }

    [Fact]
    public async Task The_day_is_that_of_the_writer()
    {
        await using var server = await WebServer.StartAsync(clock: new TestClock("2026-11-21T23:30Z"));

        Assert.Equal("2026-11-21", (string)(await WriteAsync(await server.MeetAsync("ines"), "lisbon", 3, ""))["day"]!);
        Assert.Equal("2026-11-22", (string)(await WriteAsync(await server.MeetAsync("amal"), "paris", 3, ""))["day"]!);
    }

    [Fact]
    public async Task What_is_sent_twice_is_kept_once()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");

        var first = await WriteAsync(ines, "once", 4, Words);
        var again = await WriteAsync(ines, "once", 4, Words);

        Assert.Equal((string)first["id"]!, (string)again["id"]!);
        Assert.Single((await ReadAsync(ines))["entries"]!.AsArray());
    }

    /// <summary>The answer to the first got lost, the page says to try again, and they add a sentence before they do.</summary>
    [Fact]
    public async Task Sent_again_with_more_words_keeps_the_longer_in_its_place()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        await WriteAsync(ines, "once", 4, Words);
        await WriteAsync(ines, "later", null, "And again.");

        server.Clock.Advance(TimeSpan.FromDays(1));
        ines = await server.MeetAsync("ines");
        var again = await WriteAsync(ines, "once", 3, $"{Words} It stayed.");

        Assert.Equal("2026-11-21", (string)again["day"]!);
        Assert.Equal(
            ["2026-11-21 {} And again.", $$"""2026-11-21 {"Q39":3} {{Words}} It stayed."""],
            (await ReadAsync(ines))["entries"]!.AsArray().Select(entry => $"{entry!["day"]} {entry["answers"]!.ToJsonString()} {entry["text"]}"));
    }

    [Fact]
    public async Task What_is_there_can_be_sent_again_when_the_journal_is_full()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        await WriteAsync(ines, "once", null, Words);
        await using (var db = server.Services.GetRequiredService<IDatabase>().Lease())
        {
            db.JournalEntries.AddRange(Enumerable.Range(1, Journal.MostEntries - 1).Select(i => new JournalEntry { Id = $"{i}", PersonId = "ines", Day = new DateOnly(2026, 1, 1), Closed = [1] }));
            await db.SaveChangesAsync();
        }

        await WriteAsync(ines, "once", null, "Other words.");

        Assert.Equal("Other words.", (string)Assert.Single((await ReadAsync(ines))["entries"]!.AsArray())!["text"]!);
    }

    [Fact]
    public async Task Nobody_else_reads_or_removes_it()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        var amal = await server.MeetAsync("amal");
        var id = (string)(await WriteAsync(ines, "once", 4, Words))["id"]!;
        await amal.SendAsync(HttpMethod.Put, "/me/journal/strength", WebVisitor.Json("""{"text":"mine"}"""));

        // The same name, said by somebody else, is another entry.
        Assert.NotEqual(id, (string)(await WriteAsync(amal, "once", 2, "Theirs"))["id"]!);
        Assert.DoesNotContain("kingfisher", (await ReadAsync(amal)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await amal.SendAsync(HttpMethod.Delete, $"/me/journal/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await amal.SendAsync(HttpMethod.Delete, "/me/journal")).StatusCode);

        Assert.Contains("kingfisher", (await ReadAsync(ines)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("", (string)(await ReadAsync(ines))["strength"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/me/journal")).StatusCode);
    }

    [Fact]
    public async Task Where_people_sign_in_it_ends_with_the_session()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        var ines = await browser.OpenAsync();
        await WriteAsync(ines, "once", 4, Words);
        Assert.Contains("Journal, only for you</title>", await (await browser.SendAsync(HttpMethod.Get, "/journal")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await browser.SignOutAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await ines.SendAsync(HttpMethod.Get, "/me/journal")).StatusCode);
        Assert.Contains("You are not signed in", await (await browser.SendAsync(HttpMethod.Get, "/journal")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_deleted_at_once_one_by_one_or_all()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        var first = (string)(await WriteAsync(ines, "first", 4, Words))["id"]!;
        await WriteAsync(ines, "second", null, "Another");
        await ines.SendAsync(HttpMethod.Put, "/me/journal/strength", WebVisitor.Json("""{"text":"I listen well"}"""));
        Assert.Equal("I listen well", (string)(await ReadAsync(ines))["strength"]!);

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(HttpStatusCode.NoContent, (await ines.SendAsync(HttpMethod.Delete, $"/me/journal/{first}")).StatusCode);
        Assert.Equal("Another", (string)Assert.Single((await ReadAsync(ines))["entries"]!.AsArray())!["text"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await ines.SendAsync(HttpMethod.Delete, "/me/journal")).StatusCode);
        Assert.Equal(0, await CountAsync(server));
        Assert.Equal("", (string)(await ReadAsync(ines))["strength"]!);
    }

    [Fact]
    public async Task It_is_handed_out_as_files()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        await WriteAsync(ines, "once", 4, $"{Words}\nIt stayed.");
        await ines.SendAsync(HttpMethod.Put, "/me/journal/strength", WebVisitor.Json("""{"text":"I listen well"}"""));

        var read = await ines.SendAsync(HttpMethod.Get, "/me/journal/export.md");
        Assert.Equal("no-store", read.Headers.CacheControl!.ToString());
        Assert.Equal("journal.md", read.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            $"""
            # My journal

            Something I am good at:

            > I listen well

            ## Saturday 21 November 2026

            - I was as fair to myself as I am to colleagues. mostly

            > {Words}
            > It stayed.


            """.ReplaceLineEndings("\n"),
            await read.Content.ReadAsStringAsync());

        var json = JsonNode.Parse(await (await ines.SendAsync(HttpMethod.Get, "/me/journal/export.json")).Content.ReadAsStringAsync())!;
        Assert.Equal("servicebot-journal/1", (string)json["format"]!);
        Assert.Equal(4, (int)json["entries"]![0]!["answers"]!["Q39"]!);
        Assert.Equal("I listen well", (string)json["strength"]!);
    }

    [Theory]
    [InlineData("""{"once":"an-entry-of-its-own","answers":{},"text":"   "}""", "There is nothing in it yet")]
    [InlineData("""{"once":"an-entry-of-its-own","answers":{"Q39":6},"text":""}""", "not one of those offered")]
    [InlineData("""{"once":"an-entry-of-its-own","answers":{"Q01":3},"text":""}""", "not one of those offered")]
    [InlineData("""{"once":"strength/","text":"x"}""", "needs a name of its own")]
    [InlineData("""{"once":"short","text":"x"}""", "needs a name of its own")]
    [InlineData("""{"text":"x"}""", "Something is missing")]
    public async Task What_cannot_be_kept_is_refused_in_plain_words(string body, string why)
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");

        var answer = await ines.SendAsync(HttpMethod.Post, "/me/journal", WebVisitor.Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(server));
    }

    [Fact]
    public async Task As_much_fits_as_is_said()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");

        // Letters of four bytes are the longest there are; escaped in JSON they are twelve.
        var longest = string.Concat(Enumerable.Repeat("😀", Journal.LongestText / 2));
        await WriteAsync(ines, "longest", 4, longest);
        await WriteAsync(ines, "quotes", 4, new string('"', Journal.LongestText));
        Assert.Contains((await ReadAsync(ines))["entries"]!.AsArray(), entry => (string)entry!["text"]! == longest);

        var tooLong = await ines.SendAsync(
            HttpMethod.Post, "/me/journal", WebVisitor.Json(new JsonObject { ["once"] = "0123456789abcdef", ["text"] = longest + "x" }.ToJsonString()));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        Assert.Contains("4,001 characters, and 4,000 fit", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_journal_says_so_and_takes_more_once_something_is_deleted()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        var id = (string)(await WriteAsync(ines, "first", 4, ""))["id"]!;
        await ines.SendAsync(HttpMethod.Put, "/me/journal/strength", WebVisitor.Json("""{"text":"I listen well"}"""));
        await server.WriteAsync(async session =>
        {
            for (var i = 1; i < Journal.MostEntries; i++)
                await session.ExecuteAsync(
                    """INSERT INTO "JournalEntries" ("Id", "PersonId", "Day", "Closed") SELECT "Id" || $1, "PersonId", "Day", "Closed" FROM "JournalEntries" WHERE "Id" = $2""",
                    $"-{i}", id);
            return true;
        });

        var full = await PostAsync(ines, "one-too-many", 3, "");
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        Assert.Contains("Please delete some first", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(ines, "first", 4, "")).StatusCode);

        await ines.SendAsync(HttpMethod.Delete, $"/me/journal/{id}-7");
        await WriteAsync(ines, "one-too-many", 3, "");
    }

    [Fact]
    public async Task In_the_database_it_is_closed_for_its_writer_and_place_and_its_length_tells_little()
    {
        using var data = new TestData();
        await using (var server = await WebServer.StartAsync(data))
        {
            var ines = await server.MeetAsync("ines");
            await WriteAsync(ines, "first", 4, Words);
            await WriteAsync(ines, "second", null, "x");
            await WriteAsync(ines, "third", 1, new string('y', 600));
            await ines.SendAsync(HttpMethod.Put, "/me/journal/strength", WebVisitor.Json("""{"text":"I listen well, said the kingfisher"}"""));
            Assert.Equal([540, 540, 540, 2076], (await EntriesAsync(server)).Select(entry => entry.Closed.Length).Order());

            // Moved to somebody else, or into the place of another, it opens nothing.
            await server.WriteAsync(session => session.ExecuteAsync("""UPDATE "JournalEntries" SET "PersonId" = 'amal'"""));
            var amal = await ReadAsync(await server.MeetAsync("amal"));
            Assert.Empty(amal["entries"]!.AsArray());
            Assert.Equal(4, (int)amal["unreadable"]!);
        }

        var kept = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(data.Folder))
            kept.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        Assert.DoesNotContain("kingfisher", kept.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("yyyy", kept.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_chat_no_outbox_and_no_log_knows_of_it()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        var before = await OthersAsync(server);

        await WriteAsync(ines, "once", 4, Words);
        await ines.SendAsync(HttpMethod.Get, "/me/journal/export.md");

        Assert.Equal(before, await OthersAsync(server));
    }

    private static async Task<string> OthersAsync(WebServer server)
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        return $"{await db.Outbox.CountAsync()} {await db.WebActivities.CountAsync()} {await db.Inbox.CountAsync()} {await db.States.CountAsync()} {await db.RosterChanges.CountAsync()}";
    }

    private static async Task<List<JournalEntry>> EntriesAsync(WebServer server)
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        return await db.JournalEntries.AsNoTracking().ToListAsync();
    }

    private static async Task<int> CountAsync(WebServer server) => (await EntriesAsync(server)).Count;

    private static async Task<JsonObject> ReadAsync(WebVisitor visitor) => await WebVisitor.ReadAsync(await visitor.SendAsync(HttpMethod.Get, "/me/journal"));

    private static async Task<JsonObject> WriteAsync(WebVisitor visitor, string once, int? fair, string text) =>
        await WebVisitor.ReadAsync(await PostAsync(visitor, once, fair, text));

    private static Task<HttpResponseMessage> PostAsync(WebVisitor visitor, string once, int? fair, string text)
    {
        var body = new JsonObject { ["once"] = $"{once}-0123456789abcdef", ["text"] = text };
        if (fair is not null)
            body["answers"] = new JsonObject { ["Q39"] = fair };

        return visitor.SendAsync(HttpMethod.Post, "/me/journal", WebVisitor.Json(body.ToJsonString()));
    }
}
