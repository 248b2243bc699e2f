using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Channels.Teams;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Where a team is served may move, and what comes from it says so.</summary>
public sealed class ServiceUrlTests : IAsyncLifetime
{
    private const string Before = "https://smba.trafficmanager.net/emea/";
    private const string Now = "https://smba.trafficmanager.net/amer/";

    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync()
    {
        delivery = await TestDelivery.StartAsync();
        await using var scope = delivery.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        foreach (var name in (string[])["one", "two"])
        {
            db.Teams.Add(new Team { Id = name, Name = name, Zone = "Europe/Lisbon", RoomChannel = Pace.Limited, RoomConversation = $"19:{name}-room@thread.tacv2", RoomServiceUrl = Before });
            db.TeamsInstalls.Add(new TeamsInstall { Id = $"19:{name}@thread.tacv2", TeamId = name, ServiceUrl = Before });
        }

        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Theory]
    [InlineData("19:one-room@thread.tacv2;messageid=1", """{"team":{"id":"19:one@thread.tacv2"}}""", Now, Now)]
    [InlineData("19:elsewhere@thread.tacv2;messageid=1", """{"team":{"id":"19:one@thread.tacv2"}}""", Now, Now)]
    [InlineData("19:one-room@thread.tacv2;messageid=1", "null", Before, Now)]
    [InlineData("19:one-room@thread.tacv2", "\"odd\"", Before, Now)]
    [InlineData("19:stranger@thread.tacv2", """{"team":{"id":"19:stranger@thread.tacv2"}}""", Before, Before)]
    public async Task The_newest_word_of_a_team_counts_for_it_alone(string conversation, string channelData, string install, string room)
    {
        await delivery.Services.GetRequiredService<ServiceUrls>().NoteAsync(Payload.ReadActivity(
            $$"""
            {
              "type": "message", "channelId": "msteams", "serviceUrl": "{{Now}}", "channelData": {{channelData}},
              "conversation": { "id": "{{conversation}}", "isGroup": true }
            }
            """));

        await using var scope = delivery.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        Assert.Equal((install, room), (db.TeamsInstalls.Single(one => one.TeamId == "one").ServiceUrl, db.Teams.Single(one => one.Id == "one").RoomServiceUrl));
        Assert.Equal((Before, Before), (db.TeamsInstalls.Single(two => two.TeamId == "two").ServiceUrl, db.Teams.Single(two => two.Id == "two").RoomServiceUrl));
    }
}
