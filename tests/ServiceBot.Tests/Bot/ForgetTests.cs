using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Bot;

/// <summary>Whoever wants to be forgotten: what goes, what stays, and that nobody finds them afterwards.</summary>
public class ForgetTests
{
    /// <summary>A name that stands nowhere else, with letters that are escaped in JSON.</summary>
    private const string Name = "Zoë Quodlibet";

    [Fact]
    public async Task One_card_says_what_goes_and_what_stays_before_anything_does()
    {
        await using var bot = await LivedInAsync();

        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];

        Assert.Equal(["Forget what is mine", "Forget me altogether", "Keep everything"], asked.Buttons);
        foreach (var line in (string[])
            [
                "There are two ways. Neither can be taken back.", "1. Forget what is mine", "2. Forget me altogether", "What stays either way",
                "You have case 1 in hand. Your team is asked to take over.", "Where I wrote your name, it says “somebody who left”.",
            ])
            Assert.Contains(line, asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("only admin", asked.Text, StringComparison.Ordinal);

        Assert.Equal("Nothing was changed, and everything is as it was.", (await bot.SubmitsAsync("z-1", asked.Submit("Keep everything")))[^1].Text);
        Assert.Single(await bot.ReadAsync(db => db.JournalEntries.ToList()));
        Assert.Contains("two ways", (await bot.SaysAsync("z-1", "forget me altogether"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains(Name, await bot.ReadAsync(db => db.People.Select(person => person.Name).ToList()));
    }

    [Fact]
    public async Task What_is_mine_goes_and_I_stay_in_my_team()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db => db.CheckInChoices.Add(new CheckInChoices("z-1") { IsStopped = true, IsIntroduced = true, AskedOn = new DateOnly(2026, 11, 23) }));

        var done = (await bot.PressesForgetAsync("Forget what is mine"))[^1];

        Assert.StartsWith("Forgotten: what was yours alone. You are in your team as before.", done.Text, StringComparison.Ordinal);
        await using (var db = bot.Look())
        {
            Assert.Empty(db.JournalEntries);
            Assert.Empty(db.LeaderGuesses);
            Assert.Empty(db.HintChoices);
            Assert.Empty(db.OwnDataLinks);
            Assert.Empty(db.KeyedAnswers);
            Assert.Empty(db.BatchMembers.Where(member => member.PersonId == "z-1"));
            var choices = Assert.Single(db.CheckInChoices);
            Assert.Equal((true, false, new DateOnly(2026, 11, 23)), (choices.IsStopped, choices.IsIntroduced, choices.AskedOn));
            Assert.Equal("harbour", db.Memberships.Single(member => member.PersonId == "z-1").TeamId);
            Assert.NotNull(db.PersonHours.Single(hours => hours.PersonId == "z-1").Work);
            Assert.Equal((Name, null), (db.People.Single(person => person.Id == "z-1").Name, db.People.Single(person => person.Id == "z-1").LeftAt));
        }

        Assert.Equal("z-1", (await bot.CaseAsync(1)).OwnerId);
        Assert.Equal(("", TitleDraft.Unknown, CaseStatus.Cancelled), await OwnCaseAsync(bot));
        await bot.SaysAsync("z-1", "cases");
        Assert.Equal(2, (await bot.ChatAsync("z-1")).Count(heard => heard.IsFromBot));
    }

    [Fact]
    public async Task Thanks_that_the_team_reads_stay_without_a_name_and_everything_else_said_goes()
    {
        await using var bot = await LivedInAsync();

        await bot.PressesForgetAsync("Forget what is mine");

        var thanks = Assert.Single(await bot.ReadAsync(db => db.Moments.Where(moment => moment.Kind == MomentKind.Thanks && moment.PersonId != "rui").ToList()));
        Assert.Equal((Moment.Nobody, "for the call"), (thanks.PersonId, thanks.Text));
        Assert.Contains((await bot.RoomAsync()).Select(heard => heard.Text), text => text.StartsWith("Thanks: Somebody → Rui for the call", StringComparison.Ordinal));
        Assert.All(await bot.ReadAsync(db => db.Moments.Where(moment => moment.Kind == MomentKind.Magic).ToList()), moment => Assert.Null(moment.Text));
        Assert.DoesNotContain(await bot.ReadAsync(db => db.Moments.ToList()), moment => moment.PersonId == "z-1");
    }

    [Fact]
    public async Task Altogether_they_are_nobody_here_and_what_they_had_open_goes_to_the_team()
    {
        await using var bot = await LivedInAsync();
        await bot.HasSecondChatAsync("z-1", "z-phone");

        var done = (await bot.PressesForgetAsync("Forget me altogether"))[^1];

        Assert.Equal("You are forgotten here. What you had open goes to your team within a minute. You can close this page.", done.Text);
        await using (var db = bot.Look())
        {
            var person = db.People.Single(person => person.Id == "z-1");
            Assert.Equal((Person.NoName, "Etc/UTC", Role.Member, null, bot.Clock.Now), (person.Name, person.Zone, person.Role, person.HomeTeamId, person.LeftAt));
            Assert.Empty(db.Memberships.Where(member => member.PersonId == "z-1"));
            Assert.Empty(db.Addresses.Where(address => address.PersonId == "z-1"));
            Assert.Empty(db.PersonHours.Where(hours => hours.PersonId == "z-1"));
            Assert.Empty(db.Desks.Where(desk => desk.PersonId == "z-1"));
            Assert.Empty(db.Sessions);
        }

        await bot.RunRoundAsync<DeparturesRound>();
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
        Assert.Contains("I do not know you yet.", (await bot.SaysAsync("z-1", "cases"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("I do not know you yet.", (await bot.SaysAsync("z-1", "forget me altogether yes"))[^1].Text, StringComparison.Ordinal);

        // The demo team of the settings does not bring anybody back who went.
        await bot.SaysAsync("ines", "forget me altogether yes");
        await bot.RestartAsync();
        await bot.LoadsDemoAsync();
        Assert.Empty(await bot.ReadAsync(db => db.Memberships.Where(member => member.PersonId == "ines").ToList()));
    }

    [Fact]
    public async Task Afterwards_their_name_stands_in_no_table_and_no_file_but_where_a_colleague_wrote_it()
    {
        await using var bot = await LivedInAsync();
        await bot.SaysInRoomAsync("z-1", "I am at the gate, says Quodlibet");
        await bot.SaysAsync("rui", $"hand 1 to @{Name}");
        await bot.SaysAsync("rui", "case 1");
        Assert.Contains("Quodlibet", await FactKeepingTests.EveryRowAsync(bot), StringComparison.Ordinal);
        var others = (await bot.ChatAsync("rui")).Count;

        await bot.PressesForgetAsync("Forget me altogether");
        await bot.RunRoundAsync<DeparturesRound>();
        await bot.RunRoundAsync<ForgottenRound>();

        // What the bot had written down for others says somebody else now; what Rui typed is his, until chats are removed.
        Assert.DoesNotContain("Quodlibet", await WrittenByTheBotAsync(bot), StringComparison.Ordinal);
        Assert.Contains((await bot.ChatAsync("rui")).Where(heard => heard.IsFromBot), heard => heard.Text.Contains(Person.NoName, StringComparison.Ordinal));
        Assert.True((await bot.ChatAsync("rui")).Count >= others);
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains("at the gate", StringComparison.Ordinal));

        bot.Clock.Advance(TimeSpan.FromDays(91));
        await bot.RunRoundAsync<PruningRound>();
        await bot.RestartAsync(); // the log of the database is folded into its file
        Assert.DoesNotContain("Quodlibet", await FactKeepingTests.EveryRowAsync(bot), StringComparison.Ordinal);
        Assert.DoesNotContain("Quodlibet", await bot.KeptAsync(), StringComparison.Ordinal);
        await bot.SaysAsync("rui", $"note 1 {Name} knew the family");
        Assert.Contains("Quodlibet", await FactKeepingTests.EveryRowAsync(bot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_holds_neither_what_was_asked_nor_what_was_answered()
    {
        await using var bot = await LivedInAsync();

        await bot.SaysAsync("z-1", "forget me");
        await bot.SaysAsync("z-1", "forget me mine yes");
        Assert.All(await bot.ReadAsync(db => db.WebActivities.Where(said => said.Conversation == "private-z-1").ToList()), said => Assert.NotNull(said.GoodUntil));

        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.RunRoundAsync<FleetingRound>();
        Assert.Empty(await bot.ReadAsync(db => db.WebActivities.Where(said => said.Conversation == "private-z-1").ToList()));
        Assert.DoesNotContain("forget me", await FactKeepingTests.EveryRowAsync(bot), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_there_are_no_cards_it_is_typed()
    {
        await using var bot = await LivedInAsync();

        var asked = (await bot.SaysElsewhereAsync("z-1", "forget me", "sms"))[^1];
        Assert.Contains("To do the first: forget me mine yes\nTo do the second: forget me altogether yes", asked, StringComparison.Ordinal);
        Assert.Contains("What stands in a chat outside my page stays there.", asked, StringComparison.Ordinal);

        Assert.StartsWith("You are forgotten here.", (await bot.SaysElsewhereAsync("z-1", "Forget me altogether, yes", "sms"))[^1], StringComparison.Ordinal);
        Assert.NotNull(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));
    }

    [Fact]
    public async Task The_last_admin_and_the_last_manager_are_told_before()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db =>
        {
            db.People.Single(person => person.Id == "z-1").Role = Role.Admin;
            db.Memberships.Single(member => member.PersonId == "z-1").Role = Role.Manager;
        });

        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];
        Assert.Contains("You are the only admin.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("You are the only manager of Harbour desk.", asked.Text, StringComparison.Ordinal);

        await bot.HasMemberAsync("Marta", Role.Manager | Role.Admin);
        Assert.DoesNotContain("only", (await bot.SaysAsync("z-1", "forget me"))[^1].Text, StringComparison.Ordinal);

        // The first card said something that holds no more.
        Assert.StartsWith("Something about you has changed since that card", (await bot.SubmitsAsync("z-1", asked.Submit("Forget me altogether")))[^1].Text, StringComparison.Ordinal);
        Assert.Null(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));
    }

    [Fact]
    public async Task Typed_without_having_read_the_card_it_is_asked_once_more_where_others_would_be_left_with_something()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db => db.Memberships.Single(member => member.PersonId == "z-1").Role = Role.Manager);

        foreach (var typed in (string[])["forget me altogether yes", "Forget me altogether, yes"])
        {
            var asked = (await bot.SaysAsync("z-1", typed))[^1];
            Assert.Contains("You are the only manager of Harbour desk.", asked.Text, StringComparison.Ordinal);
            Assert.Contains("forget me altogether yes anyway", asked.Text, StringComparison.Ordinal);
        }

        Assert.EndsWith("To do the second: forget me altogether yes anyway", (await bot.SaysElsewhereAsync("z-1", "forget me altogether yes", "sms"))[^1], StringComparison.Ordinal);
        Assert.Null(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));

        Assert.StartsWith("You are forgotten here.", (await bot.SaysAsync("z-1", "forget me altogether yes anyway"))[^1].Text, StringComparison.Ordinal);
        Assert.NotNull(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));
    }

