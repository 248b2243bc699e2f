using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Operator;
using ServiceBot.Data;
using ServiceBot.Roster;
using ServiceBot.Tests.Channels.Web;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Operator;

/// <summary>An operator lets people in, and signs them out.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private readonly TestData data = new();
    private WebServer server = null!; // set before each test

    public async Task InitializeAsync() => server = await WebServer.StartPublicAsync(data);

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task The_first_is_the_admin_and_finds_a_team_with_a_room()
    {
        var (code, said) = await TypeAsync("invite", "Ines", "Duarte");

        Assert.Equal(0, code);
        Assert.StartsWith("There was no team yet, so there is one now: Our team.", said);
        Assert.Contains("Ines Duarte is in Our team and is an admin. To sign in:", said);
        Assert.Matches(@"\n  https://bot\.example/sign-in#[A-Za-z0-9_-]{43}\r?\n", said);
        var ines = await SignInAsync(said);
        var room = (await ines.PeopleAsync())["rooms"]![0]!;
        Assert.Equal("Our team", room["name"]!.GetValue<string>());
        await (await ines.EnterRoomAsync(room["id"]!.GetValue<string>())).SayAsync("Good morning");
    }

    [Fact]
    public async Task Others_join_the_only_team_as_members()
    {
        await TypeAsync("invite", "Ines");
        var (_, said) = await TypeAsync("invite", "Rui Matos");

        Assert.StartsWith("Rui Matos is in Our team. To sign in:", said);
        await using var db = Lease();
        Assert.Equal(Role.Member, (await db.People.SingleAsync(person => person.Name == "Rui Matos")).Role);
        Assert.Equal(2, await db.Memberships.CountAsync());
        Assert.Equal(1, await db.Teams.CountAsync());
        Assert.Equal(2, await db.People.CountAsync(person => person.HomeTeamId != null));
    }

    [Fact]
    public async Task Where_there_are_several_teams_one_is_named()
    {
        await TypeAsync("invite", "Ines", "--team", "North desk");
        await server.WriteAsync(session => session.ExecuteAsync("""INSERT INTO "Teams" ("Id", "Name", "Zone") VALUES ('south', 'South desk', 'Etc/UTC')"""));

        Assert.Equal((1, "Say which team, by name or id: --team NAME. There are: North desk, South desk."), await TypeAsync("invite", "Rui"));
        Assert.Equal((1, "There is no team West desk. There are: North desk, South desk."), await TypeAsync("invite", "Rui", "--team", "West", "desk"));
        Assert.StartsWith("Rui is in South desk.", (await TypeAsync("invite", "Rui", "--team", "South desk", "--admin")).Said.Replace(" and is an admin", ""));
        Assert.StartsWith("Ana is in South desk.", (await TypeAsync("invite", "Ana", "--team", "south")).Said);
    }

    [Fact]
    public async Task Somebody_who_is_here_gets_another_link_only_on_purpose()
    {
        await TypeAsync("invite", "Ines");

        var (code, said) = await TypeAsync("invite", "Ines");
        Assert.Equal(1, code);
        Assert.StartsWith("Ines is here already. For another link: servicebot invite \"Ines\" --again.", said);

        (code, said) = await TypeAsync("invite", "Ines", "--again");
        Assert.Equal(0, code);
        Assert.StartsWith("Ines is here already. To sign in:", said);
        await SignInAsync(said);
        Assert.Equal((1, "Nobody here is called Rui."), await TypeAsync("invite", "Rui", "--again"));
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_their_ids()
    {
        await TypeAsync("invite", "Ines");
        await server.WriteAsync(session => session.ExecuteAsync("""INSERT INTO "People" ("Id", "Name", "Zone", "Role") VALUES ('ines-2', 'Ines', 'Etc/UTC', 0)"""));

        var (code, said) = await TypeAsync("invite", "Ines", "--again");
        Assert.Equal(1, code);
        Assert.StartsWith("Several people are called Ines; say which by the id instead: ", said);
        Assert.Contains("ines-2", said);
        Assert.Equal(0, (await TypeAsync("invite", "ines-2", "--again")).Code);
        Assert.Equal((0, "Ines was signed in nowhere. Links that were not used yet do not work any more."), await TypeAsync("revoke", "ines-2"));
    }

    [Fact]
    public async Task Everything_is_written_down()
    {
        await TypeAsync("invite", "Ines");
        await TypeAsync("invite", "Rui");
        await TypeAsync("invite", "Rui", "--again", "--admin");
        await TypeAsync("revoke", "Rui");

        await using var db = Lease();
        var changes = await db.RosterChanges.ToListAsync();
        Assert.All(changes, change => Assert.Null(change.ActorId));
        Assert.Equal(
            [
                "Became admin", "Became admin", "Got another sign-in link", "Invited", "Invited", "Joined Our team", "Joined Our team",
                "Signed out everywhere", "Team created",
            ],
            changes.Select(change => change.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Revoked_somebody_is_signed_out_everywhere_and_their_links_are_void()
    {
        var ines = await server.EnterAsync("Ines");
        var link = await server.InviteAsync("Ines", again: true);

        Assert.Equal((0, "Ines is signed out of 1 browser. Links that were not used yet do not work any more."), await TypeAsync("revoke", "Ines"));

        Assert.False(await ines.IsSignedInAsync());
        Assert.False(await ines.TrySignInAsync(link));
        Assert.Equal((1, "Nobody here is called Rui."), await TypeAsync("revoke", "Rui"));
    }

    [Fact]
    public async Task Who_has_left_is_nobody_here_and_can_be_invited_anew()
    {
        var ines = await server.EnterAsync("Ines");
        await server.EnterAsync("Rui");

        Assert.Equal(
            (0, "Ines is signed out of 1 browser. Links that were not used yet do not work any more.\nThey are in no team any more, and nobody to the bot. What they did in cases stays."),
            await TypeAsync("revoke", "Ines", "--left"));

        Assert.False(await ines.IsSignedInAsync());
        Assert.Equal((1, "Nobody here is called Ines."), await TypeAsync("revoke", "Ines"));
        await using (var db = Lease())
        {
            var gone = await db.People.SingleAsync(person => person.Name == "Ines");
            Assert.Equal((server.Clock.Now, Role.Member, null), (gone.LeftAt, gone.Role, gone.HomeTeamId));
            Assert.Equal(["Rui"], await db.Memberships.Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person.Name).ToListAsync());
        }

        Assert.True(await (await server.EnterAsync("Ines")).IsSignedInAsync());
    }

    [Fact]
    public async Task Of_two_first_invitations_at_once_one_makes_the_team()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => server.InviteAsync($"Person {i}")));

        await using var db = Lease();
        Assert.Equal((1, 6), (await db.Teams.CountAsync(), await db.Memberships.CountAsync()));
        Assert.Equal(1, await db.People.CountAsync(person => person.Role == Role.Admin));
    }

    [Fact]
    public async Task In_local_mode_nobody_is_invited()
    {
        await using var local = await WebServer.StartAsync();

        var refused = await Assert.ThrowsAsync<ServiceBot.Channels.RefusedException>(() => local.InviteAsync("Ines"));

        Assert.StartsWith("In local mode nobody signs in: open the page", refused.Message);
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("invite", "--admin")]
    [InlineData("invite", "Ines", "--team")]
    [InlineData("invite", "\u0007")]
    [InlineData("revoke")]
    public async Task What_is_missing_is_said(params string[] typed)
    {
        var (code, said) = await TypeAsync(typed);

        Assert.Equal(1, code);
        Assert.True(said.Length > 10 && !said.Contains('{'), said);
    }

    [Theory]
    [InlineData("""{"name":"Ines","team":"T","admin":true,"again":false}""")]
    [InlineData("""{"name":"Ines"}""")]
    public async Task Only_the_key_opens_and_what_is_not_understood_is_400(string body)
    {
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await SendAsync(Encoding.UTF8.GetBytes(body), "guess"));
        var key = await File.ReadAllTextAsync(Path.Combine(data.Folder, "operator.key"));
        foreach (var wrong in Wrong.KindsOf(() => Encoding.UTF8.GetBytes(body)))
            await Refusal.IsOneOrNoneAsync(await SendAsync(wrong, key), Encoding.UTF8.GetString(wrong));
    }

    /// <summary>The proxy's own requests come from this machine as well.</summary>
    [Theory]
    [InlineData("Host", "bot.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Origin", "https://bot.example")]
    public async Task Through_a_proxy_even_the_key_opens_nothing(string header, string value)
    {
        var key = await File.ReadAllTextAsync(Path.Combine(data.Folder, "operator.key"));
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, OperatorEndpoints.InvitationsPath) { Content = WebVisitor.Json("""{"name":"Ines"}""") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.InRange((int)(await http.SendAsync(request)).StatusCode, 400, 499);
        await using var db = Lease();
        Assert.Equal(0, await db.People.CountAsync());
    }

    [Theory]
    [InlineData("http://localhost:3978", "http://localhost:3978/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("https://bot.example:443;http://127.0.0.1:4000", "http://127.0.0.1:4000/")]
    public void The_server_is_found_where_it_listens(string urls, string found) => Assert.Equal(
        found, OperatorLine.ServerOf(new ConfigurationBuilder().AddInMemoryCollection([new("Urls", urls)]).Build()).AbsoluteUri);

    [Fact]
    public void Words_that_stand_for_themselves_are_no_settings() => Assert.Equal(
        ["invite", "Ines", "--urls", "http://localhost:4000"],
        OperatorCommands.SettingsIn(["invite", "Ines", "--admin", "--urls", "http://localhost:4000", "--again"]));

    private BotDb Lease() => server.Services.GetRequiredService<IDatabase>().Lease();

    private async Task<WebBrowser> SignInAsync(string said)
    {
        var browser = new WebBrowser(server);
        await browser.SignInAsync(said.Split('\n').Single(line => line.Contains('#')).Trim());
        return browser;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string key)
    {
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, OperatorEndpoints.InvitationsPath) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await http.SendAsync(request);
    }

    private async Task<(int Code, string Said)> TypeAsync(params string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Urls", server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)), new("Data:Folder", data.Folder),
        ]).Build();
        await using var output = new StringWriter();
        var code = await new OperatorCommands(settings, output).RunAsync(arguments);
        return (code, output.ToString().TrimEnd());
    }
}
