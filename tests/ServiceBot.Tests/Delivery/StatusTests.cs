using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>What the bot does about each answer of a connector.</summary>
public sealed class StatusTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Theory]
    [InlineData(400, "BadArgument")]
    [InlineData(401, "BotNotRegistered")]
    [InlineData(403, "ForbiddenOperationException")]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(413, "MessageSizeTooBig")]
    [InlineData(415, null)]
    [InlineData(500, "ServiceError")]
    [InlineData(501, null)]
    public async Task What_no_repetition_would_cure_is_given_up_at_once(int status, string? code)
    {
        delivery.Connector.Answers("chat", Answer.Of(status, code));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");

        await delivery.DeliverAsync();

        var rows = await delivery.RowsAsync();
        Assert.Equal([OutboxState.Dead, OutboxState.Sent], rows.Select(row => row.State));
        Assert.Equal(1, rows[0].Attempts);
        Assert.Contains($"HTTP {status}", rows[0].Problem);
        Assert.Contains("one", rows[0].Activity);
        Assert.Equal(["two"], delivery.Connector.TextsIn("chat"));
        Assert.Equal(1, delivery.Counted["dead"]);
    }

    [Fact]
    public async Task What_is_served_at_the_governments_host_goes_there_and_so_does_what_waits_behind_it()
    {
        delivery.Connector.Answers("chat", Answer.Of(403, "InvalidBotApiHost"));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");

        await delivery.DeliverAsync();

        Assert.Equal(
            [("one", "teams"), ("one", "government"), ("two", "government")],
            delivery.Connector.Requests.Select(request => (request.Text, request.Cloud)));
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal((OutboxState.Sent, false), (row.State, row.Ambiguous)));
    }

    [Fact]
    public async Task Refused_at_both_hosts_it_is_given_up()
    {
        delivery.Connector.Answers("chat", Answer.Of(403, "InvalidBotApiHost"), Answer.Of(403, "InvalidBotApiHost"));
        await delivery.SayAsync("chat", "one");

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Dead, 2), (row.State, row.Attempts));
        Assert.Contains("InvalidBotApiHost", row.Problem);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_conversation_whose_name_leads_to_another_address_is_never_called(string conversation)
    {
        await delivery.SayAsync(conversation, "one");

        await delivery.DeliverAsync();

        Assert.Equal(OutboxState.Dead, Assert.Single(await delivery.RowsAsync()).State);
        Assert.Empty(delivery.Connector.Requests);
    }

    [Theory]
    [InlineData(412, null, 1.0)]
    [InlineData(429, null, 1.0)]
    [InlineData(429, "4", 4.0)]
    [InlineData(429, "30", 30.0)]
    [InlineData(429, "Fri, 27 Mar 2026 09:00:04 GMT", 4.0)]
    [InlineData(429, "Fri, 27 Mar 2026 09:05:00 GMT", 300.0)]
    [InlineData(503, "20", 20.0)]
    public async Task What_will_pass_is_repeated_and_never_before_the_channel_wants_it(int status, string? retryAfter, double seconds)
    {
        delivery.Connector.Answers("chat", Answer.Of(status) with { RetryAfter = retryAfter });
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");

        await delivery.DeliverEverythingAsync();

        var requests = delivery.Connector.Requests.ToList();
        Assert.Equal(["one", "one", "two"], requests.Select(request => request.Text));
        Assert.InRange(requests[1].At - requests[0].At, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 0.1));
        Assert.Equal(["one", "two"], delivery.Connector.TextsIn("chat"));
        Assert.Equal(2, (await delivery.RowsAsync())[0].Attempts);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    public async Task Who_is_always_busy_is_tried_with_ever_longer_rests_for_a_day(int status)
    {
        delivery.Connector.Answers("chat", [.. Enumerable.Repeat(Answer.Of(status), 10_000)]);
        await delivery.SayAsync("chat", "one", goodUntil: null);

        for (var round = 0; round < 20; round++)
        {
            await delivery.DeliverAsync();
            delivery.Clock.Advance((await delivery.RowAsync()).NotBefore!.Value - delivery.Clock.Now);
        }

        var waits = delivery.Connector.Requests.Zip(delivery.Connector.Requests.Skip(1), (one, next) => next.At - one.At).ToList();
        Assert.Equal(TimeSpan.FromSeconds(30), waits.Max());
        delivery.Clock.Advance(TimeSpan.FromHours(24));
        await delivery.DeliverAsync();
        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Dead, row.State);
        Assert.Equal(63, row.Attempts);
        Assert.Contains("24 hours", row.Problem);
        Assert.False(row.Ambiguous);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await FaultyConnector.StartAsync(delivery.Clock);
        foreach (var status in (int[])[301, 302, 303, 307, 308])
            delivery.Connector.Answers("chat", Answer.Of(status) with { Location = $"{other.ServiceUrl}v3/conversations/chat/activities" });
        for (var i = 0; i < 5; i++)
            await delivery.SayAsync("chat", "secret");

        await delivery.DeliverEverythingAsync();

        Assert.Empty(other.Requests);
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Dead, row.State));
        Assert.Equal(5, delivery.Connector.Requests.Count);
    }

    [Fact]
    public async Task A_service_elsewhere_is_never_called()
    {
        await delivery.SayAsync("chat", "secret", serviceUrl: "https://smba.example/teams/");

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Dead, row.State);
        Assert.Contains("not on this machine", row.Problem);
    }

    [Fact]
    public async Task Who_cannot_be_reached_has_certainly_got_nothing_and_gets_it_later()
    {
        var nowhere = "http://127.0.0.1:1/";
        await delivery.SayAsync("chat", "one", serviceUrl: nowhere);

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Waiting, 3, false), (row.State, row.Attempts, row.Ambiguous));
        Assert.True(row.NotBefore > delivery.Clock.Now);
        Assert.Null(row.LeaseOwner);
    }

    [Fact]
    public async Task Somebody_with_a_false_certificate_gets_nothing()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(delivery.Clock.Now.AddYears(-5), delivery.Clock.Now.AddYears(5));
        await using var impostor = await FaultyConnector.StartAsync(delivery.Clock, listen => listen.UseHttps(certificate));
        await delivery.SayAsync("chat", "secret", serviceUrl: impostor.ServiceUrl);

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Waiting, 3, false), (row.State, row.Attempts, row.Ambiguous));
        Assert.Contains("SecureConnectionError", row.Problem);
        Assert.Empty(impostor.Requests);
    }

    [Fact]
    public async Task A_message_too_large_for_the_channel_is_never_sent()
    {
        await delivery.SayAsync("chat", new string('ö', 14 * 1024));

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Dead, 0), (row.State, row.Attempts));
        Assert.Contains("28672", row.Problem);
        Assert.Empty(delivery.Connector.Requests);
    }

    [Fact]
    public async Task A_message_accepted_without_an_id_stands_and_its_edit_is_posted_anew()
    {
        delivery.Connector.Answers("chat", new Answer(HttpStatusCode.Accepted, ""));
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();

        await delivery.SayAsync("chat", "new", slot: "card");
        await delivery.SayAsync("chat", "newest", slot: "other");
        await delivery.DeliverAsync();
        await delivery.SayAsync("chat", "edited", slot: "card");
        await delivery.DeliverAsync();

        Assert.Equal(["POST", "POST", "POST", "PUT"], delivery.Connector.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("ActivityNotFoundInConversation")]
    [InlineData("ConversationNotFound")]
    public async Task An_edit_of_what_is_gone_is_posted_anew_once(string code)
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat", Answer.Of(404, code));

        await delivery.SayAsync("chat", "new", slot: "card");
        await delivery.DeliverAsync();
        await delivery.SayAsync("chat", "newest", slot: "card");
        await delivery.DeliverAsync();

        Assert.Equal(["POST", "PUT", "POST", "PUT"], delivery.Connector.Requests.Select(request => request.Method));
        Assert.Equal(["1", "2"], delivery.Connector.Requests.Where(request => request.Method == "PUT").Select(request => request.Id));
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }

    [Fact]
    public async Task An_edit_whose_conversation_is_gone_is_given_up()
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat", Answer.Of(404, "ConversationNotFound"), Answer.Of(404, "ConversationNotFound"));

        await delivery.SayAsync("chat", "new", slot: "card");
        await delivery.DeliverAsync();

        Assert.Equal(OutboxState.Dead, (await delivery.RowsAsync())[1].State);
        Assert.Equal(["POST", "PUT", "POST"], delivery.Connector.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    [InlineData(200)]
    public async Task A_deletion_the_channel_cannot_do_is_over(int status)
    {
        await delivery.SayAsync("chat", "old", slot: "card", channel: "emulator");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat", Answer.Of(status));

        await delivery.SayAsync("chat", "", slot: "card", delete: true, channel: "emulator");
        await delivery.SayAsync("chat", "", slot: "nothing there", delete: true, channel: "emulator");
        await delivery.DeliverAsync();

        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
        Assert.Equal(["POST", "DELETE"], delivery.Connector.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task What_is_taken_back_in_Teams_is_edited_and_what_never_went_out_is_not_said_at_all()
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();

        await delivery.SayAsync("chat", "", slot: "card", delete: true);
        await delivery.SayAsync("chat", "hasty", slot: "another");
        await delivery.SayAsync("chat", "", slot: "another", delete: true);
        await delivery.DeliverAsync();
        await delivery.SayAsync("chat", "back again", slot: "card");
        await delivery.DeliverAsync();

        Assert.Equal(
            [("POST", "old"), ("PUT", "This was taken back."), ("PUT", "back again")],
            delivery.Connector.Requests.Select(request => (request.Method, request.Text)));
        Assert.All(await delivery.RowsAsync(), row => Assert.True(row.State is OutboxState.Sent or OutboxState.Superseded));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task What_is_taken_back_where_nothing_stands_any_more_is_over(int status)
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat", Answer.Of(status));

        await delivery.SayAsync("chat", "", slot: "card", delete: true);
        await delivery.DeliverAsync();

        Assert.Equal(["POST", "PUT"], delivery.Connector.Requests.Select(request => request.Method));
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }
}
