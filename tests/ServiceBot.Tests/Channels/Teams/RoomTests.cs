namespace ServiceBot.Tests.Channels.Teams;

/// <summary>In which channel of its team the bot posts, and what becomes of it when teams and channels change.</summary>
public class RoomTests
{
    private const string Desk = "19:desk@thread.tacv2";

    [Fact]
    public async Task A_manager_has_the_posts_stand_in_another_channel()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);

        await world.MentionsAsync("Rui Matos", "cases", Desk);
        await world.MentionsAsync("Rui Matos", "post here", Desk);
        await world.MentionsAsync("Ana Reis", "post here", Desk);
        await world.MentionsAsync("Ana Reis", "post here", Desk);
        await world.MentionsAsync("Rui Matos", "cases", Desk);

        var said = await world.SaidInAsync(Desk);
        Assert.StartsWith("My posts of Harbour desk stand in another channel", said[0], StringComparison.Ordinal);
        Assert.StartsWith("Whoever manages Harbour desk says where I post.", said[1], StringComparison.Ordinal);
        Assert.Equal("From now on the posts of Harbour desk stand here.", said[2]);
        Assert.Equal("I post here already: this is my channel of Harbour desk.", said[3]);
        Assert.Equal((Desk, 5), ((await world.TeamAsync()).RoomConversation, said.Count));
    }

    [Fact]
    public async Task A_channel_that_others_share_is_not_taken()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        await world.SendInTeamAsync(
            "Ana Reis",
            $$"""
            {"text":"<at>ServiceBot</at> post here","entities":[{"type":"mention","text":"<at>ServiceBot</at>","mentioned":{"id":"{{TeamsWorld.Bot}}"} }],
             "conversation":{"id":"19:shared;messageid=1","isGroup":true,"conversationType":"channel"} }
            """,
            channel: "19:shared", channelType: "shared");

        Assert.StartsWith("People of other companies can read this channel", Assert.Single(await world.SaidInAsync("19:shared")), StringComparison.Ordinal);
        Assert.Equal(TeamsWorld.Team, (await world.TeamAsync()).RoomConversation);
    }

    [Fact]
    public async Task In_another_channel_nobody_else_is_answered()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        await world.MentionsAsync("Somebody", "post here", Desk);

        Assert.Empty(await world.SaidInAsync(Desk));
    }

    [Fact]
    public async Task When_the_channel_is_gone_a_manager_hears_how_to_choose_another()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.MentionsAsync("Ana Reis", "post here", Desk);
        await world.SaysAsync("Ana Reis", "help");

        for (var i = 0; i < 2; i++)
            await world.SendInTeamAsync("Rui Matos", """{"type":"conversationUpdate"}""", ""","eventType":"channelDeleted" """, Desk);
        await world.SendInTeamAsync("Rui Matos", """{"type":"conversationUpdate"}""", ""","eventType":"channelDeleted" """, "19:other");

        Assert.Null((await world.TeamAsync()).Room);
        Assert.Single(await world.SaidToAsync("Ana Reis"), said => said.StartsWith("The channel of Harbour desk in which I posted is gone", StringComparison.Ordinal));

        await world.MentionsAsync("Ana Reis", "post here");
        Assert.Equal(TeamsWorld.Team, (await world.TeamAsync()).RoomConversation);
    }

    [Fact]
    public async Task The_name_follows_the_one_in_Teams_until_somebody_gives_another_here()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        await RenameAsync("Front desk");
        Assert.Equal("Front desk", (await world.TeamAsync()).Name);

        await world.ExecuteAsync("""UPDATE "Teams" SET "Name" = 'Ours'""");
        await RenameAsync("Desk of all");
        Assert.Equal("Ours", (await world.TeamAsync()).Name);

        Task RenameAsync(string name) => world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate"}""", ""","eventType":"teamRenamed" """, name: name);
    }

    [Theory]
    [InlineData("teamArchived", "teamUnarchived")]
    [InlineData("teamDeleted", "teamRestored")]
    public async Task A_team_that_is_away_is_left_alone_until_it_is_back(string away, string back)
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate"}""", $""","eventType":"{away}" """);
        Assert.True(await world.ReadAsync(db => db.Blocked.Any(blocked => blocked.Conversation == TeamsWorld.Team)));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate"}""", $""","eventType":"{back}" """);
        Assert.False(await world.ReadAsync(db => db.Blocked.Any()));
        Assert.Null(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));
    }

    [Fact]
    public async Task A_mentioned_colleague_is_found_by_the_account_and_not_by_the_words()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos", "Rui Matos Silva"]);
        await world.ExecuteAsync("""UPDATE "People" SET "Name" = 'Rui Matos' WHERE "Name" = 'Rui Matos Silva'""");
        await world.SaysAsync("Rui Matos Silva", "help");
        await world.SaysAsync("Rui Matos", "help");
        await world.SaysAsync("Ana Reis", "problem the parcel is lost");
        foreach (var answer in (string[])["A customer", "They waited all day.", "I own it"])
            await world.SaysAsync("Ana Reis", answer);

        await world.SaysAsync(
            "Ana Reis", "hand 1 to <at>Rui</at>", ""","entities":[{"type":"mention","text":"<at>Rui</at>","mentioned":{"id":"29:rui-matos-silva","name":"Rui Matos"}}]""");

        var asked = (await world.PersonAsync("Rui Matos Silva"))!.Id;
        Assert.Equal(asked, await world.ReadAsync(db => db.Cases.Single().HandToId));
    }
}
