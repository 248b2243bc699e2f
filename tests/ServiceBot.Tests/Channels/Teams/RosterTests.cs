using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Who is in a team here is who is in it in Teams.</summary>
public class RosterTests
{
    [Fact]
    public async Task Thirty_people_come_in_with_two_pages_and_no_call_for_each()
    {
        await using var world = await InstalledAsync([.. Enumerable.Range(0, 30).Select(i => $"Person {i:D2}")], pageSize: 20);

        Assert.Equal(2, world.Members.Asked);
        Assert.Equal(30, (await world.NamesAsync()).Count);
        var team = await world.TeamAsync();
        Assert.All(await world.ReadAsync(db => db.People.ToList()), person => Assert.Equal((team.Id, team.Zone), (person.HomeTeamId, person.Zone)));
        Assert.All(await world.ReadAsync(db => db.Addresses.ToList()), address => Assert.Equal(
            (null, TeamsWorld.ServiceUrl, true), (address.Conversation, address.ServiceUrl, address.ObjectId!.StartsWith("directory-Person", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_thousand_people_come_in_and_go()
    {
        await using var world = await InstalledAsync([.. Enumerable.Range(0, 1000).Select(i => $"Person {i:D4}")], pageSize: 500);
        Assert.Equal(1000, (await world.NamesAsync()).Count);

        world.Members.Listed.RemoveRange(100, 900);
        await world.LookTomorrowAsync();

        Assert.Equal(100, (await world.NamesAsync()).Count);
        Assert.Equal(1000, await world.ReadAsync(db => db.People.Count()));
    }

    [Fact]
    public async Task Guests_and_bots_are_left_out()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        world.Members.Listed.Add(TeamsWorld.Member("Somebody else", isGuest: true));
        world.Members.Listed.Add(TeamsWorld.Member("Another bot"));
        world.Members.Listed[^1]["id"] = "28:another";

        await world.LookTomorrowAsync();

        Assert.Equal(["Ana Reis"], await world.NamesAsync());
    }

    [Fact]
    public async Task Who_leaves_leaves_the_team_and_who_returns_is_the_same_person()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        var rui = (await world.PersonAsync("Rui Matos"))!;
        world.Members.Listed.RemoveAt(1);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate","membersRemoved":[{"id":"29:rui-matos"}]}""", ""","eventType":"teamMemberRemoved" """);
        await world.LookAsync();
        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        Assert.Null((await world.PersonAsync("Rui Matos"))!.HomeTeamId);
        Assert.Null((await world.PersonAsync("Rui Matos"))!.LeftAt);

        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));
        await world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate","membersAdded":[{"id":"29:rui-matos"}]}""", ""","eventType":"teamMemberAdded" """);
        await world.LookAsync();
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        Assert.Equal(rui.Id, (await world.PersonAsync("Rui Matos"))!.Id);
        Assert.Equal((await world.TeamAsync()).Id, (await world.PersonAsync("Rui Matos"))!.HomeTeamId);
        Assert.Equal(
            ["Rui Matos joined in Teams", "Rui Matos left in Teams", "Rui Matos joined in Teams"],
            await world.ReadAsync(db => db.RosterChanges.Where(change => change.PersonId == rui.Id && change.TeamId != null).OrderBy(change => change.Id).Select(change => change.What).ToList()));
    }

    [Fact]
    public async Task Who_was_put_into_the_team_here_is_not_taken_out_by_the_list()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        var team = (await world.TeamAsync()).Id;
        await world.ExecuteAsync("""INSERT INTO "People" ("Id", "Name", "Zone", "Role") VALUES ('web', 'Web Person', 'Europe/Lisbon', 0)""");
        await world.ExecuteAsync($"""INSERT INTO "Memberships" ("TeamId", "PersonId", "Role") VALUES ('{team}', 'web', 0)""");

        await world.LookTomorrowAsync();

        Assert.Equal(["Ana Reis", "Web Person"], await world.NamesAsync());
    }

    [Fact]
    public async Task Who_was_taken_out_here_is_not_put_back_until_they_join_again_in_Teams()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Ana Reis", "help");
        await world.PutsAsync("Ana Reis", "Ana Reis");
        Assert.Equal(["Ana Reis"], await world.NamesAsync());

        await world.LookTomorrowAsync();
        Assert.Equal(["Ana Reis"], await world.NamesAsync());

        world.Members.Listed.RemoveAt(1);
        await world.LookTomorrowAsync();
        await world.LookTomorrowAsync();
        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));
        await world.LookTomorrowAsync();
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        var rui = (await world.PersonAsync("Rui Matos"))!.Id;
        Assert.Equal(
            ["Rui Matos joined in Teams", "People: Rui Matos left", "Rui Matos is not in the team in Teams", "Rui Matos joined in Teams"],
            await world.ReadAsync(db => db.RosterChanges.Where(change => change.PersonId == rui && change.TeamId != null).OrderBy(change => change.Id).Select(change => change.What).ToList()));
    }

    [Fact]
    public async Task Who_is_added_again_here_goes_with_the_list_as_before()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Ana Reis", "help");
        await world.PutsAsync("Ana Reis", "Ana Reis");
        await world.LookTomorrowAsync();
        Assert.Contains("Whoever joins the team in Teams comes here by themselves", await world.PutsAsync("Ana Reis", "Ana Reis\nRui Matos"), StringComparison.Ordinal);
        await world.LookTomorrowAsync();
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());

        world.Members.Listed.RemoveAt(1);
        await world.LookTomorrowAsync();
        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));
        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        await world.LookTomorrowAsync();
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        Assert.Equal(2, await world.ReadAsync(db => db.People.Count()));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_to_its_end_takes_nobody_out()
    {
        await using var world = await InstalledAsync([.. Enumerable.Range(0, 6).Select(i => $"Person {i}")], pageSize: 2);
        world.Members.Listed.RemoveRange(0, 3);

        foreach (var broken in (Func<HttpResponseMessage?>[])
            [
                () => new HttpResponseMessage(HttpStatusCode.TooManyRequests), () => new HttpResponseMessage(HttpStatusCode.Forbidden),
                () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"members":[""") }, () => throw new HttpRequestException("gone"),
            ])
        {
            world.Members.Instead = page => page == 1 ? broken() : null;
            await world.LookTomorrowAsync();
            Assert.Equal(6, (await world.NamesAsync()).Count);
        }

        world.Members.Instead = _ => null;
        await world.LookTomorrowAsync();
        Assert.Equal(["Person 3", "Person 4", "Person 5"], await world.NamesAsync());
    }

    [Fact]
    public async Task An_empty_list_takes_nobody_out()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        world.Members.Listed.Clear();

        await world.LookTomorrowAsync();

        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task It_is_read_daily_and_when_somebody_joins_and_not_otherwise()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        await world.LookAsync();
        Assert.Equal(1, world.Members.Asked);

        world.Clock.Advance(TimeSpan.FromHours(25));
        await world.LookAsync();
        Assert.Equal(2, world.Members.Asked);
    }

    [Fact]
    public async Task Who_joins_while_the_list_is_read_is_found_by_another_look()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        world.Members.Meanwhile = () => world.SendInTeamAsync("Ana Reis", """{"type":"conversationUpdate","membersAdded":[{"id":"29:rui-matos"}]}""");
        await world.LookTomorrowAsync();
        world.Members.Meanwhile = () => Task.CompletedTask;

        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));
        await world.LookAsync();

        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task Whoever_speaks_in_the_channel_and_is_not_known_is_looked_for()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));

        await world.MentionsAsync("Rui Matos", "cases");
        Assert.Equal("I am still reading who is in this team. Please say it again in a minute.", (await world.SaidInAsync(TeamsWorld.Team))[^1]);
        await world.LookAsync();
        await world.MentionsAsync("Rui Matos", "cases");

        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        Assert.DoesNotContain("You are not in", (await world.SaidInAsync(TeamsWorld.Team))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_the_list_was_read_nobody_hears_that_they_are_not_in_the_team()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.AddRange([TeamsWorld.Member("Ana Reis"), TeamsWorld.Member("Rui Matos")]);
        world.Members.Instead = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        await world.InstallAsync("Ana Reis");

        await world.MentionsAsync("Rui Matos", "problem the parcel is lost");
        await world.LookAsync();
        await world.MentionsAsync("Rui Matos", "problem the parcel is lost");
        Assert.All(await world.SaidInAsync(TeamsWorld.Team), said => Assert.StartsWith("I am still reading who is in this team.", said, StringComparison.Ordinal));
        Assert.Equal(2, (await world.SaidInAsync(TeamsWorld.Team)).Count);

        world.Members.Instead = _ => null;
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.LookAsync();
        await world.MentionsAsync("Rui Matos", "problem the parcel is lost");
        Assert.StartsWith("Thanks, Rui. I keep this as case 1.", (await world.SaidInAsync(TeamsWorld.Team))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_in_no_list_that_was_read_hears_that_they_are_not_in_the_team()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);

        await world.MentionsAsync("Somebody", "cases");
        await world.LookAsync();
        await world.MentionsAsync("Somebody", "cases");

        Assert.StartsWith("You are not in Harbour desk", (await world.SaidInAsync(TeamsWorld.Team))[^1], StringComparison.Ordinal);
        Assert.StartsWith("That button is not for you", await world.PressesAsync("Somebody", "x"), StringComparison.Ordinal);
        var asked = world.Members.Asked;
        await world.LookAsync();
        Assert.Equal(asked, world.Members.Asked);
    }

    [Fact]
    public async Task Whoever_presses_in_the_channel_and_is_not_known_is_looked_for()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        world.Members.Listed.Add(TeamsWorld.Member("Rui Matos"));

        Assert.Equal("I am still reading who is in this team. Please press it again in a minute.", await world.PressesAsync("Rui Matos", "x"));
        await world.LookAsync();

        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
        Assert.StartsWith("That button is not for you", await world.PressesAsync("Rui Matos", "x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_in_a_channel_says_where_its_person_is_and_a_search_does_not()
    {
        await using var world = await InstalledAsync(["Ana Reis"]);
        await world.SaysAsync("Ana Reis", "help");
        var ana = (await world.PersonAsync("Ana Reis"))!.Id;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.ExecuteAsync(new Statement(
            """INSERT INTO "Addresses" ("Channel", "Account", "PersonId", "Conversation", "LastWrittenAt") VALUES ('directline', 'web-ana', $1, 'web-ana', $2)""",
            ana, world.Clock.Now));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync("Ana Reis", """{"type":"invoke","name":"composeExtension/query","value":{}}""");
        Assert.Equal("directline", await ChannelAsync());
        await world.PressesAsync("Ana Reis", "x");
        Assert.Equal("msteams", await ChannelAsync());
        Assert.Equal(TeamsWorld.ChatOf("Ana Reis"), await world.ReadAsync(db => db.Addresses.Single(address => address.Channel == "msteams").Conversation));

        async Task<string?> ChannelAsync()
        {
            await using var scope = world.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<People>().PrivateAddressAsync(ana, CancellationToken.None))?.Channel;
        }
    }

    [Fact]
    public async Task Whoever_takes_a_case_before_they_have_a_private_chat_is_asked_once_it_is_begun()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        foreach (var words in (string[])["problem the parcel is lost", "A customer", "They waited all day.", "Someone else"])
            await world.SaysAsync("Ana Reis", words);
        var takeIt = await world.ReadAsync(db => db.CardActions.Single(action => action.Verb == CardVerb.TakeIt).Id);

        Assert.StartsWith("Case 1 is yours.", await world.PressesAsync("Rui Matos", takeIt), StringComparison.Ordinal);
        Assert.Empty(await world.SaidToAsync("Rui Matos"));
        await world.BeginChatsAsync();
        await world.BeginChatsAsync();

        Assert.Single(await world.SaidToAsync("Rui Matos"));
        Assert.NotNull(await world.ReadAsync(db => db.Desks.Single(desk => desk.PersonId == db.People.Single(person => person.Name == "Rui Matos").Id).Card));
    }

    [Fact]
    public async Task An_account_of_the_same_person_in_the_directory_is_no_other_person()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        world.Members.Listed[1]["id"] = "29:rui-anew";

        await world.LookTomorrowAsync();

        Assert.Equal(2, await world.ReadAsync(db => db.People.Count()));
        Assert.Equal(3, await world.ReadAsync(db => db.Addresses.Count()));
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task Names_follow_Teams_unless_somebody_chose_them()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.ExecuteAsync("""UPDATE "People" SET "Name" = 'Chosen' WHERE "Name" = 'Rui Matos'""");
        world.Members.Listed[0]["name"] = "Ana Reis Duarte";
        world.Members.Listed[1]["name"] = "Rui de Matos";

        await world.LookTomorrowAsync();

        Assert.Equal(["Ana Reis Duarte", "Chosen"], await world.NamesAsync());
    }

    [Fact]
    public async Task Whoever_writes_from_an_account_of_the_list_gets_a_private_chat()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);

        await world.SaysAsync("Rui Matos", "cases");

        Assert.Equal(2, await world.ReadAsync(db => db.People.Count()));
        Assert.Equal(TeamsWorld.ChatOf("Rui Matos"), await world.ReadAsync(db => db.Addresses.Single(address => address.Account == "29:rui-matos").Conversation));
        Assert.Contains("Harbour desk", Assert.Single(await world.SaidToAsync("Rui Matos")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_had_themselves_forgotten_comes_back_only_by_writing()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Rui Matos", "my data");
        await world.SendAsync("Rui Matos", """{"text":"forget me altogether yes"}""", id: "last");
        Assert.Null(await world.PersonAsync("Rui Matos"));
        await world.RunAsync<ForgottenRound>();
        Assert.Equal(0, await world.ReadAsync(db => db.RosterChanges.Count(change => change.What.Contains("Rui") || change.What.StartsWith("Time zone"))));

        await world.LookTomorrowAsync();
        await world.SendAsync("Rui Matos", """{"type":"installationUpdate","action":"add"}""");
        await world.SendAsync("Rui Matos", """{"text":"forget me altogether yes","timestamp":"2026-11-20T09:59:00Z"}""", id: "last");
        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        Assert.Null(await world.PersonAsync("Rui Matos"));

        await world.SaysAsync("Rui Matos", "help");
        await world.LookAsync();
        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task Whatever_Teams_told_of_somebody_goes_with_whoever_is_forgotten()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        world.Members.Listed[1]["name"] = "Rui Santos";
        await world.LookTomorrowAsync();
        await world.SaysAsync("Ana Reis", "help");
        await world.PutsAsync("Ana Reis", "Ana Reis");
        world.Members.Listed.RemoveAt(1);
        await world.LookTomorrowAsync();
        Assert.True(await world.ReadAsync(db => db.RosterChanges.Count(change => change.What.Contains("Rui"))) >= 4);

        await world.SaysAsync("Rui Matos", "help", ""","entities":[{"type":"clientInfo","timezone":"America/New_York"}]""");
        await world.SaysAsync("Rui Matos", "forget me altogether yes");
        await world.RunAsync<ForgottenRound>();

        Assert.Equal(0, await world.ReadAsync(db => db.RosterChanges.Count(
            change => change.What.StartsWith("Time zone") || change.What.Contains("Teams") && change.What.Contains("Rui"))));
    }

    [Fact]
    public async Task Whoever_came_back_in_another_way_than_the_list_stays()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        var rui = (await world.PersonAsync("Rui Matos"))!.Id;
        world.Members.Listed.RemoveAt(1);
        await world.LookTomorrowAsync();
        Assert.Equal(["Ana Reis"], await world.NamesAsync());

        await world.ExecuteAsync($"""INSERT INTO "Memberships" ("TeamId", "PersonId", "Role") SELECT "Id", '{rui}', 0 FROM "Teams" """);
        await world.LookTomorrowAsync();

        Assert.Equal(["Ana Reis", "Rui Matos"], await world.NamesAsync());
    }

    [Fact]
    public async Task Whoever_does_not_work_here_any_more_is_not_brought_back()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        foreach (var statement in Leaving.Of((await world.PersonAsync("Rui Matos"))!.Id, world.Clock.Now))
            await world.ExecuteAsync(statement);

        await world.LookTomorrowAsync();
        await world.SaysAsync("Rui Matos", "help");

        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        Assert.StartsWith("I do not know you yet", Assert.Single(await world.SaidToAsync("Rui Matos")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_zone_that_an_app_tells_is_taken_and_no_later_one()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);

        await world.SaysAsync("Rui Matos", "help", ""","localTimezone":"Etc/Nowhere","entities":[{"type":"clientInfo","timezone":"America/New_York"}]""");
        Assert.Equal("America/New_York", (await world.PersonAsync("Rui Matos"))!.Zone);

        await world.SaysAsync("Rui Matos", "help", ""","localTimezone":"Asia/Tokyo" """);
        Assert.Equal("America/New_York", (await world.PersonAsync("Rui Matos"))!.Zone);
    }

    [Fact]
    public async Task A_zone_somebody_chose_stays()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Rui Matos", "my hours");
        await world.SendAsync("Rui Matos", """{"value":{"hours":"mine","answer":"save","zone":"Europe/Paris"}}""");
        Assert.Equal("Europe/Paris", (await world.PersonAsync("Rui Matos"))!.Zone);

        await world.SaysAsync("Rui Matos", "help", ""","localTimezone":"Asia/Tokyo" """);
        Assert.Equal("Europe/Paris", (await world.PersonAsync("Rui Matos"))!.Zone);
    }

    /// <summary>An answer to a check-in must leave no trace of when it came.</summary>
    [Fact]
    public async Task What_may_be_an_answer_tells_nothing_of_its_sender()
    {
        await using var world = await InstalledAsync(["Ana Reis", "Rui Matos"]);
        var before = await world.ReadAsync(db => db.RosterChanges.Count());

        await world.SaysAsync("Rui Matos", "good", ""","localTimezone":"Asia/Tokyo" """);

        Assert.Equal(before, await world.ReadAsync(db => db.RosterChanges.Count()));
    }

    internal static async Task<TeamsWorld> InstalledAsync(string[] names, int pageSize = 1000)
    {
        var world = TeamsWorld.Start();
        world.Members.PageSize = pageSize;
        world.Members.Listed.AddRange(names.Select(name => TeamsWorld.Member(name)));
        await world.InstallAsync(names[0]);
        await world.LookAsync();
        return world;
    }
}
