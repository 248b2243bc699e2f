using System.Net;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>How what the bot says reaches Teams, and where it never goes: the real program and doubles of what Microsoft runs around it.</summary>
public sealed class TeamsDeliveryTests : IAsyncLifetime
{
    private const int People = 25;
    private const string Channel = TeamsConnector.Team;

    private readonly HttpClient http = new();
    private MicrosoftCloud cloud = null!; // set before each test
    private TestDatabase data = null!; // set before each test
    private ServiceBotProcess bot = null!; // set before each test
    private TeamsPerson marta = null!, ines = null!, rui = null!; // set before each test

    public async Task InitializeAsync()
    {
        cloud = await MicrosoftCloud.StartAsync(People);
        data = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        bot = ServiceBotProcess.InTeams(cloud, data);
        await bot.StartAsync();
        (marta, ines, rui) = (Person(0), Person(1), Person(2));
        await marta.InstallAsync();
        await CountsAsync(People, """SELECT count(*) FROM "Addresses" WHERE "Channel" = 'msteams' AND "Conversation" IS NOT NULL""");
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await data.DisposeAsync();
        await cloud.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task Who_never_wrote_to_the_bot_is_talked_to_in_the_chat_it_began_and_the_card_in_the_channel_is_edited_in_its_thread()
    {
        Assert.DoesNotContain(cloud.Teams.Messages, message => message.Conversation != Channel && !message.Conversation.StartsWith($"{Channel};", StringComparison.Ordinal));

        await ines.MentionAsync("problem the courier lost a parcel");
        await ines.PressAsync(await ines.SeesAsync("Before we start"), "A customer");
        var card = await cloud.Teams.SeesAsync(Channel, "Step 1 of 5");
        await ines.SayAsync("They waited all day");
        await ines.PressAsync(await ines.SeesAsync("Step 2 of 5"), "I own it");
        await Poll.UntilAsync(() => Task.FromResult(card.Words.Contains("Ines Duarte", StringComparison.Ordinal)), () => card.Words);

        Assert.Equal($"{Channel};messageid={card.Id}", card.Conversation);
        Assert.InRange(card.Edits, 1, 10);
        Assert.Equal(1, cloud.TokensGiven);
        Assert.Empty(cloud.Teams.Refused);
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_renewed_once_and_nothing_is_lost()
    {
        await ines.SayAsync("help");
        await ines.SeesAsync("problem");
        var before = cloud.TokensGiven;

        cloud.RevokeTokens();
        await rui.SayAsync("help");
        await rui.SeesAsync("problem");

        Assert.Equal(before + 2, cloud.TokensGiven); // the mark of the revocation, and one new token
        Assert.NotEmpty(cloud.Teams.Refused); // the message, or the list of members, which is read at its own time
        Assert.All(cloud.Teams.Refused, refused => Assert.StartsWith("401 ", refused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_a_stored_address_leads_elsewhere_nothing_is_sent_until_its_person_writes()
    {
        await using var evil = await Connector.StartAsync();
        await bot.KillAsync();
        await data.ChangeAsync($"""UPDATE "Addresses" SET "ServiceUrl" = '{evil.ServiceUrl}' WHERE "Account" = '{TeamsConnector.Account(1)}'""");
        await bot.StartAsync();

        await ines.MentionAsync("problem the courier lost a parcel");
        await CountsAsync(1, """SELECT count(*) FROM "Outbox" WHERE "State" = 3 AND "Problem" LIKE '%Teams:ServiceUrls%'""");
        Assert.Empty(evil.Messages);

        await ines.SayAsync("help");
        await ines.SeesAsync("problem");
        Assert.Empty(evil.Messages);
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_not_tried_again_until_they_write()
    {
        await ines.SayAsync("problem the courier lost a parcel");
        await ines.PressAsync(await ines.SeesAsync("Before we start"), "A customer");
        await ines.SeesAsync("Step 1 of 5");
        await cloud.Teams.SeesAsync(Channel, "Step 1 of 5");
        await CountsAsync(0, """SELECT count(*) FROM "Outbox" WHERE "State" = 0""");

        cloud.Teams.Answers.Enqueue(HttpStatusCode.Forbidden);
        await ines.SayAsync("help");
        await CountsAsync(1, """SELECT count(*) FROM "Blocked" """);
        await rui.SayAsync("own 1");
        await rui.SeesAsync("is yours");
        await CountsAsync(0, """SELECT count(*) FROM "Outbox" WHERE "State" = 0""");

        Assert.DoesNotContain(cloud.Teams.In(ines.Chat), message => message.Words.Contains("Rui Matos", StringComparison.Ordinal));
        Assert.StartsWith("403 POST", Assert.Single(cloud.Teams.Refused), StringComparison.Ordinal);

        await ines.SayAsync("case 1");
        await ines.SeesAsync("Rui Matos");
    }

    [Fact]
    public async Task What_Teams_takes_later_arrives_once_and_in_order()
    {
        cloud.Teams.Answers.Enqueue(HttpStatusCode.TooManyRequests);
        cloud.Teams.Answers.Enqueue(HttpStatusCode.TooManyRequests);

        await ines.SayAsync("help");
        await ines.SayAsync("cases");
        await CountsAsync(0, """SELECT count(*) FROM "Outbox" WHERE "State" = 0""");

        var said = cloud.Teams.In(ines.Chat).Select(message => message.Words).ToList();
        Assert.Equal(2, cloud.Teams.Refused.Count(refused => refused.StartsWith("429", StringComparison.Ordinal)));
        Assert.Equal(2, said.Count);
        Assert.Contains("problem", said[0], StringComparison.Ordinal);
        Assert.Contains("open", said[1], StringComparison.OrdinalIgnoreCase);
    }

    private TeamsPerson Person(int person) => new(cloud, bot, http, person);

    private Task CountsAsync(long expected, string sql) => Poll.UntilAsync(
        async () => await data.CountAsync(sql) == expected, () => $"It does not come to {expected}: {sql}", TimeSpan.FromMinutes(2));
}
