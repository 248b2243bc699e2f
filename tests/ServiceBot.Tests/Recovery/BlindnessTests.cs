using FsCheck;
using FsCheck.Fluent;
using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Neither what a customer is worth nor the rank of whoever speaks changes an order, a target or a word, for whatever cases there are.</summary>
public class BlindnessTests
{
    private const int Conversations = 6;

    /// <summary>What begins so may differ with the role of whoever reads it, and nothing else may.</summary>
    private static readonly string[] Exceptions =
    [
        // Only managers see it.
        "Worth to us:",

        // What one may spend is decided by the role, and only by that.
        "What you may spend here:",

        // Help names what one may do oneself, and that is decided by the role.
        "setup: set up your team",
        "settings: how your team is set up",

        // Leads, managers and leaders are asked to promise more.
        "- I give people the time and the means",
        "- I ask what made it possible",
        "- I keep these promises first",
        "- I want to hear bad news early",
    ];

    /// <summary>What holds in the team names who is what in it, and shows managers and admins what they may change and who changed what.</summary>
    private const string Settings = "Settings";

    private static readonly Role[] Roles = [Role.Member, Role.Lead, Role.Approver, Role.Manager, Role.Leader, Role.Admin];

    private static Arbitrary<Conversation> Some => Arb.From(
        from cases in Gen.Elements(1, 2, 3)
        from kinds in Gen.ArrayOf(Gen.Choose(0, 5), cases)
        from values in Gen.ArrayOf(Gen.Elements(Enum.GetValues<ValueRange>()), cases)
        from role in Gen.Elements(Roles)
        select new Conversation(kinds, values, role));

    [Fact]
    public void What_a_customer_is_worth_and_who_says_it_change_no_word_to_anybody() =>
        Prop.ForAll(Some, AreWordsEqual).Check(Config.QuickThrowOnFailure.WithMaxTest(Conversations));

    [Fact]
    public async Task What_customers_are_worth_changes_no_order_and_no_target()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        foreach (var kind in (int[])[0, 3, 1, 5, 4, 2])
            await ReportAsync(bot, kind, ValueRange.Unknown);

