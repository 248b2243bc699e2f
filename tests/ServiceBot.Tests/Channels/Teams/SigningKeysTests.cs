using System.Net;
using BotBuilder.Tests.Hosting;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>The keys of the service change, and the service is away now and then; whoever sends tokens cannot make the bot ask for them often.</summary>
public class SigningKeysTests : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private TeamsServer _server = null!; // set before each test

    public async Task InitializeAsync() => _server = await TeamsServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Keys_are_read_when_the_first_token_comes_and_not_again()
    {
        Assert.Equal(0, _server.Keys.Fetches);

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));

        Assert.Equal(1, _server.Keys.Fetches);
    }

    [Fact]
    public async Task A_new_key_is_good_after_five_minutes_and_the_old_one_no_more()
    {
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        _server.Keys.Keys = [ServiceKey.Second];

        _server.Clock.Advance(Pause - TimeSpan.FromSeconds(1));
        await RefusedAsync(ServiceKey.Second);
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        Assert.Equal(1, _server.Keys.Fetches);

        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.Second));
        await RefusedAsync(ServiceKey.First);
        Assert.Equal(2, _server.Keys.Fetches);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_good_for_a_day_at_most()
    {
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        _server.Keys.Keys = [ServiceKey.Second];

        _server.Clock.Advance(TimeSpan.FromHours(24));
        await RefusedAsync(ServiceKey.First);
        Assert.Equal(2, _server.Keys.Fetches);
    }

    [Fact]
    public async Task Keys_of_half_a_day_are_renewed_while_nobody_waits()
    {
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        _server.Clock.Advance(TimeSpan.FromHours(12));
        _server.Keys.Keys = [ServiceKey.Second];
        var release = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        _server.Keys.Instead = async http =>
        {
            asked.TrySetResult();
            await release.Task;
            http.Response.StatusCode = 503;
        };

        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First)); // the service has not answered yet
        await asked.Task;
        _server.Keys.Instead = null;
        release.SetResult();

        _server.Clock.Advance(Pause);
        while (await _server.TryAsync(ServiceKey.First) == HttpStatusCode.OK)
            _server.Clock.Advance(Pause);
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.Second));
    }

    [Fact]
    public async Task While_the_service_is_away_known_keys_stay_good()
    {
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        _server.Keys.Fail(503);

        for (var minutes = 0; minutes < 10; minutes++)
        {
            _server.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
            await RefusedAsync(ServiceKey.Second);
        }

        Assert.Equal(3, _server.Keys.Fetches); // at the start, and two for the unknown key

        _server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        Assert.Equal(4, _server.Keys.Fetches);

        _server.Keys.Instead = null;
        _server.Keys.Keys = [ServiceKey.Second];
        _server.Clock.Advance(Pause);
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.Second));
    }

    [Fact]
    public async Task While_the_service_is_away_at_the_start_it_is_asked_as_seldom()
    {
        _server.Keys.Fail(503);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => Assert.Equal(HttpStatusCode.Unauthorized, await _server.TryAsync(ServiceKey.First))));
        Assert.Equal(1, _server.Keys.Fetches);

        _server.Clock.Advance(Pause - TimeSpan.FromSeconds(1));
        await RefusedAsync(ServiceKey.First);
        Assert.Equal(1, _server.Keys.Fetches);

        _server.Keys.Instead = null;
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        Assert.Equal(2, _server.Keys.Fetches);
    }

    [Fact]
    public async Task Thousands_of_unknown_keys_are_asked_for_once_in_five_minutes()
    {
        var rows = await _server.Web.CountRowsAsync();

        await FloodAsync("a", 1_000); // before any key is known
        Assert.Equal(1, _server.Keys.Fetches);
        for (var minutes = 0; minutes < 4; minutes++)
        {
            _server.Clock.Advance(TimeSpan.FromMinutes(1));
            await FloodAsync($"b{minutes}", 250);
        }

        Assert.Equal(1, _server.Keys.Fetches);
        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        await FloodAsync("c", 1_000);

        Assert.Equal(2, _server.Keys.Fetches);
        Assert.Equal(3_000, _server.Refused("token"));
        Assert.Equal(rows, await _server.Web.CountRowsAsync());
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
    }

    /// <summary>A clock that is put back must not keep the new keys out for as long.</summary>
    [Fact]
    public async Task A_clock_that_is_put_back_keeps_nobody_out()
    {
        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.First));
        _server.Keys.Keys = [ServiceKey.Second];

        _server.Clock.Advance(TimeSpan.FromHours(-3));

        Assert.Equal(HttpStatusCode.OK, await _server.TryAsync(ServiceKey.Second));
    }

    private Task RefusedAsync(ServiceKey key) => _server.RefuseAsync(HttpStatusCode.Unauthorized, "token", _server.Message(), _server.Good(key));

    private async Task FloodAsync(string name, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.TryAsync(ServiceKey.Endorsed($"{name}-{i}", "msteams"))));
    }
}
