using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The links to a case as a file, as a browser follows them.</summary>
public class ExportTests
{
    [Theory]
    [InlineData("md", "text/markdown")]
    [InlineData("json", "application/json")]
    public async Task On_ones_own_machine_the_link_is_enough(string ending, string type)
    {
        await using var server = await WebServer.StartAsync();
        var path = await LinkAsync(server, "ines", "desk");

        using var answer = await server.Http.GetAsync($"{path}.{ending}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"attachment; filename=case-7.{ending}; filename*=UTF-8''case-7.{ending}", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("The parcel is lost", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Where_people_sign_in_only_who_asked_gets_it()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines", team: "North desk");
        var mallory = await server.EnterAsync("Mallory", team: "North desk");
        var team = await TeamOfAsync(server, await server.IdOfAsync("Ines"));
        var path = await LinkAsync(server, await server.IdOfAsync("Ines"), team);

        foreach (var other in (WebBrowser[])[mallory, new WebBrowser(server)])
            await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await other.SendAsync(HttpMethod.Get, $"{path}.md"));

        using var answer = await ines.SendAsync(HttpMethod.Get, $"{path}.md");
        Assert.Contains("The parcel is lost", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_an_old_and_somebody_elses_link_look_the_same()
    {
        await using var server = await WebServer.StartAsync();
        var path = await LinkAsync(server, "ines", "desk");
        var told = new List<string>();
        foreach (var wrong in (string[])[path[..^1] + (path[^1] == 'A' ? 'B' : 'A'), path.Replace("/7/", "/8/", StringComparison.Ordinal), "/cases/7/export/x"])
            told.Add(await SeeAsync(wrong));

        server.Clock.Advance(TimeSpan.FromMinutes(15));
        told.Add(await SeeAsync(path));

        Assert.Single(told.Distinct());

        async Task<string> SeeAsync(string asked)
        {
            using var answer = await server.Http.GetAsync(asked + ".md");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_page_of_somebody_else_cannot_fetch_it()
    {
        await using var server = await WebServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{await LinkAsync(server, "ines", "desk")}.json");
        request.Headers.Add("Origin", "https://evil.example");

        await Refusal.HasAsync(HttpStatusCode.Forbidden, "Forbidden", await server.Http.SendAsync(request));
    }

    private static async Task<string> TeamOfAsync(WebServer server, string person)
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        return db.Memberships.Single(member => member.PersonId == person).TeamId;
    }

    /// <summary>A link to case 7, which this person opened, without its ending.</summary>
    private static async Task<string> LinkAsync(WebServer server, string person, string team)
    {
        var by = new By(person, server.Clock.Now);
        var about = RecoveryCase.Report(7, team, "it is lost", "The parcel is lost", by);
        about.Classify(CustomerKind.External, Severity.Normal, false, "The parcel is lost", team, by);
        var (link, secret) = ExportLink.Create(person, 7, server.Clock.Now.AddMinutes(15));
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        db.Cases.Add(about);
        db.ExportLinks.Add(link);
        await db.SaveChangesAsync();
        return $"/cases/7/export/{secret}";
    }
}
