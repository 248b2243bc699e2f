using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The links to the clues of a team, as a browser follows them.</summary>
public class ClueExportTests
{
    [Theory]
    [InlineData("md", "text/markdown", "- calling first saves three mails")]
    [InlineData("json", "application/json", "\"calling first saves three mails\"")]
    public async Task On_ones_own_machine_the_link_is_enough_for_one_time(string ending, string type, string clue)
    {
        await using var server = await WebServer.StartAsync();
        var path = await LinkAsync(server, "ines", "desk");

        using var answer = await server.Http.GetAsync($"{path}.{ending}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"attachment; filename=clues.{ending}; filename*=UTF-8''clues.{ending}", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains(clue, await answer.Content.ReadAsStringAsync());
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await server.Http.GetAsync($"{path}.{ending}"));
    }

    [Fact]
    public async Task Where_people_sign_in_only_who_asked_gets_it_and_whoever_else_tries_takes_nothing_away()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines", team: "North desk");
        var mallory = await server.EnterAsync("Mallory", team: "North desk");
        var id = await server.IdOfAsync("Ines");
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        var path = await LinkAsync(server, id, db.Memberships.Single(member => member.PersonId == id).TeamId);

        foreach (var other in (WebBrowser[])[mallory, new WebBrowser(server)])
            await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await other.SendAsync(HttpMethod.Get, $"{path}.md"));

        using var answer = await ines.SendAsync(HttpMethod.Get, $"{path}.md");
        Assert.Contains("calling first saves three mails", await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The link to a case is none to clues, and the other way round.</summary>
    [Fact]
    public async Task A_link_opens_only_what_it_is_for()
    {
        await using var server = await WebServer.StartAsync();
        var secret = (await LinkAsync(server, "ines", "desk")).Split('/')[^1];
        var (link, other) = ExportLink.Create("ines", 7, server.Clock.Now.AddMinutes(15));
        await using (var db = server.Services.GetRequiredService<IDatabase>().Lease())
        {
            db.ExportLinks.Add(link);
            await db.SaveChangesAsync();
        }

        foreach (var path in (string[])[$"/cases/0/export/{secret}.md", $"/clues/{other}.md", "/clues/x.json"])
            await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await server.Http.GetAsync(path));
    }

    private static async Task<string> LinkAsync(WebServer server, string person, string team)
    {
        var (link, secret) = ExportLink.OfClues(person, team, server.Clock.Now.AddMinutes(15));
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        db.Moments.Add(new Moment { Id = Guid.CreateVersion7().ToString("N"), TeamId = team, PersonId = person, Kind = MomentKind.Clue, At = server.Clock.Now, Text = "calling first saves three mails" });
        db.ExportLinks.Add(link);
        await db.SaveChangesAsync();
        return $"/clues/{secret}";
    }
}
