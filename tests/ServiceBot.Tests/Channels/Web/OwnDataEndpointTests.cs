using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The file behind “my data”, as a browser fetches it.</summary>
public class OwnDataEndpointTests
{
    [Fact]
    public async Task It_is_fetched_once_and_no_cache_keeps_it()
    {
        await using var server = await WebServer.StartAsync();
        var path = $"/me/data/{await LinkAsync(server, "ines")}.json";

        var answer = await server.Http.GetAsync(path);

        Assert.Equal("Ines Duarte", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["person"]![0]!["name"]!);
        Assert.Equal(("no-store", "my-data.json"), (answer.Headers.CacheControl!.ToString(), answer.Content.Headers.ContentDisposition!.FileName));
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await server.Http.GetAsync(path));
    }

    [Fact]
    public async Task Where_people_sign_in_it_is_for_that_person_in_their_browser_only()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");
        var mallory = await server.EnterAsync("Mallory");
        var path = $"/me/data/{await LinkAsync(server, await server.IdOfAsync("Ines"))}.md";

        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await server.Http.GetAsync(path));
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await mallory.SendAsync(HttpMethod.Get, path));
        Assert.StartsWith("# What is kept about me", await (await ines.SendAsync(HttpMethod.Get, path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await ines.SendAsync(HttpMethod.Get, path));
    }

    private static async Task<string> LinkAsync(WebServer server, string person)
    {
        var (link, secret) = OwnDataLink.Create(person, server.Clock.Now.AddMinutes(15));
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        db.OwnDataLinks.Add(link);
        await db.SaveChangesAsync();
        return secret;
    }
}
