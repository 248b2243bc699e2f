using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Digest;
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

    [Fact]
    public async Task Digests_go_after_400_days_and_what_was_wrong_in_them_90_days_after_it_was_seen_to()
    {
        await using var server = await WebServer.StartAsync();
        var now = server.Clock.Now;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using (var db = server.Services.GetRequiredService<IDatabase>().Lease())
        {
            foreach (var days in new[] { 401, 399 })
                db.DigestPosts.Add(new DigestPost { TeamId = "harbour", Date = today.AddDays(-days), From = today.AddDays(-days), At = now.AddDays(-days) });
            foreach (var (number, at, done) in new[] { (1, 401, -1), (2, 200, 91), (3, 200, 89), (4, 399, -1) })
                db.DigestFlags.Add(new DigestFlag
                {
                    TeamId = "harbour",
                    PersonId = "ines",
                    Date = today.AddDays(-at - number),
                    Number = number,
                    At = now.AddDays(-at),
                    DoneAt = done < 0 ? null : now.AddDays(-done),
                });
            await db.SaveChangesAsync();
        }

        await server.PruneAsync();

        await using var after = server.Services.GetRequiredService<IDatabase>().Lease();
        Assert.Equal([today.AddDays(-399)], await after.DigestPosts.Select(post => post.Date).ToListAsync());
        Assert.Equal([3, 4], await after.DigestFlags.OrderBy(flag => flag.Number).Select(flag => flag.Number).ToListAsync());
    }
}
