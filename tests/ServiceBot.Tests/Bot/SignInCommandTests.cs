using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>The way to the web page from a private chat, and out of it.</summary>
public class SignInCommandTests
{
    private const string PublicUrl = "https://bot.example";

    [Theory]
    [InlineData("team page")]
    [InlineData("sign in link")]
    public async Task Whoever_asks_gets_a_link_of_their_own(string words)
    {
        await using var bot = await TestBot.StartAsync(publicUrl: PublicUrl);

        var lines = (await bot.SaysAsync("ines", words))[^1].Lines;

        Assert.Equal("This opens the web page as you. It works once, within 15 minutes, and whoever opens it is you there: show it to nobody.", lines[0]);
        Assert.Matches(@"^https://bot\.example/sign-in#[A-Za-z0-9_-]{43}$", lines[1]);
        var link = await bot.ReadAsync(db => db.SignInLinks.Single());
        Assert.Equal(("ines", bot.Clock.Now + TimeSpan.FromMinutes(15)), (link.PersonId, link.ExpiresAt));
    }

    [Fact]
    public async Task Nothing_of_it_is_said_where_others_hear_it()
    {
        await using var bot = await TestBot.StartAsync(publicUrl: PublicUrl);

        Assert.Equal(
            "Please say that in our private chat; here everybody would see it.", (await bot.SaysInRoomAsync("ines", "@ServiceBot team page"))[^1].Text);
        Assert.Empty(await bot.ReadAsync(db => db.SignInLinks.ToList()));
    }

    [Fact]
    public async Task Signed_out_everywhere_unused_links_are_worthless_too()
    {
        await using var bot = await TestBot.StartAsync(publicUrl: PublicUrl);
        await bot.SaysAsync("ines", "team page");
        await bot.SaysAsync("rui", "team page");

        Assert.StartsWith("You are signed out of the web page everywhere.", (await bot.SaysAsync("ines", "sign out everywhere"))[^1].Text);

        Assert.Equal(["rui"], await bot.ReadAsync(db => db.SignInLinks.Select(link => link.PersonId).ToList()));
    }

    [Theory]
    [InlineData("team page")]
    [InlineData("sign out everywhere")]
    public async Task In_local_mode_one_just_opens_the_page(string words)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.StartsWith("Nobody signs in here: just open the page", (await bot.SaysAsync("ines", words))[^1].Text);
    }
}
