using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Everything that is kept about a customer: handed out once, and erased.</summary>
public class CustomerDataTests
{
    /// <summary>What nobody may find any more, and what may stay.</summary>
    private const string Theirs = "Lapwing";
    private const string Ours = "Heron";

    [Fact]
    public async Task Erasing_is_asked_once_and_says_what_goes_and_what_stays()
    {
        await using var bot = await KnownAsync();

        var asked = (await bot.SaysAsync("ines", "forget customer 1"))[^1];

        Assert.Equal(
            [
                "Case 1 · Erase everything about this customer?",
                "What goes: the 2 things known of them, what they said, and what is noted about them, in cases 1 and 2.",
                "Still open: case 2. What you need to put it right goes too.",
                "Nobody will recognise them from an earlier case any more.",
                "The title, what we did and decided, and when, stay for the figures, without their words. What people wrote to me in their own chats stays there; it is theirs.",
                "This cannot be taken back.",
            ],
            asked.Lines);
        Assert.Equal(["Erase everything", "Keep it"], asked.Buttons);
        Assert.Equal(2, (await Regular.RowsAsync(bot)).Count);
        Assert.StartsWith("Nothing was erased.", Plain(await bot.SaysAsync("ines", "forget customer 1 yes please")), StringComparison.Ordinal);

        var press = asked.Submit("Erase everything");
        var done = Plain(await bot.SubmitsAsync("ines", press));
        Assert.StartsWith("Erased: the 2 things known of them, ", done, StringComparison.Ordinal);
        Assert.Contains("texts in cases 1 and 2. The title, what we did and decided, and when, stay", done, StringComparison.Ordinal);
        Assert.EndsWith("If a name stands in a title: correct 1", done, StringComparison.Ordinal);

        // Pressed once more, and typed once more.
        Assert.StartsWith("Nobody is recognised as the customer of case 1", Plain(await bot.SubmitsAsync("ines", press)), StringComparison.Ordinal);
        Assert.StartsWith("Nobody is recognised as the customer of case 1", Plain(await bot.SaysAsync("ines", "forget customer 1 yes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_nothing_of_them_stands_in_any_table_and_what_we_did_still_does()
    {
        await using var bot = await KnownAsync();
        await bot.ChangeAsync(db =>
        {
            // In every field there is, what is a customer's own says their name.
            var fields = Enum.GetValues<CaseField>().Where(field => field != CaseField.Note);
            var about = db.Cases.Include(found => found.Events).Include(found => found.Texts).Single(found => found.Number == 1);
            about.IsWorth(ValueRange.Large);
            foreach (var field in fields)
                about.Rewrite(new Passage(field), $"{(CustomerTexts.Fields.Contains(field) ? Theirs : Ours)} {field}", new By("ines", bot.Clock.Now));
        });
        var events = (await bot.CaseAsync(1)).Events.Count;
        Assert.Contains(Theirs, await FactKeepingTests.EveryRowAsync(bot), StringComparison.Ordinal);
        var key = (await bot.CaseAsync(1)).CustomerKey!;

        await bot.SaysAsync("ines", "forget customer 1 yes");

        // What people typed into their chats goes with the transcripts.
        bot.Clock.Advance(TimeSpan.FromDays(91));
        await bot.RunRoundAsync<PruningRound>();
        var kept = await FactKeepingTests.EveryRowAsync(bot);
        Assert.DoesNotContain(Theirs, kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key, kept, StringComparison.Ordinal);
        Assert.Contains(Ours, kept, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadAsync(db => db.Customers.ToList()));
        Assert.Empty(await bot.ReadAsync(db => db.RepeatProposals.Where(proposal => proposal.IsRepeat == null).ToList()));

        var about = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, null, Outcome.Fine), (about.Status, about.CustomerKey, about.Outcome));
        Assert.Equal(ValueRange.Unknown, about.Value);
        Assert.True(about.Events.Count > events);
        Assert.All(about.Events.Where(happened => happened.Sequence > events), happened => Assert.Equal(CaseEventKind.Deleted, happened.Kind));
    }

    [Fact]
    public async Task An_open_case_goes_on_with_what_is_left_of_it()
    {
        await using var bot = await KnownAsync();
        await bot.SaysAsync("ines", "forget customer 2 yes");

        var about = await bot.CaseAsync(2);
        Assert.Equal((CaseStatus.Open, Step.OwnIt, ""), (about.Status, about.Step, about.Story));
        await bot.SaysAsync("ines", "own 2");
        await bot.SaysAsync("ines", "promise 2 in 30 minutes");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(2)).Status);
    }

