using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Private chats with the members of a team, begun one after the other and without a word.</summary>
public sealed class PrivateChatRoundTests : IAsyncLifetime
{
    private readonly TeamsDouble teams = new();
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync()
    {
        delivery = await TestDelivery.StartAsync(teams.Configure);
        await AddAsync(db =>
        {
            db.Teams.Add(new Team { Id = "harbour", Name = "Harbour desk", Zone = "Europe/Lisbon" });
            db.TeamsInstalls.Add(new TeamsInstall { Id = "19:team@thread.tacv2", TeamId = "harbour", ServiceUrl = TeamsDouble.ServiceUrl });
        });
    }

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task Everybody_in_a_team_gets_a_chat_and_hears_nothing()
    {
        await AddPeopleAsync(250);

        await RunAsync();
        await RunAsync();

        Assert.Equal(250, teams.Requests.Count);
        Assert.All(teams.Requests, asked => Assert.Equal("/emea/v3/conversations", asked.Path));
        var addresses = await AddressesAsync();
        Assert.All(addresses, address => Assert.Equal(($"a:{address.Account}", TeamsDouble.ServiceUrl), (address.Conversation, address.ServiceUrl)));
        Assert.Empty(await delivery.RowsAsync());

        await RunAsync();
        Assert.Equal(250, teams.Requests.Count);
    }

    [Fact]
    public async Task Whoever_can_be_reached_now_is_looked_at_for_their_check_in()
    {
        await AddPeopleAsync(1);
        await AddAsync(db => db.People.Single().CheckInLookAt = delivery.Clock.Now.AddDays(1));

        await RunAsync();

        await using var scope = delivery.Services.CreateAsyncScope();
        Assert.Null(scope.ServiceProvider.GetRequiredService<BotDb>().People.Single().CheckInLookAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waits_for_the_chat_of_an_admin_is_looked_at(bool isAdmin)
    {
        await AddPeopleAsync(1);
        await AddAsync(db => (db.People.Single().Role, db.TeamsInstalls.Single().RosterLookAt) = (isAdmin ? Role.Admin : Role.Member, delivery.Clock.Now.AddDays(1)));

        await RunAsync();

        await using var scope = delivery.Services.CreateAsyncScope();
        Assert.Equal(isAdmin, scope.ServiceProvider.GetRequiredService<BotDb>().TeamsInstalls.Single().RosterLookAt is null);
    }

    [Theory]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "")]
    public async Task Who_does_not_want_it_is_left_alone_for_a_day_and_the_others_are_not(int status, string code)
    {
        await AddPeopleAsync(3);
        teams.Answers(TeamsDouble.Refusal(status, code));

        await RunAsync();
        await RunAsync();
        Assert.Equal([null, "a:29:001", "a:29:002"], (await AddressesAsync()).Select(address => address.Conversation));
        Assert.Equal(3, teams.Requests.Count);

        delivery.Clock.Advance(TimeSpan.FromHours(23));
        await RunAsync();
        Assert.Equal(3, teams.Requests.Count);

        delivery.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync();
        Assert.Equal("a:29:000", (await AddressesAsync())[0].Conversation);
    }

    [Fact]
    public async Task A_service_in_trouble_is_asked_for_one_and_soon_again()
    {
        await AddPeopleAsync(5);
        teams.Usually = TeamsDouble.Refusal(429, retryAfter: 90);

        await RunAsync();
        Assert.Single(teams.Requests);

        teams.Usually = null;
        delivery.Clock.Advance(TimeSpan.FromSeconds(60));
        await RunAsync();
        Assert.Equal(5, teams.Requests.Count); // all but the first, which waits for its time
        delivery.Clock.Advance(TimeSpan.FromSeconds(30));
        await RunAsync();
        Assert.All(await AddressesAsync(), address => Assert.NotNull(address.Conversation));
    }

    [Fact]
    public async Task Who_left_or_is_in_no_team_where_the_bot_is_has_no_chat_begun()
    {
        await AddPeopleAsync(3);
        await AddAsync(db =>
        {
            db.People.Single(person => person.Id == "p000").LeftAt = delivery.Clock.Now;
            db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "p001"));
        });
        await RunAsync();
        Assert.Equal("29:002", (string?)Assert.Single(teams.Requests).Body!["members"]![0]!["id"]);

        await AddAsync(db =>
        {
            db.TeamsInstalls.Single().RemovedAt = delivery.Clock.Now;
            db.Addresses.Single(address => address.PersonId == "p002").Conversation = null;
        });
        await RunAsync();
        Assert.Single(teams.Requests);
    }

    [Fact]
    public async Task Who_writes_while_the_chat_is_begun_keeps_the_one_they_wrote_in()
    {
        await AddPeopleAsync(1);
        teams.Answers(_ =>
        {
            using var scope = delivery.Services.CreateScope();
            scope.ServiceProvider.GetRequiredService<IDatabase>()
                .WriteAsync(session => session.ExecuteAsync("""UPDATE "Addresses" SET "Conversation" = 'a:mine'""")).GetAwaiter().GetResult();
            return TeamsDouble.Json(201, """{"id":"a:other"}""");
        });

        await RunAsync();

        Assert.Equal("a:mine", (await AddressesAsync()).Single().Conversation);
    }

    private Task AddPeopleAsync(int count) => AddAsync(db =>
    {
        for (var n = 0; n < count; n++)
        {
            db.People.Add(new Person { Id = $"p{n:000}", Name = $"Person {n}", Zone = "Europe/Lisbon", HomeTeamId = "harbour" });
            db.Memberships.Add(new Membership { TeamId = "harbour", PersonId = $"p{n:000}" });
            db.Addresses.Add(new PersonAddress { Channel = Pace.Limited, Account = $"29:{n:000}", PersonId = $"p{n:000}" });
        }
    });

    private async Task AddAsync(Action<BotDb> change)
    {
        await using var scope = delivery.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    private async Task<List<PersonAddress>> AddressesAsync()
    {
        await using var scope = delivery.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BotDb>().Addresses.OrderBy(address => address.Account).ToListAsync();
    }

    private async Task RunAsync()
    {
        await using var scope = delivery.Services.CreateAsyncScope();
        await delivery.WaitAsync(scope.ServiceProvider.GetRequiredService<PrivateChatRound>().RunAsync(default));
    }
}
