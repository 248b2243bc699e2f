using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Roster;

/// <summary>
/// Who may what: every role with every command and every button. A new one is refused by this table until it stands in it.
/// What an address gives to whom is held by Channels/EveryDoorTests and NobodyElseTests.
/// </summary>
public class PermissionTests
{
    private const string Title = "The parcel is lost";

    /// <summary>In the team whose case it is, in any role.</summary>
    private static readonly string[] Team = ["member", "lead", "approver", "manager"];

    /// <summary>In some team.</summary>
    private static readonly string[] Teams = [.. Team, "stranger"];

    /// <summary>Known at all. A leader and an admin are so in the organisation, and here in no team.</summary>
    private static readonly string[] Known = [.. Teams, "leader", "admin"];

    private static readonly string[] Everybody = [.. Known, "gone", "nobody"];

    /// <summary>In the order in which they are said; after each, what it has asked is laid aside.</summary>
    private static readonly IReadOnlyDictionary<Verb, Rule> Commands = new Dictionary<Verb, Rule>
    {
        [Verb.Help] = new("help", "problem and what happened", Known, Team),
        [Verb.Commitment] = new("commitment", "What we can promise each other", Known, []),
        [Verb.Vision] = new("vision", "has not written its vision", Teams, Team),
        [Verb.Settings] = new("settings Harbour desk", "Settings\nHarbour desk", [.. Team, "admin"], []),
        [Verb.Setup] = new("setup Harbour desk", "Set-up 1 of 11", ["manager", "admin"], []),
        [Verb.MyWork] = new("my work", "Who can help now", [.. Team], []),
        [Verb.MyHours] = new("my hours", "I write to you unasked", Known, []),
        [Verb.Away] = new("away until Monday", "You are away", Known, []),
        [Verb.Here] = new("here again", "Welcome back", Known, []),
        [Verb.Coach] = new("coach We are sorry.", "✅", Known, []),
        [Verb.WrongHint] = new("wrong hint nothing-of-ours", "no hint of that name", Known, []),
        [Verb.HintsOff] = new("hints off", "No more hints", Known, []),
        [Verb.HintsOn] = new("hints on", "hint", Known, []),
        [Verb.Apology] = new("apology 1", "Words for the customer", Team, []),
        [Verb.Listen] = new("listen 1", "Hearing them out", Team, []),
        [Verb.TeamPage] = new("team page", "Nobody signs in here", Known, []),
        [Verb.SignOut] = new("sign out everywhere", "Nobody signs in here", Known, []),
        [Verb.Back] = new("back", "No question is open here", Known, []),
        [Verb.Cancel] = new("cancel", "No question is open here", Known, []),
        [Verb.Pause] = new("pause", "No question is open here", Known, []),
        [Verb.Skip] = new("skip", "Nothing needs to be skipped", Known, []),
        [Verb.FollowUps] = new("follow-ups", "to follow up in", Teams, Team),
        [Verb.FollowUp] = new("follow-up 1", "Follow-up 1 · Open", Team, []),
        [Verb.Moment] = new("moment the crew sang", "How did it go?", Teams, []),
        [Verb.Clue] = new("clue calling first works", "Kept as a clue", Teams, []),
        [Verb.Thanks] = new("thanks @Rui for the call", "Rui hears it", Team, []),
        [Verb.Gap] = new("gap how do we refund twice", "Logged as gap", Teams, Team, "Gap "),
        [Verb.Gaps] = new("gaps", "in the last 28 days", Teams, Team),
        [Verb.Policy] = new("policy refund", "the money goes back the way it came", Known, Team),
        [Verb.WeDid] = new("we did", "in the last 90 days", Teams, Team),
        [Verb.WhatIs] = new("what is repeat rate", "come again for the same thing", Known, Team),
        [Verb.Morale] = new("morale", "Figures are rough", [.. Teams, "leader"], Team),
        [Verb.Status] = new("status", "What I do by myself", Known, Team),
        [Verb.Examples] = new("examples", "There is no example here", Known, []),
        [Verb.ExamplesOff] = new("examples off", "There is no example here", Known, []),
        [Verb.Digest] = new("digest preview", "begins when the team has written", Teams, []),
        [Verb.MoraleWords] = new("morale words", "Words are shown where ten", ["lead", "manager", "stranger"], []),
        [Verb.Problem] = new("problem the box is gone", "Before we start", Teams, Team, "I'm asking you three things in your private chat"),
        [Verb.Same] = new("same 1 as 1", "one and the same", Team, Team),
        [Verb.NotSame] = new("not same 1 as 1", "one and the same", Team, Team),
        [Verb.Reopen] = new("reopen 1", "Case 1 is open", Team, Team),
        [Verb.Key] = new("key 1 4711", "is recognised by their order number", Team, []),
        [Verb.Cases] = new("cases", Title, Team, Team),
        [Verb.Case] = new("case 1", Title, Team, Team),
        [Verb.Correct] = new("correct 1", "Correct case 1", ["lead", "manager"], []),
        [Verb.Note] = new("note 1 She called again", "in case 1.", Team, Team),
        [Verb.Export] = new("export 1", "Case 1 as a file", ["lead", "manager"], []),
        [Verb.Customer] = new("customer 1", "Case 1 · The customer", Team, []),
        [Verb.Remember] = new("remember 1 likes tea, they said yes", "Kept: ", Team, []),
        [Verb.Renew] = new("renew 1 1 they said yes", "Thank you for asking them", Team, []),
        [Verb.Forget] = new("forget 1 1", "Removed", Team, []),
        [Verb.ExportCustomer] = new("export customer 1", "Everything about this customer", ["lead", "manager"], []),
        [Verb.ForgetCustomer] = new("forget customer 1", "Erase everything about this customer?", ["lead", "manager"], []),
        [Verb.Practice] = new("practice", "Practice · Case", Teams, []),
        [Verb.Fixed] = new("fixed 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Promise] = new("promise 1 in 30 minutes", "Nobody owns case 1 yet", Team, Team),
        [Verb.Hand] = new("hand 1 to @rui", "Nobody owns case 1 yet", Team, Team),
        [Verb.Accept] = new("accept 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Decline] = new("decline 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Waiting] = new("waiting 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Resume] = new("resume 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.MoreTime] = new("more time 1 until 16:00", "Nobody owns case 1 yet", Team, Team),
        [Verb.Voice] = new("voice 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.GetHelp] = new("get help 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Join] = new("join 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.Backup] = new("backup 1", "Nobody owns case 1 yet", Team, Team),
        [Verb.ToolsOff] = new("tools off 1", "Nobody owns case 1 yet", Team, []),
        [Verb.ToolsOn] = new("tools on 1 she is content", "Nobody owns case 1 yet", Team, []),
        [Verb.Abuse] = new("abuse 1", "You may stop now", Team, []),
        [Verb.NotAbuse] = new("not abuse 1", "Nobody has said of case 1", Team, []),
        [Verb.Park] = new("park 1", "You have no other open case", Team, []),
        [Verb.Unpark] = new("unpark 1", "Nothing of yours rests", Team, []),
        [Verb.Support] = new("support", "Where people here find help", Known, []),
        [Verb.LookAfterMe] = new("look after me", "A break now is part of the work", Known, []),
        [Verb.Told] = new("told 1", "Noted: the customer of case 1", Team, Team),
        [Verb.Close] = new("close 1", "Before you close case 1", ["lead", "manager"], []),
        [Verb.CustomerSays] = new("customer says 1 that was slow", "Noted: what the customer of case 1 says", Team, Team),
        [Verb.Ask] = new("asked 1 by mail", "the customer of case 1 was asked (Mail)", Team, Team),
        [Verb.Kept] = new("kept 1", "Case 1 is not closed yet", Team, Team),
        [Verb.AtRisk] = new("at risk 1", "Case 1 is not closed yet", Team, Team),
        [Verb.Lost] = new("lost 1", "Case 1 is not closed yet", Team, Team),
        [Verb.CameBack] = new("came back 1 to thank us", "the customer of case 1 came back", Team, Team),
        [Verb.Referral] = new("referral 1 told a friend", "the customer of case 1 carried it on", Team, Team),
        [Verb.Next] = new("next 1", "Step 2 of 5", Team, []),
        [Verb.Own] = new("own 1", "Case 1 is yours", Team, Team),

        // Whoever owns it may; who else may is held by Bot/NudgeCommandTests.
        [Verb.Snooze] = new("snooze 1 30", "Nobody is reminded of case 1 before", Team, Team),
        [Verb.Stop] = new("stop 1", "Nobody is reminded of case 1 any more", Team, Team),
        [Verb.GapAbout] = new("gap about 1 how do we refund twice", "That is logged already", Team, Team),
        [Verb.Remind] = new("remind 1", "The reminders of case 1 are on again", Team, Team),

        // Whoever may took the case just now; without set limits all but managers ask. Who may say yes is held by Recovery/ApprovalTests.
        [Verb.Limit] = new("my limit", "Harbour desk: you", Team, []),
        [Verb.Spend] = new("spend 1 5 because of the tape", "5 EUR", Team, []),
        [Verb.NotSpent] = new("not spent 1", "Taken back", Team, []),
        [Verb.Approve] = new("approve 1", "That is settled", ["member", "lead", "approver"], []),
        [Verb.Refuse] = new("refuse 1", "That is settled", ["member", "lead", "approver"], []),
        [Verb.Approvals] = new("approvals", "Nothing waits for your yes", Known, []),
        [Verb.Gesture] = new("gesture 1", "What is a gesture here?", ["manager"], []),
        [Verb.Allow] = new("allow 1 60", "Allowed: those who work on case 1", ["manager"], []),

        // Whoever owns it by now may; a leader need not be in the team to look at what people were told in case 2.
        [Verb.Safety] = new("safety 1", "Noted. First make people safe.", Team, Team),
        [Verb.NotSafety] = new("not safety 1 because it was a false alarm", "Before case 1 is no matter of safety any more", Team, []),
        [Verb.Disclosure] = new("disclosure 1", "What must be told", Team, []),
        [Verb.Disclosed] = new("disclosed 1 we called them", "Noted: in case 1 people were told", Team, []),
        [Verb.Acknowledge] = new("acknowledge 2", "You have looked at case 2", ["leader"], []),
        [Verb.Public] = new("public 1", "Noted: case 1 is talked about in public", Team, Team),
        [Verb.CheckIn] = new("check in", "You are in no team yet", Known, []),
        [Verb.StopAsking] = new("stop asking", "I do not ask you how work is any more", Known, []),
        [Verb.StartAsking] = new("start asking", "I ask you how work is", Known, []),
        [Verb.MyData] = new("my data", "What is kept about you", Known, []),
        [Verb.ForgetMe] = new("forget me", "There are two ways", Known, []),
        [Verb.NotPublic] = new("not public 1", "Noted: case 1 is not talked about in public any more", Team, Team),

        // What is everybody's own, and what those who lead say in public.
        [Verb.Story] = new("story the baker kept my bread", "Nothing is kept until you press", Teams, []),
        [Verb.Signed] = new("work i'd sign the note at the till", "Nothing is kept until you press", Teams, []),
        [Verb.Pledge] = new("pledge call three customers by tomorrow", "Said in public, as pledge", ["manager", "stranger", "leader"], []),
        [Verb.Pledges] = new("pledges", "said in public", Known, Team),
        [Verb.FrontHours] = new("hours at the front 2", "Logged: 2 h", ["manager", "stranger", "leader"], []),
        [Verb.Clues] = new("clues", "calling", Teams, Team),
        [Verb.MyDigest] = new("my digest", "Only you read this", [.. Teams, "leader"], []),
        [Verb.DigestOff] = new("digest off", "No digest of your own comes unasked any more", Known, []),
        [Verb.DigestOn] = new("digest on", "Your own digest comes again", Known, []),
        [Verb.WorkEachShift] = new("my work each shift", "At the beginning of each of your shifts", Known, []),
        [Verb.WorkWhenAsked] = new("my work only when i ask", "only when you ask", Known, []),

        [Verb.PostHere] = new("post here", "I post here already", [], ["manager"]),
    };

    private static readonly IReadOnlyDictionary<CardVerb, string> Buttons = new Dictionary<CardVerb, string>
    {
        [CardVerb.Told] = "Noted: the customer of case 1",
        [CardVerb.TakeIt] = "Case 1 is yours",
        [CardVerb.MoreTime] = "Until when? I ask you in your private chat.",
        [CardVerb.GetHelp] = "colleagues who work now",
        [CardVerb.Fixed] = "Noted: case 1 is fixed",
    };

    public static TheoryData<string> Who => [.. Everybody];

    [Fact]
    public void Every_command_is_in_the_table() => Assert.Equal(Enum.GetValues<Verb>().Order(), Commands.Keys.Order());

    [Fact]
    public void Every_button_of_a_case_is_in_the_table() => Assert.Equal(Enum.GetValues<CardVerb>().Order(), Buttons.Keys.Order());

    [Theory]
    [MemberData(nameof(Who))]
    public async Task In_the_private_chat(string who)
    {
        await using var bot = await StartAsync();

        foreach (var (verb, rule) in Commands)
        {
            var said = Plain(await bot.SaysAsync(who, rule.Typed));

            Assert.True(rule.InPrivate.Contains(who) == said.Contains(rule.Done, StringComparison.Ordinal), $"{who}, {verb}: {said}");
            if (!Known.Contains(who))
                Assert.StartsWith("I do not know you yet.", said, StringComparison.Ordinal);

            await bot.SaysAsync(who, "pause");
        }
    }

    [Theory]
    [MemberData(nameof(Who))]
    public async Task In_the_channel(string who)
    {
        await using var bot = await StartAsync();

        foreach (var (verb, rule) in Commands)
        {
            var said = Plain(await bot.SaysInRoomAsync(who, $"@ServiceBot {rule.Typed}"));

            Assert.True(rule.InRoom.Contains(who) == said.Contains(rule.DoneInRoom ?? rule.Done, StringComparison.Ordinal), $"{who}, {verb}: {said}");
            if (!Known.Contains(who))
                Assert.Equal("", said);
            else if (!Team.Contains(who))
                Assert.Contains("You are not in", said);
            else if (!rule.InRoom.Contains(who))
                Assert.Contains("private chat", said);
        }
    }

    [Theory]
    [MemberData(nameof(Who))]
    public async Task With_the_buttons_of_a_case(string who)
    {
        await using var bot = await StartAsync();

        foreach (var (verb, done) in Buttons)
        {
            // Only an owned case can be fixed or needs more time, and whoever may took it just now.
            if (verb == CardVerb.MoreTime && !Team.Contains(who))
                await bot.SaysAsync("rui", "own 1");

            var action = (string)(await bot.CardAsync(1))!.Submit(TitleOf(verb))["action"]!;
            var said = await bot.InvokesAsync(who, action);

            Assert.True(Team.Contains(who) == said.Contains(done, StringComparison.Ordinal), $"{who}, {verb}: {said}");
        }
    }

    [Theory]
    [MemberData(nameof(Who))]
    public async Task With_the_cards_of_a_set_up_of_any_age(string who)
    {
        await using var bot = await StartAsync();
        string[] may = ["manager", "admin"];

        foreach (var topic in Enum.GetValues<SetupTopics>().Except([SetupTopics.None]))
        {
            var opened = Plain(await bot.SubmitsAsync(who, new JsonObject { ["setup"] = "harbour", ["topic"] = $"{topic}", ["answer"] = SetupCards.Open }));
            Assert.True(may.Contains(who) == opened.Contains("Settings ·", StringComparison.Ordinal), $"{who}, {topic}: {opened}");

            if (!may.Contains(who))
                await bot.SubmitsAsync(who, new JsonObject
                {
                    ["setup"] = "harbour",
                    ["topic"] = $"{topic}",
                    ["answer"] = SetupCards.Save,
                    ["vision"] = "Mine",
                    ["principles"] = "Mine",
                    ["zone"] = "Asia/Tokyo",
                });
        }

        await bot.ChangeAsync(db =>
        {
            Assert.Equal("Europe/Lisbon", db.Teams.Single(team => team.Id == "harbour").Zone);
            Assert.Empty(db.TeamSettings.Where(settings => settings.TeamId == "harbour" && settings.Vision != null));
        });
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasStrangerAsync("stranger");
        await bot.ChangeAsync(db =>
        {
            foreach (var (id, role) in (ReadOnlySpan<(string, Role)>)
                [("member", Role.Member), ("lead", Role.Lead), ("approver", Role.Approver), ("manager", Role.Manager), ("leader", Role.Leader), ("admin", Role.Admin), ("gone", Role.Manager)])
            {
                db.People.Add(new Person
                {
                    Id = id,
                    Name = id,
                    Zone = "Europe/Lisbon",
                    Role = role & (Role.Leader | Role.Admin),
                    LeftAt = id == "gone" ? bot.Clock.Now : null,
                });
                db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = bot.Clock.Now });
                db.Addresses.Add(new PersonAddress { Channel = "directline", Account = id, PersonId = id, Conversation = WebConversation.PrivateId(id) });
                if (role < Role.Leader)
                    db.Memberships.Add(new Membership { TeamId = "harbour", PersonId = id, Role = role });
            }

            db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId("nobody"), CreatedAt = bot.Clock.Now });
        });
        await bot.ReachesAsync("ines", Step.OwnIt, "problem the parcel is lost");
        await bot.PressesAsync("ines", "Someone else");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the gas smells");
        await bot.SaysAsync("ines", "safety 2");
        await bot.SaysAsync("ines", "disclosed 2 I called the house");
        await bot.ChangeAsync(db => db.FollowUps.Add(
            new FollowUp(1, "harbour", 1, FollowUpKind.Prevention, "Print the gate", "ines", new DateOnly(2026, 11, 27), bot.Clock.Now)));
        await bot.RoomReadsAsync();
        return bot;
    }

    private static string Plain(IEnumerable<Heard> said) =>
        string.Join('\n', said.Select(heard => heard.Text)).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    private static string TitleOf(CardVerb verb) => verb switch
    {
        CardVerb.TakeIt => "Take it",
        CardVerb.Told => "Told the customer",
        CardVerb.MoreTime => "Needs more time",
        CardVerb.GetHelp => "Get help",
        _ => "It is fixed",
    };

    /// <param name="Done">What is only said when it was done.</param>
    private sealed record Rule(string Typed, string Done, string[] InPrivate, string[] InRoom, string? DoneInRoom = null);
}
