using System.Text;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>
/// The whole story in Microsoft Teams, by the protocol: the real program, and doubles of everything Microsoft runs around it. A team of thirty
/// adds the bot, sets it up, recovers a customer, is asked how work is, reads its digest, and takes the bot out again.
/// </summary>
[Collection(nameof(Alone))]
public sealed class TeamsStoryTests : IAsyncLifetime
{
    private const int People = 30;
    private const string Channel = TeamsConnector.Team;
    private const string OwnIt = "Step 2 of 5 · Own it";
    private const string FixItFast = "Step 3 of 5 · Fix it fast";
    private const string Question = "How has work been for you since we last asked?";

    private readonly HttpClient _http = new();
    private MicrosoftCloud _cloud = null!; // set before each test
    private TestDatabase _data = null!;
    private ServiceBotProcess _bot = null!;
    private TeamsPerson _marta = null!, _ines = null!, _rui = null!, _jonas = null!;

    public async Task InitializeAsync() => _cloud = await MicrosoftCloud.StartAsync(People);

    public async Task DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_data is not null)
            await _data.DisposeAsync();

        await _cloud.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task From_the_install_to_the_uninstall(DatabaseKind kind)
    {
        _data = await TestDatabase.CreateAsync(kind);
        _bot = ServiceBotProcess.InTeams(_cloud, _data);
        await _bot.StartAsync();
        (_marta, _ines, _rui, _jonas) = (Person(0), Person(1), Person(2), Person(3));

        await MartaAddsItToTheTeamAsync();
        await MartaSetsItUpAsync();
        var card = await ACustomerIsRecoveredAsync();
        await ADigestIsPostedAndEditedAsync();
        await EverybodyIsAskedHowWorkIsAsync();
        await MartaTakesItOutAgainAsync();

        Assert.True(card.Edits >= 3, $"The card was edited {card.Edits} times.");
        Assert.Empty(_cloud.Teams.Refused);
        Assert.Equal(2, _cloud.TokensGiven); // one for each of the two starts
        Assert.Equal(2, _cloud.MetadataFetches);
        Assert.All(_cloud.Teams.Messages, message => Assert.InRange(Encoding.UTF8.GetByteCount(message.Activity.GetRawText()), 1, 20 * 1024));
        Assert.DoesNotContain("secret of the bot", _bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Adler", _bot.Output, StringComparison.Ordinal);
    }

    private async Task MartaAddsItToTheTeamAsync()
    {
        await _marta.InstallAsync();
        await _marta.InstallAsync();

        await _cloud.Teams.SeesAsync(Channel, "Hello, I am ServiceBot. Marta Silva added me.");
        await CountsAsync(People, """SELECT count(*) FROM "Memberships" """);
        Assert.Equal(People / 10, _cloud.Teams.Pages);
        await CountsAsync(0, """SELECT count(*) FROM "Addresses" WHERE "Channel" = 'msteams' AND "Conversation" IS NULL""");

        // A team of thirty is not written to one by one when somebody adds a bot.
        Assert.Single(_cloud.Teams.Messages);
    }

    private async Task MartaSetsItUpAsync()
    {
        await _marta.SayAsync("setup");
        await FillAsync("· Vision", "Skip for now"); // without it nothing comes by itself
        await FillAsync("· Principles", "Save", ("Our principles, one a line", "Respect everybody.\nTell the truth."));
        await FillAsync("· People", "Keep as it is");
        await FillAsync("· Roles", "Save", ("Approvers, one name a line", "Jonas Weber"));
        await FillAsync("· Zone", "Keep as it is");
        await FillAsync("· Working days and hours", "Save", ("Working days", Restful())); // so that nothing is due by itself, whatever day it is
        await FillAsync("· Check-in and digest times", "Keep as it is");
        await FillAsync("· Limits", "Save", ("A member, up to", "20"), ("A lead, up to", "20"), ("An approver, up to", "200"));
        await FillAsync("· Targets", "Keep as it is");
        await FillAsync("· Holidays", "Keep as it is");
        await FillAsync("· Words we use", "Keep as it is");
        await _marta.SeesAsync("That was the set-up of Harbour desk");
        await _marta.SayAsync("setup");
        await FillAsync("Our vision", "Save", ("Our vision", "Everybody who calls us is glad they did."));
        await _marta.SeesAsync("it stands at the top of every new case");
        await _marta.SayAsync("pause");

        async Task FillAsync(string topic, string button, params (string Label, string Value)[] filled) =>
            await _marta.PressAsync(await _marta.SeesAsync(topic), button, filled: filled);
    }

    /// <returns>The card that stands in the channel.</returns>
    private async Task<TeamsMessage> ACustomerIsRecoveredAsync()
    {
        await _ines.MentionAsync("problem the courier lost Ms Adler's parcel");
        await _ines.PressAsync(await _ines.SeesAsync("Before we start"), "A customer");
        await _ines.SeesAsync("Step 1 of 5");
        var card = await _cloud.Teams.SeesAsync(Channel, "Step 1 of 5");
        await _ines.SayAsync("They waited all day and nobody told them anything");
        await _ines.PressAsync(await _ines.SeesAsync(OwnIt), "Someone else");

        // Pressed in the channel, delivered twice under one id and once more under another: one owner, and the same line each time.
        await UntilAsync(() => card.Words.Contains("Take it", StringComparison.Ordinal), "Nobody can take it in the channel.");
        var seen = card.Seen;
        var taken = await _rui.PressAsync(seen, "Take it", "f:take-it");
        Assert.Equal(taken, await _rui.PressAsync(seen, "Take it", "f:take-it"));
        await _rui.PressAsync(seen, "Take it", "f:take-it-again");
        await _rui.PressAsync(await _rui.SeesAsync(OwnIt), "I own it");
        await _rui.SeesAsync(FixItFast);
        Assert.Equal(1, await _data.CountAsync("""SELECT count(*) FROM "Cases" WHERE "OwnerId" = (SELECT "PersonId" FROM "Addresses" WHERE "Account" = '29:1-002')"""));

        await _jonas.SayAsync("cases"); // whoever is at it is asked at any hour
        await _jonas.SeesAsync("case 1");
        await _rui.SayAsync("spend 1 100 because they sleep in the harbour");
        await _jonas.PressAsync(await _jonas.SeesAsync("Yes to 100 EUR?"), "Yes");
        await _rui.SeesAsync("Jonas Weber says yes: 100 EUR for case 1.");

        await _rui.PressAsync(await _rui.SeesAsync(FixItFast), "It is fixed");
        await _rui.PressAsync(await _rui.SeesAsync("Step 4 of 5"), "How we work");
        await _rui.PressAsync(await _rui.SeesAsync("Step 5 of 5"), "Better than expected");
        await _rui.SeesAsync("Case 1 is closed");
        await UntilAsync(() => card.Words.Contains("Closed", StringComparison.Ordinal), "The card in the channel is not closed.");
        Assert.DoesNotContain("Adler", card.Words, StringComparison.Ordinal);
        return card;
    }

    private async Task ADigestIsPostedAndEditedAsync()
    {
        await _marta.SayAsync("digest now anyway");
        var digest = await _cloud.Teams.SeesAsync(Channel, "Harbour desk ·");
        var before = digest.Edits;

        await _ines.SayAsync("moment a whole school waved from the deck");
        await _ines.PressAsync(await _ines.SeesAsync("a whole school waved"), "Amazed them");
        await UntilAsync(() => digest.Edits > before, "The digest was not edited.", TimeSpan.FromMinutes(3));

        // What does not fit stands under it, in its thread.
        await UntilAsync(
            () => _cloud.Teams.Messages.Any(message => message.Conversation == digest.Conversation && message.Id != digest.Id),
            "Nothing stands in the thread of the digest.", TimeSpan.FromMinutes(3));
    }

    private async Task EverybodyIsAskedHowWorkIsAsync()
    {
        // Their shift began an hour ago, on whatever day and hour this runs.
        var now = TimeProvider.System.GetUtcNow();
        await _bot.KillAsync();
        await _data.ChangeAsync(
            $"""
            UPDATE "TeamSettings" SET "Days" = 127, "From" = '{now.AddHours(-1):HH:mm}:00', "To" = '{now.AddHours(-1):HH:mm}:00',
                "CheckInAt" = '{now.AddHours(-1):HH:mm}:00', "DigestAt" = '{now.AddHours(12):HH:mm}:00';
            UPDATE "Teams" SET "Zone" = 'Etc/UTC';
            UPDATE "People" SET "Zone" = 'Etc/UTC', "CheckInLookAt" = NULL;
            """);
        await _bot.StartAsync();

        await UntilAsync(
            () => Enumerable.Range(0, People).All(person => Asked(TeamsConnector.ChatOf(TeamsConnector.Account(person))) == 1),
            "Not everybody was asked.", TimeSpan.FromMinutes(3));
        await _ines.PressAsync(await _ines.SeesAsync(Question), "good", "f:answer");
        await _ines.PressAsync(await _ines.SeesAsync(Question), "good", "f:answer");
        await CountsAsync(1, """SELECT count(*) FROM "KeyedAnswers" """);

        int Asked(string chat) => _cloud.Teams.In(chat).Count(message => message.Words.Contains(Question, StringComparison.Ordinal));
    }

    private async Task MartaTakesItOutAgainAsync()
    {
        await _marta.UninstallAsync();
        await CountsAsync(0, """SELECT count(*) FROM "TeamsInstalls" WHERE "RemovedAt" IS NULL""");
        var before = _cloud.Teams.In(Channel).Count();

        await _rui.SayAsync("problem the ferry left without a family");
        await _rui.PressAsync(await _rui.SeesAsync("ferry left"), "A customer");
        await CountsAsync(0, """SELECT count(*) FROM "Outbox" WHERE "State" = 0""");

        Assert.Equal(before, _cloud.Teams.In(Channel).Count());
        Assert.Equal(1, _cloud.Teams.In(Channel).Count(message => message.Words.Contains("Hello, I am ServiceBot.", StringComparison.Ordinal)));
    }

    /// <summary>A day that is not today anywhere.</summary>
    private static string Restful() => $"{TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek}";

    private TeamsPerson Person(int person) => new(_cloud, _bot, _http, person);

    private Task CountsAsync(long expected, string sql) => Poll.UntilAsync(
        async () => await _data.CountAsync(sql) == expected, () => $"It does not come to {expected}: {sql}", TimeSpan.FromMinutes(2));

    private static Task UntilAsync(Func<bool> isSo, string problem, TimeSpan? patience = null) =>
        Poll.UntilAsync(() => Task.FromResult(isSo()), () => problem, patience);
}