    [Fact]
    public async Task A_case_that_may_be_a_customers_stays_when_only_what_is_mine_goes()
    {
        await using var bot = await LivedInAsync();
        await bot.SaysAsync("z-1", "problem the courier lost Ms Adler's parcel");

        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];
        Assert.Contains("You did not say yet who is affected in case 3.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("If you forget only what is yours, case 3 stays as written.", asked.Text, StringComparison.Ordinal);
        await bot.SaysAsync("z-1", "forget me mine yes");

        var undecided = await bot.CaseAsync(3);
        Assert.Equal(("the courier lost Ms Adler's parcel", CaseStatus.Open), (undecided.Sentence, undecided.Status));
        Assert.Equal(("", TitleDraft.Unknown, CaseStatus.Cancelled), await OwnCaseAsync(bot));

        // Nobody else can see it, so without them it is nobody's; they read that first.
        Assert.Contains("that ends unread", (await bot.SaysAsync("z-1", "forget me altogether yes"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("z-1", "forget me altogether yes anyway");
        Assert.Equal(("", CaseStatus.Cancelled), ((await bot.CaseAsync(3)).Sentence, (await bot.CaseAsync(3)).Status));
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_too_stays_in_texts_and_the_card_says_so()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db => db.People.Add(new Person { Id = "z-2", Name = Name, Zone = "Europe/Lisbon" }));
        await bot.SaysInRoomAsync("z-1", "I am at the gate");
        var before = (await bot.RoomAsync()).Count(heard => heard.IsFromBot && heard.Text.Contains(Name, StringComparison.Ordinal));
        Assert.True(before > 0);

        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];
        Assert.Contains("Somebody else here has your name, so it stays where I wrote it.", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Person.NoName, asked.Text, StringComparison.Ordinal);
        await bot.SubmitsAsync("z-1", asked.Submit("Forget me altogether"));
        await bot.RunRoundAsync<ForgottenRound>();

        Assert.Contains(await bot.RoomAsync(), heard => heard.IsFromBot && heard.Text.Contains(Name, StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains("at the gate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_of_one_word_stays_in_what_a_customer_said()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "z-1").Name = "Grace");
        await bot.ReachesAsync("rui", Step.OwnIt, "problem Grace from Leeds waits for a parcel");
        await bot.SaysInRoomAsync("rui", "@ServiceBot case 1");

        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];
        Assert.Contains("Your name is one word and may mean something else.", asked.Text, StringComparison.Ordinal);
        await bot.SubmitsAsync("z-1", asked.Submit("Forget me altogether"));
        await bot.RunRoundAsync<ForgottenRound>();

        var said = string.Join('\n', (await bot.RoomAsync()).Where(heard => heard.IsFromBot).Select(heard => heard.Activity.ToJsonString()));
        Assert.Contains("Grace from Leeds", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Owner: Grace", said, StringComparison.Ordinal);
        Assert.Contains($"Owner: {Person.NoName}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_past_is_gone_through_some_rows_at_a_time_and_goes_on_after_an_end_in_the_middle()
    {
        await using var bot = await LivedInAsync();
        await bot.ChangeAsync(db =>
        {
            db.WebActivities.RemoveRange(db.WebActivities); // also what Rui typed himself, which is his
            for (var i = 0; i < 2 * NameSweep.AtOnce + 200; i++)
                db.WebActivities.Add(new WebActivity
                {
                    Conversation = WebConversation.PrivateId("rui"),
                    Id = $"m{i:D4}",
                    Watermark = 10_000 + i,
                    At = bot.Clock.Now,
                    Json = $$"""{"type":"message","from":{"id":"servicebot","role":"bot"},"text":"{{Name}} owns case {{i}}."}""",
                });
        });
        Assert.StartsWith("You are forgotten", (await bot.SaysAsync("z-1", "forget me altogether yes"))[^1].Text, StringComparison.Ordinal);
        var note = await bot.ReadAsync(db => db.States.Single(state => state.Key.StartsWith(ForgottenSeal.From)));
        var (seal, database) = (bot.Services.GetRequiredService<ForgottenSeal>(), bot.Services.GetRequiredService<IDatabase>());
        Assert.DoesNotContain("Quodlibet", note.Json, StringComparison.Ordinal);

        var who = seal.Open(note.Key, note.Json)!;
        var sweep = new NameSweep(who.PersonId, new Unnaming(who.Name, Person.NoName, []));
        while (who.Next != ForgottenIn.WebActivities || who.After.Count == 0)
            who = await database.WriteAsync(session => sweep.StepAsync(session, who));
        await bot.ChangeAsync(db => db.States.Single(state => state.Key == note.Key).Json = seal.Close(note.Key, who));
        Assert.InRange(await bot.ReadAsync(db => db.WebActivities.Count(said => said.Json.Contains(Person.NoName))), 1, NameSweep.AtOnce);

        await bot.RestartAsync();
        await bot.RunRoundAsync<ForgottenRound>();

        Assert.Empty(await bot.ReadAsync(db => db.States.Where(state => state.Key.StartsWith(ForgottenSeal.From)).ToList()));
        Assert.DoesNotContain("Quodlibet", await FactKeepingTests.EveryRowAsync(bot), StringComparison.Ordinal);
        Assert.DoesNotContain("Quodlibet", await bot.KeptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_mine_is_soon_in_no_file_either()
    {
        await using var bot = await LivedInAsync();
        Assert.Contains("the crew sang", await bot.KeptAsync(), StringComparison.Ordinal);

        await bot.SaysAsync("z-1", "forget me mine yes");
        await bot.RunRoundAsync<ForgottenRound>();

        Assert.DoesNotContain("the crew sang", await bot.KeptAsync(), StringComparison.Ordinal);
        Assert.Contains(Name, await bot.ReadAsync(db => db.People.Select(person => person.Name).ToList()));
    }

    [Fact]
    public async Task Said_twice_and_in_two_chats_at_once_it_does_no_harm()
    {
        await using var bot = await LivedInAsync();
        await bot.HasSecondChatAsync("z-1", "z-phone");
        await bot.SaysAsync("z-phone", "help");

        await bot.AtOnceAsync(() => bot.SaysAsync("z-1", "forget me mine yes"), () => bot.SaysAsync("z-phone", "forget me mine yes"));
        Assert.StartsWith("Forgotten:", (await bot.SaysAsync("z-1", "forget me mine yes"))[^1].Text, StringComparison.Ordinal);
        await bot.AtOnceAsync(() => bot.SaysAsync("z-1", "forget me altogether yes"), () => bot.SaysAsync("z-phone", "forget me altogether yes"));

        Assert.NotNull(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));
        Assert.DoesNotContain("went wrong", string.Join(' ', (await bot.ChatAsync("z-1")).Select(heard => heard.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_forgotten_by_a_word_in_the_channel_or_while_something_else_is_asked()
    {
        await using var bot = await LivedInAsync();

        Assert.Contains("private chat", (await bot.SaysInRoomAsync("z-1", "@ServiceBot forget me altogether yes"))[^1].Text, StringComparison.Ordinal);
        Assert.Null(await bot.ReadAsync(db => db.People.Single(person => person.Id == "z-1").LeftAt));

        await bot.SaysAsync("z-1", "problem the box is gone");
        await bot.PressesAsync("z-1", "A customer");
        Assert.Contains("two ways", (await bot.SaysAsync("z-1", "forget me"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("z-1", "forget me not, said the card on the lost bouquet");
        Assert.Equal("forget me not, said the card on the lost bouquet", (await bot.CaseAsync(3)).Story);
    }

    [Fact]
    public async Task Where_people_sign_in_sessions_and_links_end()
    {
        await using var bot = await LivedInAsync("https://bot.example");
        await bot.SaysAsync("z-1", "team page");
        await bot.ChangeAsync(db => db.Sessions.Add(new Session { Hash = "x", PersonId = "z-1", CreatedAt = bot.Clock.Now, ExpiresAt = bot.Clock.Now.AddDays(30) }));

        var done = (await bot.SaysAsync("z-1", "forget me altogether yes"))[^1];

        Assert.EndsWith("You are signed out everywhere, and this page closes by itself.", done.Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadAsync(db => db.Sessions.ToList()));
        Assert.Empty(await bot.ReadAsync(db => db.SignInLinks.ToList()));
    }

    /// <summary>All rows but what people posted themselves.</summary>
    private static async Task<string> WrittenByTheBotAsync(TestBot bot)
    {
        await bot.ChangeAsync(db => db.WebActivities.RemoveRange(db.WebActivities.Where(said => !said.Json.Contains("\"role\":\"bot\""))));
        return await FactKeepingTests.EveryRowAsync(bot);
    }

    private static async Task<(string, string, CaseStatus)> OwnCaseAsync(TestBot bot)
    {
        var own = await bot.CaseAsync(2);
        return (own.Sentence, own.Title, own.Status);
    }

    /// <summary>Somebody with an opaque id, as people have where they are invited, who has done a bit of everything; and colleagues who met them.</summary>
    internal static async Task<TestBot> LivedInAsync(string? publicUrl = null)
    {
        var bot = await TestBot.StartAsync(CheckInTeam.Monday, publicUrl);
        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = 'harbour'""");
        foreach (var more in (string[])["P4", "P5"])
            await bot.HasMemberAsync(more, Role.Member);
        await bot.ChangeAsync(db =>
        {
            db.People.Add(new Person { Id = "z-1", Name = Name, Zone = "Europe/Lisbon", HomeTeamId = "harbour" });
            db.Memberships.Add(new Membership { TeamId = "harbour", PersonId = "z-1" });
            db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId("z-1"), PersonId = "z-1", CreatedAt = bot.Clock.Now });
            db.Addresses.Add(new PersonAddress { Channel = "directline", Account = "z-1", PersonId = "z-1", Conversation = WebConversation.PrivateId("z-1") });
            db.RosterChanges.Add(new RosterChange { Id = "0", At = bot.Clock.Now, TeamId = "harbour", PersonId = "z-1", What = $"People: {Name} joined" });
        });
        await bot.ArrivesAsync("z-1");
        await bot.ReachesAsync("z-1", Step.FixItFast);
        await bot.SaysAsync("z-1", "pause");
        await bot.SaysAsync("z-1", "problem I was unfair to myself");
        await bot.PressesAsync("z-1", "Me");
        await bot.SaysAsync("z-1", "pause");
        foreach (var typed in (string[])["moment amazed: the crew sang", "thanks @Rui for the call", "thanks @Amal for the lift", "gap how do we refund twice", "hints off", "my hours"])
            await bot.SaysAsync("z-1", typed);
        await bot.PressesAsync("z-1", "Save", ("work", "8-16"));
        await bot.SaysAsync("rui", "thanks show");
        await bot.SaysAsync("rui", $"thanks @{Name} for being there");
        await bot.AnswersAsync("z-1", 4);
        await bot.WritesJournalAsync("z-1", "The plover came.", fair: 4);
        await bot.SaysAsync("z-1", "my data");
        await bot.ChangeAsync(db => db.LeaderGuesses.Add(new LeaderGuess { PersonId = "z-1", BatchId = db.OpenBatches.Single().Id, Value = 3 }));
        return bot;
    }
}

internal static class Forgetful
{
    public static async Task<IReadOnlyList<Heard>> PressesForgetAsync(this TestBot bot, string button)
    {
        var asked = (await bot.SaysAsync("z-1", "forget me"))[^1];
        return await bot.SubmitsAsync("z-1", asked.Submit(button));
    }
}
