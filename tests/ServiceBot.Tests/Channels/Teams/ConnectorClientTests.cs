using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What is asked of a connector beside messages: answered in full, or not at all.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private const string Team = "19:team@thread.tacv2";

    private readonly TeamsDouble teams = new();
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync(teams.Configure);

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task All_pages_of_members_are_read()
    {
        teams.Usually = Pages(of: 3);

        var reply = await MembersAsync();

        Assert.Equal(["29:0", "29:1", "29:2"], reply.Value!.Select(member => member.Account));
        Assert.Equal(new TeamsMember("29:1", "aad-1", "Person 1", "Given", "Sur", "p1@contoso.example", true), reply.Value![1]);
        Assert.Equal(
            ["?pageSize=500", "?pageSize=500&continuationToken=page%201%26", "?pageSize=500&continuationToken=page%202%26"],
            teams.Requests.Select(asked => asked.Url.Query));
        Assert.All(teams.Requests, asked => Assert.Equal(("GET", $"/emea/v3/conversations/{Team}/pagedmembers", "Bearer token-1"), (asked.Method, asked.Path, asked.Authorization)));
    }

    [Fact]
    public async Task A_list_without_an_end_is_none()
    {
        teams.Usually = _ => TeamsDouble.Json(200, """{"members":[{"id":"29:x"}],"continuationToken":"more"}""");

        var reply = await MembersAsync();

        Assert.Null(reply.Value);
        Assert.Contains("no end", reply.Problem, StringComparison.Ordinal);
        Assert.Equal(200, teams.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"members":null}""")]
    [InlineData("""{"members":[{"id":"29:x"}""")]
    public async Task An_answer_that_cannot_be_read_is_no_empty_team(string body)
    {
        teams.Usually = _ => TeamsDouble.Json(200, body);

        var reply = await MembersAsync();

        Assert.Null(reply.Value);
        Assert.True(reply.IsTrouble);
    }

    [Fact]
    public async Task A_page_that_never_ends_is_not_read_to_its_end()
    {
        teams.Usually = _ => TeamsDouble.Json(200, $$"""{"members":[],"x":"{{new string('x', 3 * 1024 * 1024)}}"}""");

        Assert.True((await MembersAsync()).IsTrouble);
    }

    [Fact]
    public async Task One_broken_page_among_many_makes_the_whole_list_none()
    {
        var pages = Pages(of: 3);
        teams.Answers(pages, TeamsDouble.Refusal(403, "BotNotInConversationRoster"));

        var reply = await MembersAsync();

        Assert.Equal((null, 403, "BotNotInConversationRoster", false), (reply.Value, reply.Status, reply.Code, reply.IsTrouble));
    }

    [Fact]
    public async Task Who_is_busy_is_asked_again_and_never_before_they_want()
    {
        teams.Answers(TeamsDouble.Refusal(429, retryAfter: 4), TeamsDouble.Refusal(502));
        teams.Usually = Pages(of: 1);
        var start = delivery.Clock.Now;

        var reply = await MembersAsync();

        Assert.Single(reply.Value!);
        Assert.InRange(delivery.Clock.Now - start, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Who_wants_to_be_left_alone_for_long_is()
    {
        teams.Answers(TeamsDouble.Refusal(429, retryAfter: 60));

        var reply = await MembersAsync();

        Assert.Equal((true, TimeSpan.FromSeconds(60), 1), (reply.IsTrouble, reply.RetryAfter, teams.Requests.Count));
    }

    [Fact]
    public async Task Without_a_token_nobody_is_asked()
    {
        teams.Login = () => TeamsDouble.Json(401, """{"error":"invalid_client"}""");

        var reply = await MembersAsync();

        Assert.True(reply.IsTrouble);
        Assert.Contains("MicrosoftAppPassword", reply.Problem, StringComparison.Ordinal);
        Assert.Empty(teams.Requests);
    }

    [Fact]
    public async Task A_private_chat_is_asked_for_by_the_account_and_nothing_is_said_in_it()
    {
        var reply = await WaitAsync(Client.CreateChatAsync(TeamsDouble.ServiceUrl, "29:ines", default));

        Assert.Equal("a:29:ines", reply.Value);
        var asked = Assert.Single(teams.Requests);
        Assert.Equal(("POST", "/emea/v3/conversations"), (asked.Method, asked.Path));
        Assert.Equal("29:ines", (string?)Assert.Single(asked.Body!["members"]!.AsArray())!["id"]);
        Assert.Equal($"28:{TeamsDouble.AppId}", (string?)asked.Body!["bot"]!["id"]);
        Assert.Equal(TeamsDouble.Tenant, (string?)asked.Body["tenantId"]);
        Assert.Equal(TeamsDouble.Tenant, (string?)asked.Body["channelData"]!["tenant"]!["id"]);
        Assert.False((bool)asked.Body["isGroup"]!);
        Assert.Null(asked.Body["activity"]);
    }

    private ConnectorClient Client => delivery.Services.GetRequiredService<ConnectorClient>();

    private Task<ConnectorReply<IReadOnlyList<TeamsMember>>> MembersAsync() => WaitAsync(Client.MembersAsync(TeamsDouble.ServiceUrl, Team, default));

    private async Task<T> WaitAsync<T>(Task<T> work)
    {
        await delivery.WaitAsync(work);
        return await work;
    }

    private static Func<TeamsDouble.Asked, HttpResponseMessage> Pages(int of)
    {
        var page = 0;
        return _ =>
        {
            var n = page++;
            return TeamsDouble.Json(200, JsonSerializer.Serialize(new
            {
                members = new[] { new { id = $"29:{n}", aadObjectId = $"aad-{n}", name = $"Person {n}", givenName = "Given", surname = "Sur", email = $"p{n}@contoso.example", userRole = n == 1 ? "guest" : "user" } },
                continuationToken = n + 1 < of ? $"page {n + 1}&" : null,
            }));
        };
    }
}