        var before = await SeenAsync(bot);
        var target = await bot.TeamAsync();
        var numbers = await bot.ReadAsync(db => db.Cases.Select(about => about.Number).ToList());
        foreach (var values in Gen.ArrayOf(Gen.Elements(Enum.GetValues<ValueRange>()), numbers.Count).Sample(20))
        {
            foreach (var (number, value) in numbers.Zip(values))
                await bot.ExecuteAsync($"""UPDATE "Cases" SET "Value" = {(int)value} WHERE "Number" = {number}""");

            Assert.Equal(before, await SeenAsync(bot));
            Assert.Equal((target.Own.Serious, target.FirstWord.Serious), ((await bot.TeamAsync()).Own.Serious, (await bot.TeamAsync()).FirstWord.Serious));
        }
    }

    [Fact]
    public async Task What_a_customer_is_worth_changes_no_word_about_money_and_nobody_who_is_asked()
    {
        var plain = await MoneyAsync(ValueRange.Unknown);
        Assert.Contains(plain, line => line == "jonas: Jonas said no to 100 EUR for case 1.");
        foreach (var value in (ValueRange[])[ValueRange.Small, ValueRange.Middle, ValueRange.Large])
            Assert.Equal(plain, await MoneyAsync(value));
    }

    /// <summary>All that people without a part in it, a lead and an approver read about what is spent, and what everybody reads of who is asked.</summary>
    private static async Task<List<string>> MoneyAsync(ValueRange value)
    {
        await using var bot = await SpendDesk.StartAsync(change: settings => (settings.GestureFloor, settings.GestureShare) = (1000, 500));
        await bot.ExecuteAsync($"""UPDATE "Cases" SET "Value" = {(int)value}""");
        await bot.PressesAsync("ines", "Not yet", ("spend", "15"), ("spendFor", "a taxi"));
        foreach (var reader in (string[])["ines", "rui", "amal", "jonas"])
            foreach (var typed in (string[])["my limit", "spend", "spend 1", "gesture 1", "case 1", "approvals"])
                await bot.SaysAsync(reader, typed);

        await bot.SaysAsync("ines", "spend 1 100 because they sleep in the harbour");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunRoundAsync<ApprovalRound>();
        await bot.PressesAsync("jonas", "No");
        await bot.SaysAsync("ines", "spend 1 100 because they sleep in the harbour");
        await bot.SaysAsync("marta", "allow 1 40");
        await bot.SaysAsync("ines", "next 1");

        var words = new List<string>();
        foreach (var reader in (string[])["ines", "rui", "amal", "jonas", "marta"])
            words.AddRange((await bot.ChatAsync(reader)).SelectMany(message => Words(reader, message)));

        words.AddRange((await bot.RoomAsync()).SelectMany(message => Words("room", message)));
        return words;
    }

    [Fact]
    public async Task But_managers_do_see_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await ReportAsync(bot, 0, ValueRange.Large);

        Assert.Contains((await bot.SaysAsync("marta", "case 1"))[^1].Lines, line => line.StartsWith("Worth to us: Large", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CustomerKind.External)]
    [InlineData(CustomerKind.Internal)]
    internal void What_it_means_for_them_is_the_same_whatever_they_are_worth_and_whoever_opens_it(CustomerKind customer)
    {
        foreach (var severity in Enum.GetValues<Severity>())
            foreach (var danger in (bool[])[false, true])
                Assert.Single(
                    from value in Enum.GetValues<ValueRange>()
                    from opener in (string[])["ines", "marta"]
                    select ImpactCards.Of(Worth(value, opener, customer, severity, danger)) into line
                    group line by line);
    }

    private static RecoveryCase Worth(ValueRange value, string openerId, CustomerKind customer, Severity severity, bool danger)
    {
        var by = new By(openerId, DateTimeOffset.UnixEpoch);
        var about = RecoveryCase.Report(1, "harbour", "it broke", "It broke", by);
        about.Classify(customer, severity, danger, "It broke", "harbour", by);
        about.Help(new Helping(Value: value), by);
        return about;
    }

    private static bool AreWordsEqual(Conversation conversation)
    {
        var plain = conversation with { Values = [.. conversation.Values.Select(_ => ValueRange.Unknown)], Writer = Role.Member };
        Assert.Equal(WordsAsync(plain).GetAwaiter().GetResult(), WordsAsync(conversation).GetAwaiter().GetResult());
        return true;
    }

    /// <summary>Everything anybody reads in a whole conversation, but for the exceptions.</summary>
    private static async Task<List<string>> WordsAsync(Conversation conversation)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db =>
        {
            db.People.Single(person => person.Id == "ines").Role = conversation.Writer & (Role.Leader | Role.Admin);
            db.Memberships.Single(membership => membership.PersonId == "ines").Role = conversation.Writer & ~(Role.Leader | Role.Admin);
        });
        await bot.ArrivesAsync("ines");
        foreach (var (kind, value) in conversation.Kinds.Zip(conversation.Values))
            await ReportAsync(bot, kind, value);

        await SeenAsync(bot);
        foreach (var typed in (string[])["help", "settings", "commitment", "cases", "follow-ups", "case 1", "own 1", "told 1", "safety 1", "disclosure 1", "public 1", "moment amazed: they laughed", "thanks @Rui for the call",
            "gap how do we refund twice", "gaps", "gap 1", "policy refund", "we did",
            "support", "look after me 1", "abuse 1", "abuse 1 he shouted", "tools off 1", "tools on 1 we spoke", "park 1", "unpark 1"])
            await bot.SaysAsync("ines", typed);
        await bot.SaysAsync("marta", "case 1");

        var words = new List<string>();
        foreach (var reader in (string[])["ines", "rui", "amal", "marta"])
            words.AddRange((await bot.ChatAsync(reader)).SelectMany(message => Words(reader, message)));

        words.AddRange((await bot.RoomAsync()).SelectMany(message => Words("room", message)));
        return words;
    }

    private static IEnumerable<string> Words(string reader, Heard message)
    {
        // What stands in a card alone, with nothing to read beside the exception, is an exception too.
        var lines = message.Lines.Where(line => !Exceptions.Any(exception => line.StartsWith(exception, StringComparison.Ordinal))).ToList();
        return message.Lines[0] == Settings || lines is [var heading] && heading.EndsWith("Chosen and learned", StringComparison.Ordinal)
            ? []
            : lines.Concat(message.Buttons.Select(button => $"[{button}]")).Select(line => $"{reader}: {line}");
    }

    /// <summary>A case that went this or that way, all of it by one person.</summary>
    private static async Task ReportAsync(TestBot bot, int kind, ValueRange value)
    {
        await bot.SaysAsync("ines", $"problem box {kind} is lost");
        await bot.PressesAsync("ines", "A customer", ("severity", kind % 2 == 0 ? "Normal" : "Serious"), ("danger", kind == 5 ? "yes" : "no"));
        if (kind % 3 == 0)
            await bot.PressesAsync("ines", "That is what happened", ("story", "They waited all day."), ("effect", "A night lost"));
        else
            await bot.SaysAsync("ines", "They waited all day.");
        await bot.PressesAsync("ines", "I own it", ("promise", kind < 3 ? "in 20 minutes" : "in 2 hours"));
        await bot.PressesAsync("ines", kind == 4 ? "Not yet" : "It is fixed", ("worth", $"{value}"));
        if (kind == 4)
            return;

        await bot.PressesAsync("ines", "Tools", kind == 3 ? [("prevention", "Print the gate"), ("preventionOwner", "Rui")] : []);
        await (kind == 0 ? bot.PressesAsync("ines", "Fine") : bot.SaysAsync("ines", "pause"));
    }

    /// <summary>What is open, as members and everybody in the channel read it.</summary>
    private static async Task<List<string>> SeenAsync(TestBot bot)
    {
        var seen = new List<string>();
        foreach (var reader in (string[])["rui", "marta"])
            foreach (var typed in (string[])["cases", "follow-ups"])
                seen.Add((await bot.SaysAsync(reader, typed))[^1].Text);

        seen.Add((await bot.SaysInRoomAsync("amal", "@ServiceBot cases"))[^1].Text);
        seen.Add((await bot.SaysInRoomAsync("amal", "@ServiceBot follow-ups"))[^1].Text);
        return seen;
    }

    private sealed record Conversation(int[] Kinds, ValueRange[] Values, Role Writer)
    {
        public override string ToString() => $"{Writer}: {string.Join(", ", Kinds.Zip(Values, (kind, value) => $"{kind} {value}"))}";
    }
}
