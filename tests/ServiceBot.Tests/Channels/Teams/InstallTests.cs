using System.Net;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Teams tells of an arrival several times, side by side and in any order, and the bot says hello once.</summary>
public class InstallTests
{
    public static TheoryData<string> Orders => [.. Permutations("abcd")];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task In_any_order_and_number_it_is_one_team_and_one_greeting(string order)
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);

        foreach (var kind in order + order)
        {
            await (kind switch
            {
                'a' => world.AddsAsync("Ana Reis", name: null),
                'b' => world.BringsAsync("Ana Reis"),
                'c' => world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate","membersAdded":[{"id":"29:rui-matos"}]}""", ""","eventType":"teamMemberAdded" """),
                _ => world.SendAsync("Ana Reis", """{"type":"installationUpdate","action":"add"}"""),
            });
            await world.LookAsync();
        }

        await world.LookTomorrowAsync();
        var (teams, installs) = await world.ReadAsync(db => (db.Teams.Count(), db.TeamsInstalls.Count()));
        Assert.Equal((1, 1), (teams, installs));
        Assert.Equal("Harbour desk", (await world.TeamAsync()).Name);
        Assert.Single(await world.SaidInAsync(TeamsWorld.Team));
        Assert.Single(await world.SaidToAsync("Ana Reis"), said => said.StartsWith("Hello Ana", StringComparison.Ordinal) || said.StartsWith("Hello 29", StringComparison.Ordinal));
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task Side_by_side_it_is_one_team_and_one_greeting()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.Add(TeamsWorld.Member("Ana Reis"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => i % 2 == 0 ? world.AddsAsync("Ana Reis") : world.BringsAsync("Ana Reis"))));
        await world.LookAsync();

        Assert.Equal(1, await world.ReadAsync(db => db.Teams.Count()));
        Assert.Equal(1, await world.ReadAsync(db => db.People.Count()));
        Assert.Single(await world.SaidInAsync(TeamsWorld.Team));
    }

    [Fact]
    public async Task The_greeting_names_who_added_it_and_stands_in_the_channel_they_chose()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);

        await world.InstallAsync("Ana Reis", more: ""","settings":{"selectedChannel":{"id":"19:desk@thread.tacv2"}}""");
        Assert.Empty(await world.SaidInAsync("19:desk@thread.tacv2"));
        await world.LookAsync();

        var said = Assert.Single(await world.SaidInAsync("19:desk@thread.tacv2"));
        Assert.StartsWith("Hello, I am ServiceBot. Ana Reis added me.", said, StringComparison.Ordinal);
        Assert.Contains("Ana Reis manages Harbour desk here, and types setup to me in private.", said, StringComparison.Ordinal);
        var team = await world.TeamAsync();
        Assert.Equal(("msteams", "19:desk@thread.tacv2", TeamsWorld.ServiceUrl), (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl));
    }

    /// <summary>People of other companies may read a channel that is shared.</summary>
    [Fact]
    public async Task Added_in_a_shared_channel_it_posts_in_the_first_one()
    {
        await using var world = TeamsWorld.Start();

        await world.InstallAsync("Ana Reis", more: ""","settings":{"selectedChannel":{"id":"19:desk@thread.tacv2","type":"shared"}}""");
        await world.LookAsync();

        Assert.Equal(TeamsWorld.Team, (await world.TeamAsync()).RoomConversation);
        Assert.Empty(await world.SaidInAsync("19:desk@thread.tacv2"));
    }

    [Fact]
    public async Task Where_there_was_an_admin_once_adding_it_makes_no_other_one()
    {
        await using var world = TeamsWorld.Start();
        await world.InstallAsync("Ana Reis");
        Assert.True((await world.PersonAsync("Ana Reis"))!.Role.HasFlag(Role.Admin));
        foreach (var statement in Leaving.Of((await world.PersonAsync("Ana Reis"))!.Id, world.Clock.Now))
            await world.ExecuteAsync(statement);

        await world.RemovesAsync("Rui Matos");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.InstallAsync("Rui Matos");

        Assert.False((await world.PersonAsync("Rui Matos"))!.Role.HasFlag(Role.Admin));
    }

    [Fact]
    public async Task A_name_that_Teams_left_out_is_asked_for()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.Add(TeamsWorld.Member("Ana Reis"));

        await world.InstallAsync("Ana Reis", name: null);
        await world.LookAsync();

        Assert.Equal("Harbour desk", (await world.TeamAsync()).Name);
        Assert.Contains("Ana Reis manages Harbour desk here", Assert.Single(await world.SaidInAsync(TeamsWorld.Team)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_adds_it_first_is_manager_and_admin_and_nobody_becomes_one_by_adding_it_again()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);

        await world.InstallAsync("Ana Reis");
        await world.InstallAsync("Rui Matos");
        await world.LookAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RemovesAsync("Rui Matos");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.InstallAsync("Rui Matos");

        Assert.Equal(Role.Admin, (await world.PersonAsync("Ana Reis"))!.Role);
        Assert.Equal(Role.Member, (await world.PersonAsync("Rui Matos"))!.Role);
        var managers = await world.ReadAsync(db => db.Memberships.Where(member => (member.Role & Role.Manager) != 0).Select(member => member.PersonId).ToList());
        Assert.Equal([(await world.PersonAsync("Ana Reis"))!.Id], managers);
    }

    [Fact]
    public async Task Where_nobody_manages_a_team_any_more_whoever_adds_it_again_does()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);
        await world.InstallAsync("Ana Reis");
        await world.LookAsync();
        world.Members.Listed.RemoveAt(0);
        await world.LookTomorrowAsync();

        await world.RemovesAsync("Rui Matos");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.AddsAsync("Rui Matos");

        var rui = (await world.PersonAsync("Rui Matos"))!;
        Assert.Equal((rui.Id, Role.Manager), await world.ReadAsync(db => db.Memberships.Select(member => new ValueTuple<string, Role>(member.PersonId, member.Role)).Single()));
        Assert.Equal(Role.Member, rui.Role);
    }

    [Fact]
    public async Task An_outage_does_not_keep_the_greeting_for_ever()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Instead = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        await world.InstallAsync("Ana Reis");

        await world.LookAsync();
        Assert.Empty(await world.SaidInAsync(TeamsWorld.Team));
        for (var minutes = 0; minutes < 10; minutes++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.LookAsync();
        }

        Assert.StartsWith("Hello, I am ServiceBot. When", Assert.Single(await world.SaidInAsync(TeamsWorld.Team)), StringComparison.Ordinal);
        Assert.InRange(world.Members.Asked, 3, 40);
    }

    [Fact]
    public async Task Removed_it_says_nothing_there_and_added_again_everything_goes_on_without_another_greeting()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.Add(TeamsWorld.Member("Ana Reis"));
        await world.InstallAsync("Ana Reis");
        await world.LookAsync();

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RemovesAsync("Ana Reis");
        await world.SendInTeamAsync("Ana Reis", $$"""{"type":"conversationUpdate","membersRemoved":[{"id":"{{TeamsWorld.Bot}}"}]}""");
        Assert.True(await world.ReadAsync(db => db.Blocked.Any(blocked => blocked.Conversation == TeamsWorld.Team)));
        Assert.NotNull(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));
        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        var asked = world.Members.Asked;
        await world.LookTomorrowAsync();
        Assert.Equal(asked, world.Members.Asked);

        await world.InstallAsync("Ana Reis");
        await world.LookAsync();
        Assert.False(await world.ReadAsync(db => db.Blocked.Any()));
        Assert.Null(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));
        Assert.Single(await world.SaidInAsync(TeamsWorld.Team));
        Assert.Equal(1, await world.ReadAsync(db => db.Teams.Count()));
    }

    [Fact]
    public async Task Added_again_it_reaches_those_whom_it_could_not_reach_while_it_was_out()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Rui Matos", "help");
        await world.SaysAsync("Ana Reis", "help");
        await TellAsync(null, TeamsWorld.ChatOf("Rui Matos"));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RemovesAsync("Ana Reis");

        await TellAsync("BotNotInConversationRoster", TeamsWorld.ChatOf("Rui Matos"));
        await TellAsync("BotNotInConversationRoster", $"{TeamsWorld.Team};messageid=1");
        await TellAsync("BotNotInConversationRoster", "19:another@thread.tacv2;messageid=1");
        await TellAsync("ConversationBlockedByUser", TeamsWorld.ChatOf("Ana Reis"));
        world.Members.Told.Clear();
        await TellAsync(null, TeamsWorld.ChatOf("Rui Matos"));
        Assert.Empty(world.Members.Told);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.InstallAsync("Ana Reis");
        await TellAsync(null, TeamsWorld.ChatOf("Rui Matos"));
        await TellAsync(null, TeamsWorld.ChatOf("Ana Reis"));

        Assert.Equal([TeamsWorld.ChatOf("Rui Matos")], world.Members.Told);
        Assert.Equal(
            ["19:another@thread.tacv2;messageid=1", TeamsWorld.ChatOf("Ana Reis")],
            await world.ReadAsync(db => db.Blocked.Select(blocked => blocked.Conversation).OrderBy(conversation => conversation).ToList()));

        async Task TellAsync(string? refusal, string conversation)
        {
            world.Members.Refusal = refusal;
            await world.TellAsync(conversation, "It is said.");
        }
    }

    [Fact]
    public async Task Whoever_left_the_team_and_joins_it_again_is_reached_again()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Rui Matos", "help");
        world.Members.Listed.RemoveAll(member => (string?)member["name"] == "Rui Matos");
        await world.LookTomorrowAsync();
        world.Members.Refusal = "BotNotInConversationRoster";
        await world.TellAsync(TeamsWorld.ChatOf("Rui Matos"), "It is said.");
        world.Members.Refusal = null;
        Assert.True(await world.ReadAsync(db => db.Blocked.Any()));

        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));
        await world.LookTomorrowAsync();

        Assert.False(await world.ReadAsync(db => db.Blocked.Any()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Two_accounts_without_an_id_in_the_directory_are_two_people(string none)
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        await world.SaysAsync("Rui Matos", "help", $$""","from": { "id": "{{TeamsWorld.AccountOf("Rui Matos")}}", "name": "Rui Matos", "aadObjectId": "{{none}}" } """);
        await world.SaysAsync("Lea Brandt", "help", $$""","from": { "id": "{{TeamsWorld.AccountOf("Lea Brandt")}}", "name": "Lea Brandt", "aadObjectId": "{{none}}" } """);

        Assert.Equal(["Ana Reis", "Lea Brandt", "Rui Matos"], await world.ReadAsync(db => db.People.Select(person => person.Name).OrderBy(name => name).ToList()));
    }

    [Fact]
    public async Task Mentioned_in_a_team_of_which_it_was_never_told_it_begins_there_and_nobody_manages_that()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);

        for (var i = 0; i < 2; i++)
            await world.MentionsAsync("Rui Matos", "cases", id: "m-1");
        Assert.Equal(["I am still reading who is in this team. Please say it again in a minute."], await world.SaidInAsync(TeamsWorld.Team));

        await world.LookAsync();
        Assert.Contains("Where there is no admin yet, whoever removes me from the team in Teams and adds me again manages it.", (await world.SaidInAsync(TeamsWorld.Team))[1], StringComparison.Ordinal);
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        Assert.False(await IsManagedAsync());
        await world.MentionsAsync("Rui Matos", "problem the parcel is lost");
        Assert.StartsWith("Thanks, Rui. I keep this as case 1.", (await world.SaidInAsync(TeamsWorld.Team))[^1], StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RemovesAsync("Ana Reis");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.InstallAsync("Ana Reis");
        Assert.True(await IsManagedAsync());
        Assert.Equal(Role.Admin, (await world.PersonAsync("Ana Reis"))!.Role);
        Assert.Equal(1, await world.ReadAsync(db => db.Teams.Count()));

        Task<bool> IsManagedAsync() => world.ReadAsync(db => db.Memberships.Any(member => (member.Role & Role.Manager) != 0) || db.People.Any(person => person.Role != Role.Member));
    }

    [Fact]
    public async Task Whoever_added_it_manages_it_also_where_somebody_mentioned_it_before_it_heard_of_that()
    {
        await using var world = TeamsWorld.Start();

        await world.MentionsAsync("Rui Matos", "cases");
        await world.InstallAsync("Ana Reis");
        await world.InstallAsync("Rui Matos");

        Assert.Equal("Harbour desk", (await world.TeamAsync()).Name);
        Assert.Equal(
            [(await world.PersonAsync("Ana Reis"))!.Id],
            await world.ReadAsync(db => db.Memberships.Where(member => (member.Role & Role.Manager) != 0).Select(member => member.PersonId).ToList()));
    }

    [Theory]
    [InlineData("private", TeamsWorld.Team)]
    [InlineData("shared", TeamsWorld.Team)]
    [InlineData("standard", "19:desk@thread.tacv2")]
    [InlineData(null, "19:desk@thread.tacv2")]
    public async Task Its_posts_begin_only_where_just_all_members_read_them(string? channelType, string room)
    {
        await using var world = TeamsWorld.Start();

        await world.MentionsAsync("Rui Matos", "cases", "19:desk@thread.tacv2", channelType: channelType);

        Assert.Equal(room, (await world.TeamAsync()).RoomConversation);
    }

    [Fact]
    public async Task Removed_it_is_back_by_a_mention_only_if_that_was_written_later()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RemovesAsync("Ana Reis");

        await world.MentionsAsync("Ana Reis", "cases", at: ""","timestamp":"2026-11-20T10:59:00Z" """);
        Assert.NotNull(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.MentionsAsync("Ana Reis", "cases");
        Assert.Null(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));
        Assert.Equal(Role.Admin, (await world.PersonAsync("Ana Reis"))!.Role);
    }

    [Fact]
    public async Task News_that_come_late_change_nothing()
    {
        await using var world = TeamsWorld.Start("2026-11-20T10:10Z");
        await world.AddsAsync("Ana Reis", at: ""","timestamp":"2026-11-20T10:00:00Z" """);
        await world.AddsAsync("Ana Reis", at: ""","timestamp":"2026-11-20T10:02:00Z" """);
        await world.RemovesAsync("Ana Reis", at: ""","timestamp":"2026-11-20T10:01:00Z" """);
        Assert.Null(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));

        await world.RemovesAsync("Ana Reis", at: ""","timestamp":"2026-11-20T10:03:00Z" """);
        await world.BringsAsync("Ana Reis", at: ""","timestamp":"2026-11-20T10:02:00Z" """);
        Assert.NotNull(await world.ReadAsync(db => db.TeamsInstalls.Single().RemovedAt));
    }

    [Fact]
    public async Task Somebody_in_no_team_is_greeted_once_and_told_how_they_get_into_one()
    {
        await using var world = TeamsWorld.Start();

        for (var i = 0; i < 3; i++)
        {
            await world.SendAsync("Rui Matos", """{"type":"installationUpdate","action":"add"}""");
            await world.SendAsync("Rui Matos", $$"""{"type":"conversationUpdate","membersAdded":[{"id":"29:rui-matos"},{"id":"{{TeamsWorld.Bot}}"}]}""");
            await world.SendAsync("Rui Matos", $$"""{"type":"conversationUpdate","membersAdded":[{"id":"{{TeamsWorld.Bot}}"}]}""");
        }

        var said = await world.SaidToAsync("Rui Matos");
        Assert.Equal(3, said.Count);
        Assert.Contains("When somebody adds me to your team in Teams, you are in it here as well.", said[1], StringComparison.Ordinal);

        await world.SaysAsync("Rui Matos", "problem the parcel is lost");
        Assert.Contains("You are not in this team yet", (await world.SaidToAsync("Rui Matos"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstalled_in_private_it_keeps_silent_there_until_it_is_wanted_again()
    {
        await using var world = TeamsWorld.Start();
        await world.SaysAsync("Rui Matos", "help");

        await world.SendAsync("Rui Matos", """{"type":"installationUpdate","action":"remove"}""");
        Assert.Equal(TeamsWorld.ChatOf("Rui Matos"), await world.ReadAsync(db => db.Blocked.Single().Conversation));

        await world.SendAsync("Rui Matos", """{"type":"installationUpdate","action":"add"}""");
        Assert.False(await world.ReadAsync(db => db.Blocked.Any()));
    }

    [Fact]
    public async Task Nothing_of_other_chats_and_channels_is_taken_for_a_team()
    {
        await using var world = TeamsWorld.Start();

        await world.SendAsync("Ana Reis", $$"""{"type":"conversationUpdate","membersAdded":[{"id":"{{TeamsWorld.Bot}}"}],"conversation":{"id":"19:chat","isGroup":true,"conversationType":"groupChat"} }""");
        await world.SendAsync("Ana Reis", """{"type":"message","text":"help","channelId":"webchat"}""");
        await world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate"}""", ""","eventType":"teamRenamed" """, name: "Another");

        Assert.Equal(0, await world.ReadAsync(db => db.Teams.Count() + db.People.Count() + db.Outbox.Count()));
    }

    private static IEnumerable<string> Permutations(string of) =>
        of.Length == 1 ? [of] : of.SelectMany((first, at) => Permutations(of.Remove(at, 1)).Select(rest => first + rest));
}
