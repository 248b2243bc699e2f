using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Notes, corrections and what is taken out for good.</summary>
public class RecordTests
{
    private const string Elsewhere = "What people wrote to me or read in chats of their own stays there; it is theirs.";

    [Fact]
    public async Task Anybody_in_the_team_adds_a_note_and_it_keeps_its_lines()
    {
        await using var bot = await StartAsync();

        Assert.Equal("Noted in case 1. To change it: correct 1", (await bot.SaysAsync("rui", "note 1 The gate was 12.\nNot 21."))[^1].Text);
        Assert.Equal("That was noted already in case 1.", (await bot.SaysAsync("rui", "Note 1: The gate was 12.\nNot 21."))[^1].Text);

        var lines = (await bot.SaysAsync("amal", "case 1"))[^1].Lines;
        Assert.Equal("15:00 · Rui added a note", lines[^2]);
        Assert.Equal("Note: The gate was 12. Not 21.", lines[^1]);
        await using var db = bot.Look();
        Assert.Equal("The gate was 12.\nNot 21.", db.CaseTexts.Single(text => text.Field == CaseField.Note).Text);
    }

    [Fact]
    public async Task A_note_interrupts_a_question_and_is_taken_in_the_channel_too()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("rui", "problem the box is gone");

        Assert.StartsWith("Noted in case 1.", (await bot.SaysAsync("rui", "note 1 She called again"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Noted in case 1.", (await bot.SaysInRoomAsync("rui", "@ServiceBot note 1 She waits in the shop"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Step.Intake, (await bot.CaseAsync(2)).Step);
    }

    [Theory]
    [InlineData("note 1", "What should I note? Type it after the number, for example: note 1 the customer called again")]
    [InlineData("note 9 hello", "I know no case 9 in your team. “cases” shows what is open.")]
    public async Task A_note_needs_a_case_and_a_text(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Equal(answer, (await bot.SaysAsync("rui", typed))[^1].Text);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_whole()
    {
        await using var bot = await StartAsync();

        Assert.Equal(
            "A note has at most 2,000 characters, and this has 2,001. Nothing was taken. Your text stands above: please send it as two notes.",
            (await bot.SaysAsync("rui", "note 1 " + new string('x', 2001)))[^1].Text);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Noted);
    }

    [Fact]
    public async Task Only_what_was_changed_is_recorded_and_what_was_before_stays_in_the_timeline()
    {
        await using var bot = await StartAsync();
        var form = (await bot.SaysAsync("ines", "correct 1"))[^1];
        Assert.Equal(["text-Title", "text-Sentence", "text-Story"], form.Values.Keys);
        Assert.Equal("They waited all day.", form.Values["text-Story"]);

        var saved = await bot.PressesAsync("ines", "Save", ("text-Story", "They waited for two days."), ("text-Title", "The parcel is late"));

        Assert.Equal("Changed in case 1: the title, what happened. What stood there before stays in the timeline.", saved[^1].Text);
        var about = await bot.CaseAsync(1);
        Assert.Equal(("They waited for two days.", "The parcel is late"), (about.Story, about.Title));
        Assert.Equal(
            ["Title", "Story"],
            about.Events.Where(happened => happened.Kind == CaseEventKind.Corrected).OrderBy(happened => happened.Sequence).Select(happened => happened.Data));
        Assert.Equal("The parcel is late", (await bot.CardAsync(1))!.Lines[1]);

        var lines = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("14:00 · Ines changed what happened", lines);
        Assert.Contains("What happened: They waited for two days. (before: They waited all day.)", lines);
        Assert.Contains("Title: The parcel is late (before: The parcel is lost)", lines);

        // The settled card shows nothing of what stood on it.
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Buttons.Contains("Save"));
    }

    [Fact]
    public async Task Saving_without_a_change_records_nothing()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "correct 1");
        var before = (await bot.CaseAsync(1)).Version;

