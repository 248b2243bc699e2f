using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Tests.Bot;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Conventions;

/// <summary>Whoever adds a column that names a person says here what “my data” and “forget me” make of it.</summary>
public class PersonColumnsTests
{
    /// <summary>Goes with the person, whatever else is in the row.</summary>
    private const string Goes = "goes";

    /// <summary>What was done stays, under an id behind which no name stands.</summary>
    private const string Stays = "stays";

    /// <summary>The thing itself says more, or it is secret, or gone in minutes.</summary>
    private const string Elsewhere = "";

    /// <summary>Table and column → the part of the file in which it is handed out, and what becomes of it when they go altogether.</summary>
    private static readonly Dictionary<string, (string MyData, string Forget)> Decisions = new()
    {
        ["Addresses.ObjectId"] = ("addresses", Goes), // who they are in the directory of the organisation
        ["Addresses.PersonId"] = ("addresses", Goes),
        ["BatchMembers.PersonId"] = ("asked", Goes),
        ["CardActionUses.PersonId"] = (Elsewhere, Goes), // which button was pressed; what came of it stands in the case
        ["CaseEvents.PersonId"] = (Elsewhere, Stays), // in the export of the case
        ["CaseHelpers.PersonId"] = ("cases", Goes),
        ["CheckInChoices.PersonId"] = ("choices", Goes),
        ["CheckIns.PersonId"] = ("asked", Goes),
        ["CustomerFacts.RecordedBy"] = (Elsewhere, Stays), // it is about the customer, whose file it is in
        ["CustomerLinks.PersonId"] = (Elsewhere, Goes), // minutes
        ["Desks.PersonId"] = (Elsewhere, Goes), // what is asked at this moment
        ["DigestFlags.PersonId"] = ("digestFlags", Goes),
        ["DigestPosts.MentionedId"] = (Elsewhere, Goes), // whom a post names for one day
        ["ExportLinks.PersonId"] = (Elsewhere, Goes), // minutes
        ["FollowUps.OwnerId"] = ("followUps", Stays),
        ["GapEvents.PersonId"] = ("gaps", Stays),
        ["HeldNotes.PersonId"] = ("heldNotes", Goes),
        ["HintChoices.PersonId"] = ("choices", Goes),
        ["JournalEntries.PersonId"] = ("journal", Goes),
        ["LeaderGuesses.PersonId"] = ("guesses", Goes),
        ["ManagerActions.PersonId"] = ("done", Stays),
        ["Memberships.PersonId"] = ("teams", Goes),
        ["Moments.PersonId"] = ("moments", Goes),
        ["OwnDataLinks.PersonId"] = (Elsewhere, Goes), // minutes
        ["PersonHours.PersonId"] = ("hours", Goes),
        ["RosterChanges.ActorId"] = (Elsewhere, Stays), // it is in the file of whom it is about
        ["RosterChanges.PersonId"] = ("changes", Stays),
        ["Sessions.PersonId"] = ("sessions", Goes),
        ["SignInLinks.PersonId"] = (Elsewhere, Goes), // secret
        ["SpendRequests.AnsweredById"] = ("spending", Stays),
        ["SpendRequests.AskedId"] = ("spending", Stays),
        ["SpendRequests.AskedIds"] = ("spending", Stays),
        ["SpendRequests.RequesterId"] = ("spending", Stays),
        ["TeamSettings.SafetyLeaderId"] = (Elsewhere, Goes), // in the settings of the team
        ["Thanked.PersonId"] = ("thanksReceived", Stays), // thanks of somebody else, which are theirs
        ["DigestReaders.PersonId"] = ("choices", Goes),
        ["FrontHours.PersonId"] = ("frontHours", Goes),
        ["Pledges.PersonId"] = ("pledges", Stays), // said in public, under an id behind which no name stands
        ["PrivateDigests.PersonId"] = ("ownDigests", Goes),
        ["WeekStories.PersonId"] = ("stories", Goes),
        ["WebConversations.PersonId"] = (Elsewhere, Stays), // an empty chat
        ["WebTokens.PersonId"] = (Elsewhere, Goes), // secret
        ["Cases.AcknowledgedById"] = ("cases", Stays),
        ["Cases.AllowedById"] = ("cases", Stays),
        ["Cases.DisclosureOwnerId"] = ("cases", Stays), // whose case is open is passed on by the round
        ["Cases.HandToId"] = ("cases", Stays),
        ["Cases.OpenerId"] = ("cases", Stays),
        ["Cases.OwnerId"] = ("cases", Stays),
        ["Cases.SettledById"] = ("cases", Stays),
        ["Cases.VoiceId"] = ("cases", Stays),
    };

    /// <summary>Names of columns that are of something else than a person.</summary>
    private static readonly HashSet<string> OfThings =
        ["Id", "TeamId", "HomeTeamId", "SetupTeamId", "BatchId", "OtherBatchId", "MomentId", "AboutId", "ActionId", "ActivityId", "ClueId"];

    [Fact]
    public async Task Every_column_that_names_a_person_is_decided_about()
    {
        await using var bot = await TestBot.StartAsync();
        await using var db = bot.Look();

        Assert.Equal(Decisions.Keys.Order(StringComparer.Ordinal), Named(db.Model).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_handed_out_stands_in_a_part_of_the_file()
    {
        await using var bot = await ForgetTests.LivedInAsync();
        var json = System.Text.Json.JsonDocument.Parse((await bot.FetchOwnDataAsync((await bot.SaysAsync("z-1", "my data"))[^1].Links[1]))!).RootElement;
        var parts = json.EnumerateObject().Select(member => member.Name).ToHashSet();

        Assert.DoesNotContain(Decisions.Values.Select(decided => decided.MyData), part => part != Elsewhere && !parts.Contains(part));
    }

    [Fact]
    public async Task What_goes_is_gone_when_somebody_is_forgotten_altogether()
    {
        await using var bot = await ForgetTests.LivedInAsync();
        var before = await WithAsync(bot, "z-1");
        Assert.Superset(
            new HashSet<string>(["Addresses.PersonId", "BatchMembers.PersonId", "Desks.PersonId", "HintChoices.PersonId", "JournalEntries.PersonId", "LeaderGuesses.PersonId",
                "Memberships.PersonId", "Moments.PersonId", "OwnDataLinks.PersonId", "PersonHours.PersonId"]),
            before);

        await bot.SaysAsync("z-1", "forget me altogether yes");
        await bot.RunRoundAsync<ForgottenRound>();

        Assert.DoesNotContain(await WithAsync(bot, "z-1"), column => Decisions[column].Forget == Goes);
    }

    private static IEnumerable<string> Named(IModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetFlattenedProperties()
        where property.ClrType == typeof(string) || property.ClrType == typeof(List<string>)
        let name = property.Name
        where name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal) || name.EndsWith("By", StringComparison.Ordinal)
        where !OfThings.Contains(name)
        select $"{type.GetTableName()}.{name}";

    /// <summary>The columns in which the person stands.</summary>
    private static async Task<HashSet<string>> WithAsync(TestBot bot, string personId)
    {
        var database = bot.Services.GetRequiredService<IDatabase>();
        var found = new HashSet<string>();
        foreach (var column in Decisions.Keys)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            var isThem = name.EndsWith("Ids", StringComparison.Ordinal) ? $"CAST(\"{name}\" AS TEXT) LIKE '%' || $1 || '%'" : $"\"{name}\" = $1";
            if (await database.WriteAsync(session => session.ScalarAsync($"SELECT 1 FROM \"{table}\" WHERE {isThem} LIMIT 1", personId)) is not null)
                found.Add(column);
        }

        return found;
    }
}
