using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The links to everything about a customer, as a browser follows them.</summary>
public class CustomerExportTests
{
    [Theory]
    [InlineData("md", "text/markdown")]
    [InlineData("json", "application/json")]
    public async Task On_ones_own_machine_the_link_is_enough_for_one_time(string ending, string type)
    {
        await using var server = await WebServer.StartAsync();
        var path = await LinkAsync(server, "ines", "desk");

        using var answer = await server.Http.GetAsync($"{path}.{ending}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"attachment; filename=customer.{ending}; filename*=UTF-8''customer.{ending}", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("The parcel is lost", await answer.Content.ReadAsStringAsync());
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
        Assert.Contains("The parcel is lost", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_an_old_and_a_used_link_look_the_same()
    {
        await using var server = await WebServer.StartAsync();
        var path = await LinkAsync(server, "ines", "desk");
        var told = new List<string> { await SeeAsync(path[..^1] + (path[^1] == 'A' ? 'B' : 'A')), await SeeAsync("/customers/export/x") };
        (await server.Http.GetAsync(path + ".md")).Dispose();
        told.Add(await SeeAsync(path));
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

    /// <summary>A link by way of case 7, which this person opened, without its ending.</summary>
    private static async Task<string> LinkAsync(WebServer server, string person, string team)
    {
        var by = new By(person, server.Clock.Now);
        var about = RecoveryCase.Report(7, team, "it is lost", "The parcel is lost", by);
        about.Classify(CustomerKind.External, Severity.Normal, false, "The parcel is lost", team, by);
        about.Recognise("a-key");
        var (link, secret) = CustomerLink.Create(person, team, 7, "a-key", server.Clock.Now.AddMinutes(15));
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        db.Cases.Add(about);
        db.CustomerLinks.Add(link);
        await db.SaveChangesAsync();
        return $"/customers/export/{secret}";
    }
}