    [Fact]
    public async Task Another_customer_of_the_same_team_keeps_everything()
    {
        await using var bot = await KnownAsync();
        await Regular.OpensAsync(bot, "ines", "problem the box is gone", "4712");
        await bot.SaysAsync("ines", "A plover sat on it.");
        await bot.SaysAsync("ines", "remember 3 name Mr Plover, they said yes");

        await bot.SaysAsync("ines", "forget customer 1 yes");

        Assert.Contains("Preferred name: Mr Plover", Regular.Plain((await bot.SaysAsync("ines", "customer 3"))[^1]), StringComparison.Ordinal);
        Assert.Equal("A plover sat on it.", (await bot.CaseAsync(3)).Story);
        Assert.NotNull((await bot.CaseAsync(3)).CustomerKey);
    }

    [Fact]
    public async Task An_old_card_erases_nobody_else()
    {
        await using var bot = await KnownAsync();
        var press = (await bot.SaysAsync("ines", "forget customer 2"))[^1].Submit("Erase everything");
        await bot.SaysAsync("ines", "key 2 4712");

        Assert.Equal("The customer of case 2 is another one by now, so nothing was erased. To see: customer 2", Plain(await bot.SubmitsAsync("ines", press)));
        Assert.Equal(2, (await Regular.RowsAsync(bot)).Count);
    }

    [Fact]
    public async Task Who_may_not_hears_who_may()
    {
        await using var bot = await KnownAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);

        foreach (var typed in (string[])["forget customer 1", "forget customer 1 yes", "export customer 1"])
            Assert.Equal(
                "Ines, who opened it, or a lead of the team can do that for the customer of case 1. To see what is kept: customer 1", Plain(await bot.SaysAsync("rui", typed)));
        Assert.Equal(2, (await Regular.RowsAsync(bot)).Count);

