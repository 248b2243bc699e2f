using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Data;

public class PruningTests
{
    [Fact]
    public async Task What_was_kept_for_long_enough_goes_and_nobody_is_greeted_again()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using (var ears = await ines.ListenAsync())
        {
            await ears.HearAsync();
            await ines.SayAsync("long ago");
            await ears.HearTextsAsync(2);
        }

        server.Clock.Advance(TimeSpan.FromDays(31));
        await server.PruneAsync();

        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        Assert.Equal(["joined"], await db.Inbox.Select(row => row.Activity).ToListAsync());
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.Empty(await db.Slots.ToListAsync());
        Assert.Empty(await db.WebTokens.ToListAsync());
        Assert.Equal(3, await db.WebActivities.CountAsync());

        server.Clock.Advance(TimeSpan.FromDays(60));
        await server.PruneAsync();
        Assert.Empty(await db.WebActivities.ToListAsync());

        var back = await (await server.MeetAsync("ines")).OpenAsync();
        using var again = await back.ListenAsync();
        await back.SayAsync("I am back");
        Assert.Equal(["I am back", "You said: I am back"], await again.HearTextsAsync(2));
    }
}
