using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>A story is its author's: nothing of it is kept before they say so, it names nobody else, and it goes when they take it back.</summary>
public class StoryTests
{
    private const string Bread = "story the baker kept my bread when I was late";

    [Fact]
    public async Task Nothing_is_kept_before_its_author_chooses()
    {
        await using var bot = await TestBot.StartAsync();

        var asked = (await bot.SaysAsync("ines", Bread))[^1];
        Assert.Equal(["Share it with my name", "Share it without my name", "Keep it to myself"], asked.Buttons);
        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));

        Assert.Equal("It stays with you. I kept nothing of it.", (await bot.PressesAsync("ines", "Keep it to myself"))[^1].Text);
        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));
        Assert.DoesNotContain("kept my bread", await bot.KeptAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Share it with my name", true)]
    [InlineData("Share it without my name", false)]
    public async Task It_is_shared_as_they_say_once_however_often_they_press(string button, bool isNamed)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Bread);

        await bot.PressesAsync("ines", button);
        var said = (await bot.PressesAsync("ines", button))[^1];

        Assert.StartsWith($"Shared {(isNamed ? "with" : "without")} your name.", said.Text, StringComparison.Ordinal);
        var story = Assert.Single(await bot.ReadAsync(db => db.WeekStories.ToList()));
        Assert.Equal(("ines", "harbour", "the baker kept my bread when I was late", isNamed, StoryKind.Story), (story.PersonId, story.TeamId, story.Text, story.IsNamed, story.Kind));
    }

    [Fact]
    public async Task Their_name_can_go_and_come_and_the_story_can_be_taken_back()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Bread);
        await bot.PressesAsync("ines", "Share it with my name");

        await bot.PressesAsync("ines", "Without my name");
        Assert.False(await bot.ReadAsync(db => db.WeekStories.Single().IsNamed));
        await bot.PressesAsync("ines", "With my name");
        Assert.True(await bot.ReadAsync(db => db.WeekStories.Single().IsNamed));

        Assert.StartsWith("Taken back. Nobody has read it.", (await bot.PressesAsync("ines", "Take it back"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));
        Assert.Equal(StoryCards.Nothing, (await bot.PressesAsync("ines", "Take it back"))[^1].Text);
    }

    [Theory]
    [InlineData("story Rui stayed until midnight", "It has a name of somebody here in it, and a story names nobody else.")]
    [InlineData("story she wrote to me at a@b.example", "It has an address in it.")]
    [InlineData("story they lost my parcel 4711 0815", "It has a long number in it.")]
    [InlineData("work i'd sign the note that Amal wrote", "It has a name of somebody here in it")]
    public async Task It_names_nobody_else(string typed, string why)
    {
        await using var bot = await TestBot.StartAsync();

        var said = (await bot.SaysAsync("ines", typed))[^1];

        Assert.Contains(why, said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Share it with my name", said.Buttons);
        Assert.Contains(why, (await bot.SaysAsync("ines", typed.Replace("story ", "story named: ", StringComparison.Ordinal).Replace("sign the", "sign named: the", StringComparison.Ordinal)))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));
    }

    [Theory]
    [InlineData("story", "What comes to mind when you think of service")]
    [InlineData("Work I’d sign", "What did you do lately that you would sign with your name?")]
    [InlineData("story undo", "There is nothing to take back")]
    [InlineData("story undo 0123456789abcdef0123456789abcdef", "There is nothing to take back")]
    [InlineData("story name", "There is nothing to take back")]
    public async Task What_cannot_be_told_is_answered(string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_too_long_loses_nothing_and_says_so()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Contains("301 of 300 characters", (await bot.SaysAsync("ines", $"story {new string('a', 301)}"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_a_story_of_somebody_else()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("ines", Bread);
        await bot.PressesAsync("ines", "Share it without my name");
        var id = await bot.ReadAsync(db => db.WeekStories.Single().Id);

        foreach (var other in new[] { "rui", "marta" })
            foreach (var what in new[] { "undo", "name" })
                Assert.Equal(StoryCards.Nothing, (await bot.SaysAsync(other, $"story {what} {id}"))[^1].Text);

        Assert.False(await bot.ReadAsync(db => db.WeekStories.Single().IsNamed));
    }

    [Theory]
    [InlineData("story named: the baker kept my bread", "WeekStories")]
    [InlineData("pledge call three customers by tomorrow", "Pledges")]
    [InlineData("hours at the front 3", "FrontHours")]
    [InlineData("clues import - ask twice before you offer", "PackClues")]
    [InlineData("my work each shift", "DigestReaders")]
    [InlineData("digest off", "DigestReaders")]
    public async Task Said_twice_and_in_two_chats_at_once_it_is_there_once(string typed, string table)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasSecondChatAsync("marta", "marta-phone");
        await bot.SaysAsync("marta-phone", "help");

        await bot.AtOnceAsync(() => bot.SaysAsync("marta", typed), () => bot.SaysAsync("marta-phone", typed));
        Assert.NotEmpty(await bot.SaysAsync("marta", typed));

        var rows = await bot.Services.GetRequiredService<IDatabase>().WriteAsync(session => session.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\""));
        Assert.Equal(1, Convert.ToInt32(rows, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var chat in new[] { "marta", "marta-phone" })
            Assert.DoesNotContain(await bot.ChatAsync(chat), heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_told_in_private_only()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Contains("in our private chat", (await bot.SaysInRoomAsync("ines", $"@ServiceBot {Bread}"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));
    }

    [Fact]
    public async Task Whoever_is_forgotten_leaves_no_story()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Bread);
        await bot.PressesAsync("ines", "Share it with my name");

        await bot.SaysAsync("ines", "forget me mine yes");

        Assert.Equal(0, await bot.ReadAsync(db => db.WeekStories.Count()));
    }

    [Fact]
    public async Task Newcomers_are_asked_once_what_comes_to_mind()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Contains((await bot.ArrivesAsync("ines")).SelectMany(heard => heard.Lines), line => line.Contains("To tell it: story and what happened", StringComparison.Ordinal));
    }
}