        Assert.Equal("Nothing is different in case 1.", (await bot.PressesAsync("ines", "Save"))[^1].Text);
        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public async Task Pressing_save_twice_changes_once()
    {
        await using var bot = await StartAsync();
        var form = (await bot.SaysAsync("ines", "correct 1"))[^1].Submit("Save", ("text-Story", "Other"));

        await bot.SubmitsAsync("ines", form);
        Assert.Equal("Nothing is different in case 1.", (await bot.SubmitsAsync("ines", form))[^1].Text);

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Corrected);
    }

    [Fact]
    public async Task What_is_emptied_is_asked_about_once_and_is_then_nowhere()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Story", "Ms Adler of Pier 4 waited all day."));
        await bot.SaysAsync("ines", "correct 1");

        var asked = await bot.PressesAsync("ines", "Save", ("text-Story", ""));
        var question = asked.Single(message => message.Buttons.Contains("Take it out"));
        Assert.Equal(
            "Take it out for good? What happened. History is deleted too, and nobody can bring it back; the timeline says that you took it out.",
            question.Lines[^1]);
        Assert.Equal("Ms Adler of Pier 4 waited all day.", (await bot.CaseAsync(1)).Story);

        var done = await bot.PressesAsync("ines", "Take it out");
        Assert.Equal(
            $"Out of case 1 for good: what happened, with its history. The case only says that you took it out. {Elsewhere}", done[^1].Text);

        await using var db = bot.Look();
        Assert.All(db.CaseTexts.Where(text => text.Field == CaseField.Story), text => Assert.Null(text.Text));
        var about = await bot.CaseAsync(1);
        Assert.Equal("", about.Story);
        Assert.Equal("Story", about.Events.MaxBy(happened => happened.Sequence)!.Data);

        var lines = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("14:00 · Ines told what happened", lines);
        Assert.Contains("14:00 · Ines took out what happened", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Adler", StringComparison.Ordinal) || line.Contains("waited", StringComparison.Ordinal));

        // And it is not asked for again.
        await bot.PressesAsync("ines", "I own it");
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task Keeping_it_keeps_it_and_taking_it_out_twice_takes_it_out_once()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "correct 1");
        var question = (await bot.PressesAsync("ines", "Save", ("text-Sentence", ""))).Single(message => message.Buttons.Contains("Take it out"));

        Assert.Equal("All of it stays in case 1.", (await bot.SubmitsAsync("ines", question.Submit("Keep it")))[^1].Text);
        Assert.Equal("the parcel is lost", (await bot.CaseAsync(1)).Sentence);

        await bot.SubmitsAsync("ines", question.Submit("Take it out"));
        Assert.Equal("That is out of case 1 already.", (await bot.SubmitsAsync("ines", question.Submit("Take it out")))[^1].Text);
        Assert.Equal("", (await bot.CaseAsync(1)).Sentence);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Deleted);
    }

    [Fact]
    public async Task A_title_that_is_taken_out_leaves_the_channel_too()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Title", " "));
        await bot.PressesAsync("ines", "Take it out");

        Assert.Equal("Something went wrong", (await bot.CardAsync(1))!.Lines[1]);
    }

    [Fact]
    public async Task What_others_changed_meanwhile_is_not_overwritten_and_what_was_typed_is_not_lost()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        var old = (await bot.SaysAsync("ines", "correct 1"))[^1];
        await bot.SaysAsync("lea", "correct 1");
        await bot.PressesAsync("lea", "Save", ("text-Story", "By Lea"));

        var heard = await bot.SubmitsAsync("ines", old.Submit("Save", ("text-Story", "By Ines"), ("text-Sentence", "it is lost")));

        Assert.Equal(
            "Lea changed what happened while you wrote. Nothing of yours is recorded yet; the newest card is below, with what you typed in it.", heard[^2].Text);
        Assert.Equal(("By Ines", "it is lost", "The parcel is lost"), (heard[^1].Values["text-Story"], heard[^1].Values["text-Sentence"], heard[^1].Values["text-Title"]));
        Assert.Equal("By Lea", (await bot.CaseAsync(1)).Story);

        await bot.SubmitsAsync("ines", heard[^1].Submit("Save"));
        Assert.Equal(("By Ines", "it is lost"), ((await bot.CaseAsync(1)).Story, (await bot.CaseAsync(1)).Sentence));
    }

    [Fact]
    public async Task What_others_changed_elsewhere_is_left_as_they_changed_it()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        var old = (await bot.SaysAsync("ines", "correct 1"))[^1];
        await bot.SaysAsync("lea", "correct 1");
        await bot.PressesAsync("lea", "Save", ("text-Story", "By Lea"));

        await bot.SubmitsAsync("ines", old.Submit("Save", ("text-Title", "Parcel gone")));

        var about = await bot.CaseAsync(1);
        Assert.Equal(("By Lea", "Parcel gone"), (about.Story, about.Title));
    }

    [Fact]
    public async Task What_somebody_took_out_does_not_come_back_with_an_older_card()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        var old = (await bot.SaysAsync("ines", "correct 1"))[^1];
        await bot.SaysAsync("lea", "correct 1");
        await bot.PressesAsync("lea", "Save", ("text-Story", ""));
        await bot.PressesAsync("lea", "Take it out");

        var heard = await bot.SubmitsAsync("ines", old.Submit("Save", ("text-Title", "Parcel gone")));

        Assert.StartsWith("Lea took out what happened for good.", heard[^2].Text, StringComparison.Ordinal);
        Assert.Equal("Parcel gone", heard[^1].Values["text-Title"]);
        Assert.DoesNotContain("text-Story", heard[^1].Values.Keys);
        Assert.Equal("", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task A_note_is_corrected_by_its_author_who_sees_nothing_else_to_correct()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("amal", "note 1 By Amal");
        await bot.SaysAsync("rui", "note 1 The gate was 12");

        var form = (await bot.SaysAsync("rui", "correct 1"))[^1];
        Assert.Equal(["The gate was 12"], form.Values.Values);
        var mine = form.Values.Keys.Single();
        await bot.SubmitsAsync("rui", form.Submit("Save", (mine, "The gate was 21"), ("text-Story", "Hacked")));

        var lines = (await bot.SaysAsync("ines", "case 1"))[^1].Lines;
        Assert.Equal("Note: The gate was 21 (before: The gate was 12)", lines[^1]);
        Assert.Equal("They waited all day.", (await bot.CaseAsync(1)).Story);

        await bot.SaysAsync("rui", "correct 1");
        await bot.PressesAsync("rui", "Save", (mine, ""));
        await bot.PressesAsync("rui", "Take it out");
        await using var db = bot.Look();
        Assert.Equal(["By Amal"], db.CaseTexts.Where(text => text.Field == CaseField.Note && text.Text != null).Select(text => text.Text));
        Assert.DoesNotContain((await bot.SaysAsync("ines", "case 1"))[^1].Lines, line => line.Contains("gate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_correct_hears_who_may_and_can_add_a_note()
    {
        await using var bot = await StartAsync();

        Assert.Equal(
            "Ines, who opened it, or a lead of the team can correct case 1. You can add to it: note 1 and what you know",
            (await bot.SaysAsync("rui", "correct 1"))[^1].Text);
        await bot.SaysAsync("rui", "own 1");
        Assert.Equal("Correct case 1", (await bot.SaysAsync("rui", "correct 1"))[^1].Lines[0]);
    }

    [Fact]
    public async Task A_forged_press_changes_nothing()
    {
        await using var bot = await StartAsync();
        var before = (await bot.CaseAsync(1)).Version;

        foreach (var value in (JsonObject[])
        [
            new() { ["correct"] = "yes", ["case"] = 1, ["answer"] = "save", ["seen"] = "99-1", ["text-Story"] = "Hacked" },
            new() { ["correct"] = "yes", ["case"] = 1, ["answer"] = "erase", ["seen"] = "99-1", ["text"] = "Story,Title,Note 3,Nonsense" },
            new() { ["correct"] = "yes", ["case"] = 7, ["answer"] = "save" },
            new() { ["correct"] = "yes", ["case"] = 1, ["answer"] = "save", ["seen"] = "x", ["text-Status"] = "Closed", ["text-12"] = "x", ["text-Note-0"] = "x" },
        ])
            await bot.SubmitsAsync("rui", value);

        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_nothing_else_is_taken_either()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "correct 1");

        Assert.Equal(
            "Title is longer than I can keep: 81 of 80 characters. Nothing was taken; please shorten it.",
            (await bot.PressesAsync("ines", "Save", ("text-Title", new string('x', 81)), ("text-Story", "Other")))[^1].Text);
        Assert.Equal("They waited all day.", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task Many_long_notes_come_on_several_cards_each_under_20_kilobytes()
    {
        await using var bot = await StartAsync();
        for (var i = 10; i < 25; i++)
            await bot.SaysAsync("ines", $"note 1 {i} {new string('語', 1990)}");

        var first = (await bot.SaysAsync("ines", "correct 1"))[^1];
        Assert.Equal(["Save", "Show the rest"], first.Buttons);
        var second = (await bot.PressesAsync("ines", "Show the rest"))[^1];
        Assert.Empty(first.Values.Keys.Intersect(second.Values.Keys));
        Assert.All([first, second], card => Assert.InRange(card.Bytes, 0, 20_000));

        var note = second.Values.Keys.First();
        await bot.SubmitsAsync("ines", second.Submit("Save", (note, "Short now")));
        await using var db = bot.Look();
        Assert.Contains(db.CaseTexts, text => text.Text == "Short now");
    }

    [Fact]
    public async Task The_copy_of_a_prevention_says_what_the_case_says()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Prevention", "Print the gate twice"));
        Assert.Equal("Print the gate twice", await bot.ReadAsync(db => db.FollowUps.Single().What));

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Prevention", ""));
        Assert.Contains(await bot.PressesAsync("ines", "Take it out"), message => message.Text == "Follow-up 1 has ended, because case 1 names nothing any more that prevents it.");
        var ended = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal(("What was written here was taken out.", FollowUpStatus.Dropped, "withdrawn"), (ended.What, ended.Status, ended.Reason));
    }

    [Fact]
    public async Task What_was_done_for_a_prevention_stays_done_when_its_words_are_taken_out()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.SaysAsync("ines", "follow-up 1 done");

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Prevention", ""));
        await bot.PressesAsync("ines", "Take it out");

        Assert.Equal(FollowUpStatus.Done, (await bot.ReadAsync(db => db.FollowUps.Single())).Status);
    }

    [Fact]
    public async Task What_is_taken_out_is_gone_from_its_copies_too()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.SaysAsync("ines", "moment the courier was rude to Ms Adler");
        await bot.PressesAsync("ines", "Went wrong");
        await bot.PressesAsync("ines", "Open a case with this");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "She was shouted at.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools", ("prevention", "Train Bob"));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Tools", ("prevention", "Train everybody"));
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(31));
        await bot.SaysAsync("ines", "kept 1 she stays for Bob");

        await bot.SaysAsync("ines", "correct 1");
        var card = (await bot.ChatAsync("ines")).Last(message => message.Buttons.Contains("Save"));
        var notes = card.Values.Where(input => input.Value.Contains("Bob", StringComparison.Ordinal)).Select(input => (input.Key, ""));
        await bot.SubmitsAsync("ines", card.Submit("Save", [("text-Sentence", ""), ("text-Prevention", ""), .. notes]));
        await bot.PressesAsync("ines", "Take it out");

        await using var db = bot.Look();
        Assert.DoesNotContain("Bob", string.Join(' ', db.FollowUps.ToList().Select(followUp => $"{followUp.What} {followUp.Reason}")), StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", string.Join(' ', db.CaseTexts.ToList().Select(written => written.Text)), StringComparison.Ordinal);
        Assert.All(db.Moments.ToList(), moment => Assert.Null(moment.Text));
    }

    /// <summary>A new field can be corrected and is called something, or this fails.</summary>
    [Fact]
    public void Every_field_can_be_rewritten_and_taken_out()
    {
        foreach (var field in Enum.GetValues<CaseField>())
        {
            var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", DateTimeOffset.UnixEpoch));
            about.AddNote("First", new By("ines", DateTimeOffset.UnixEpoch));
            var passage = field == CaseField.Note ? new Passage(field, 2) : new Passage(field);
            var by = new By("rui", DateTimeOffset.UnixEpoch);

            Assert.True(about.Rewrite(passage, "Second", by), $"{field}");
            Assert.False(about.Rewrite(passage, "Second", by), $"{field}");
            Assert.Equal("Second", about.TextOf(passage));
            Assert.Contains(passage, about.Passages);
            Assert.True(about.Erase(passage, by), $"{field}");
            Assert.False(about.Erase(passage, by), $"{field}");
            Assert.NotEqual("Second", about.TextOf(passage));
            Assert.All(about.Texts.Where(text => text.Field == field), text => Assert.Null(text.Text));
            Assert.Equal(passage, Passage.Parse(about.Events[^1].Data));
            Assert.NotEmpty(field.Name() + field.Phrase());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Note")]
    [InlineData("Note 0")]
    [InlineData("Note x")]
    [InlineData("Story 3")]
    [InlineData("3")]
    [InlineData("DontBlame")]
    [InlineData("Story Story")]
    public void What_names_no_passage_is_none(string? text) => Assert.Null(Passage.Parse(text));

    /// <summary>Case 1 of Ines, at step 2, with a story and nobody who owns it.</summary>
    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        return bot;
    }
}
