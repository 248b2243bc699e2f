using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Two programs on one PostgreSQL behind one address: a session of one is a session of the other, and ends in both.</summary>
[Collection(nameof(Browser))]
public sealed class TwoDoorsTests(Browser browser)
{
    [Fact]
    public async Task Signed_in_at_one_somebody_is_signed_in_and_out_at_both()
    {
        await using var data = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var proxy = new HttpsProxy();
        await using var one = await ServiceBotProcess.StartPublicAsync(data, proxy.Address);
        await using var other = await ServiceBotProcess.StartPublicAsync(data, proxy.Address);
        await using var ines = await browser.OpenAsync();
        proxy.Target = one;
        await ines.SignInAsync(await other.InviteAsync("Ines"));

        proxy.Target = other;
        var elsewhere = await ChatPage.OpenAsync(ines.Page.Context);
        await elsewhere.GoToAsync(proxy.Address);
        await elsewhere.SayAsync("cases");
        await ines.SeesAsync("Nothing is open");

        await elsewhere.LeaveAsync("Sign out everywhere");
        await ines.IsOutAsync();
    }

    [Fact]
    public async Task Each_of_ones_own_teams_has_a_room_on_the_page_and_none_is_fine()
    {
        await using var data = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var bot = await ServiceBotProcess.StartPublicAsync(data);
        await using var ines = await browser.OpenAsync();
        await using var marta = await browser.OpenAsync();
        await bot.InviteAsync("Ines", "--team", "North desk");
        await bot.InviteAsync("Marta");
        await data.ReadAsync(
            """
            WITH team AS (INSERT INTO "Teams" ("Id", "Name", "Zone", "RoomChannel", "RoomConversation")
                VALUES ('south', 'South desk', 'Europe/Lisbon', 'directline', 'room-south') RETURNING 1),
            room AS (INSERT INTO "WebConversations" ("Id", "TeamId", "Watermark", "CreatedAt") VALUES ('room-south', 'south', 0, now()) RETURNING 1)
            DELETE FROM "Memberships" WHERE "PersonId" = (SELECT "Id" FROM "People" WHERE "Name" = 'Marta') RETURNING 1
            """,
            row => row.GetInt32(0));

        await ines.SignInAsync(await bot.InviteAsync("Ines", "--again", "--team", "South desk"));
        var south = ines.Page.Locator("#room-2");
        await Expect(south).ToBeHiddenAsync();
        await ines.Page.ClickAsync("#show-room-2");
        await Expect(ines.Room).ToBeHiddenAsync();
        await ines.SayAsync("Good morning, South", south);
        await ines.SeesAsync("Good morning, South", south);
        await ines.PhotographAsync("two-rooms");

        await marta.Page.GotoAsync((await bot.InviteAsync("Marta", "--again")).AbsoluteUri);
        await marta.Page.ClickAsync("#sign-in");
        await marta.SeesAsync("Hello Marta");
        Assert.Equal(1, await marta.Page.Locator(".conversation:not(.to-journal)").CountAsync());
        await marta.PhotographAsync("no-room");
    }

    [Fact]
    public async Task A_link_that_is_too_late_says_so()
    {
        await using var data = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var bot = await ServiceBotProcess.StartPublicAsync(data);
        await using var ines = await browser.OpenAsync();
        var link = await bot.InviteAsync("Ines");
        await ines.Page.GotoAsync(link.AbsoluteUri);
        await Expect(ines.Page.Locator("#sign-in")).ToBeVisibleAsync();

        await data.ReadAsync("""UPDATE "SignInLinks" SET "ExpiresAt" = "ExpiresAt" - INTERVAL '24 hours' RETURNING 1""", row => row.GetInt32(0));
        await ines.Page.ClickAsync("#sign-in");

        await Expect(ines.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any more" })).ToBeVisibleAsync();
    }
}
