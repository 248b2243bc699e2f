using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Operator;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Tests.Channels.Web;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Operator;

/// <summary>An operator looks at what was given up, and sends it again or drops it.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly TestData data = new();
    private WebServer server = null!; // set before each test

    public async Task InitializeAsync() => server = await WebServer.StartAsync(data);

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        data.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer guess")]
    [InlineData("Basic guess")]
    public async Task Without_the_key_nobody_sees_or_changes_anything(string? authorization)
    {
        var id = await HasAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, $"/{id}/replay"), (HttpMethod.Post, $"/{id}/drop") })
        {
            using var request = new HttpRequestMessage(method, OperatorEndpoints.DeadLetters + path);
            request.Content = method == HttpMethod.Post ? WebVisitor.Json("{}") : null;
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);

            await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await server.Http.SendAsync(request));
        }

        Assert.Equal(OutboxState.Dead, (await RowAsync(id)).State);
    }

    [Fact]
    public async Task The_list_shows_what_is_wrong_and_never_what_was_said()
    {
        var id = await HasAsync();

        var list = await (await AskAsync(HttpMethod.Get, "")).Content.ReadAsStringAsync();

        Assert.Contains($"\"id\":{id}", list);
        Assert.Contains("HTTP 500", list);
        Assert.DoesNotContain("secret", list);
    }

    [Fact]
    public async Task Replayed_it_is_sent_again()
    {
        var id = await HasAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Post, $"/{id}/replay")).StatusCode);

        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        var again = await db.Outbox.AsNoTracking().SingleAsync(row => row.Id > id);
        Assert.Equal("slot", again.Slot);
        Assert.True(again.Ambiguous);
        Assert.Null((await RowAsync(id)).Activity);
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await AskAsync(HttpMethod.Post, $"/{id}/replay"));
    }

    [Fact]
    public async Task An_old_state_does_not_overwrite_a_newer_one()
    {
        var id = await HasAsync();
        await HasAsync(OutboxState.Sent);

        Assert.Contains("newer", await (await AskAsync(HttpMethod.Post, $"/{id}/replay")).Content.ReadAsStringAsync());

        Assert.Equal(OutboxState.Cancelled, (await RowAsync(id)).State);
    }

    [Fact]
    public async Task Dropped_it_is_gone_with_its_text()
    {
        var id = await HasAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Post, $"/{id}/drop")).StatusCode);

        Assert.Equal((OutboxState.Cancelled, null), ((await RowAsync(id)).State, (await RowAsync(id)).Activity));
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await AskAsync(HttpMethod.Post, $"/{id}/drop"));
    }

    [Fact]
    public async Task The_commands_show_replay_and_drop()
    {
        Assert.Equal((0, "There are no dead letters."), await TypeAsync("dead-letters"));
        var id = await HasAsync();

        var (code, table) = await TypeAsync("dead-letters");
        Assert.Equal(0, code);
        Assert.Contains($"{id}  2026-11-21 09:00      3  yes           msteams       HTTP 500", table);
        Assert.DoesNotContain("secret", table);
        Assert.Equal((0, $"{id}: replayed"), await TypeAsync("replay", $"{id}"));
        Assert.Equal((1, $"There is no dead letter {id}."), await TypeAsync("drop", $"{id}"));

        var (one, other) = (await HasAsync(), await HasAsync());
        Assert.Equal((0, $"{one}: dropped{Environment.NewLine}{other}: dropped"), await TypeAsync("drop", "all"));
        Assert.Equal(1, (await TypeAsync("replay")).Code);
        Assert.Equal(1, (await TypeAsync("replay", "everything")).Code);
    }

    [Fact]
    public async Task The_commands_say_when_no_server_runs()
    {
        var stopped = server.Http.BaseAddress;
        await server.StopAsync();

        var (code, sentence) = await TypeAsync("dead-letters");

        Assert.Equal(1, code);
        Assert.StartsWith($"No ServiceBot answers at {stopped!.GetLeftPart(UriPartial.Authority)}", sentence);
    }

    [Fact]
    public void The_key_is_for_the_owner_of_the_data_alone()
    {
        var file = Path.Combine(data.Folder, "operator.key");

        Assert.Equal(43, File.ReadAllText(file).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private async Task<long> HasAsync(OutboxState state = OutboxState.Dead) => Convert.ToInt64(await server.WriteAsync(session => session.ScalarAsync(
        """
        INSERT INTO "Outbox" ("Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "State", "Attempts", "Ambiguous", "LeaseEpoch", "Problem")
        VALUES ('msteams', 'chat', 'http://127.0.0.1:1/', 'slot', '{"text":"secret"}', $1, $2, 3, $3, 0, 'HTTP 500') RETURNING "Id"
        """,
        server.Clock.Now, (int)state, true)));

    private async Task<OutboxRow> RowAsync(long id)
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        return await db.Outbox.AsNoTracking().SingleAsync(row => row.Id == id);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, OperatorEndpoints.DeadLetters + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(Path.Combine(data.Folder, "operator.key")));
        request.Content = method == HttpMethod.Post ? WebVisitor.Json("{}") : null;
        return await server.Http.SendAsync(request);
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