        // One case of this customer does not open what others wrote.
        await bot.SaysAsync("rui", "own 2");
        Assert.StartsWith("Ines, who opened it, or a lead", Plain(await bot.SaysAsync("rui", "forget customer 1")), StringComparison.Ordinal);
        Assert.StartsWith("Erased:", Plain(await bot.SaysAsync("lea", "forget customer 2 yes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_erase_and_add_at_once_nothing_is_left_over()
    {
        await using var bot = await KnownAsync();

        await bot.AtOnceAsync(() => bot.SaysAsync("ines", "forget customer 1 yes"), () => bot.SaysAsync("rui", "remember 2 likes tea, they said yes"));

        if ((await Regular.RowsAsync(bot)).Count > 0)
            await bot.SaysAsync("ines", "forget customer 1 yes");
        Assert.Equal((await bot.CaseAsync(2)).CustomerKey is null ? 0 : 3, (await Regular.RowsAsync(bot)).Count);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_is_handed_out_to_read_and_for_programs_without_a_colleagues_name()
    {
        await using var bot = await KnownAsync();

        var links = (await bot.SaysAsync("ines", "export customer 2"))[^1];
        Assert.Equal(
            [
                "Case 2 · Everything about this customer",
                "What is known of them, and their cases with what they said. Each link works once, for 15 minutes.",
                "Colleagues stand in it by their part and not by name. Please read it before you hand it on: a name may stand in what somebody wrote.",
            ],
            links.Lines);
        var read = (await bot.FetchCustomerAsync(links.Links[0]))!;
        var json = JsonDocument.Parse((await bot.FetchCustomerAsync(links.Links[1]))!).RootElement;

        Assert.Equal(Golden(read), read);
        Assert.Equal("servicebot-customer/1", json.GetProperty("format").GetString());
        Assert.Equal(["Name", "Likes"], json.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("kind").GetString()));
        Assert.Equal("2027-11-20T14:00:00+00:00", json.GetProperty("facts")[0].GetProperty("keptUntil").GetString());
        Assert.Equal([1, 2], json.GetProperty("cases").EnumerateArray().Select(about => about.GetProperty("number").GetInt32()));
        Assert.Equal(
            ["Sentence", "Story", "Words", "CustomerWords", "Note"],
            json.GetProperty("cases")[0].GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("field").GetString()));
        foreach (var file in new[] { read, json.GetRawText() })
            Assert.DoesNotMatch(@"\b(Ines|Rui|Amal)\b", file);
    }

    [Fact]
    public async Task A_link_works_once_and_ends_with_its_time_and_with_the_right_to_it()
    {
        await using var bot = await KnownAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);

        var links = (await bot.SaysAsync("lea", "export customer 1"))[^1].Links;
        Assert.Null(await bot.FetchCustomerAsync(links[0], signedInAs: "rui"));
        Assert.NotNull(await bot.FetchCustomerAsync(links[0], signedInAs: "lea"));
        Assert.Null(await bot.FetchCustomerAsync(links[0], signedInAs: "lea"));
        Assert.NotNull(await bot.FetchCustomerAsync(links[1]));

        links = (await bot.SaysAsync("lea", "export customer 1"))[^1].Links;
        await bot.ChangeAsync(db => db.Memberships.Single(member => member.PersonId == "lea").Role = Role.Member);
        Assert.Null(await bot.FetchCustomerAsync(links[0]));
        await bot.ChangeAsync(db => db.Memberships.Single(member => member.PersonId == "lea").Role = Role.Lead);
        bot.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await bot.FetchCustomerAsync(links[0]));

        links = (await bot.SaysAsync("lea", "export customer 2"))[^1].Links;
        await bot.SaysAsync("ines", "key 2 4712");
        Assert.Null(await bot.FetchCustomerAsync(links[0]));
        links = (await bot.SaysAsync("lea", "export customer 1"))[^1].Links;
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "lea").LeftAt = bot.Clock.Now);
        Assert.Null(await bot.FetchCustomerAsync(links[0]));
    }

    [Fact]
    public async Task Of_many_who_fetch_at_once_one_gets_it()
    {
        await using var bot = await KnownAsync();
        var link = (await bot.SaysAsync("ines", "export customer 1"))[^1].Links[0];

        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => bot.FetchCustomerAsync(link))));

        Assert.Single(files, file => file is not null);
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_kept_and_used_and_old_links_go()
    {
        await using var bot = await KnownAsync();
        var links = (await bot.SaysAsync("ines", "export customer 1"))[^1].Links;
        Assert.DoesNotContain(new Uri(links[0]).AbsolutePath.Split('/', '.')[3], await bot.KeptAsync(), StringComparison.Ordinal);
        await bot.FetchCustomerAsync(links[0]);
        Assert.Equal(1, await bot.ReadAsync(db => db.CustomerLinks.Count()));

        bot.Clock.Advance(TimeSpan.FromMinutes(16));
        await bot.RunRoundAsync<PruningRound>();

        Assert.Equal(0, await bot.ReadAsync(db => db.CustomerLinks.Count()));
    }

    [Fact]
    public async Task The_file_of_a_case_has_no_word_of_what_is_known_of_its_customer()
    {
        await using var bot = await KnownAsync();

        foreach (var link in (await bot.SaysAsync("ines", "export 1"))[^1].Links)
            Assert.DoesNotContain("LAP-wing", await bot.FetchAsync(link), StringComparison.Ordinal);
    }

    /// <summary>Ms Lapwing: a case of hers that is closed, one that is open, and two things she agreed to.</summary>
    private static async Task<TestBot> KnownAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await Regular.OpensAsync(bot, "ines", $"problem Ms {Theirs} waits at Pier 4");
        await bot.SaysAsync("ines", $"{Theirs} waited all day, Rui says.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed", ("firstAction", $"{Ours} drove out"));
        await bot.PressesAsync("ines", "Tools", ("worked", $"{Ours} called back"));
        await bot.SaysAsync("rui", $"note 1 {Theirs} called again");
        await bot.PressesAsync("ines", "Fine", ("words", $"Dear Ms {Theirs}, thank you."), ("customerWords", $"I am {Theirs}"), ("evidence", "Said"));
        await bot.SaysAsync("ines", $"remember 1 name Ms {Theirs} LAP-wing, they said yes");
        await bot.SaysAsync("ines", "remember 1 likes tea, she wrote yes");
        await Regular.OpensAsync(bot, "ines", "problem the crate is lost");
        await bot.SaysAsync("ines", $"{Theirs} has no crate.");
        await bot.SaysAsync("ines", "pause");
        return bot;
    }

    /// <summary>The file as it should be. Where there is none yet it is written, to be looked at and committed.</summary>
    private static string Golden(string found, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "../Recovery/Golden/customer.md");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, found);
            Assert.Fail($"{path} was missing, and is what was found now. Look at it.");
        }

        return File.ReadAllText(path);
    }

    private static string Plain(IReadOnlyList<Heard> heard) => Regular.Plain(heard[^1]);
}
