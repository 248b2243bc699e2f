using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

public class HintsTests
{
    [Theory]
    [InlineData(1, "You should have read the confirmation.")]
    [InlineData(1, "It was a user error.")]
    [InlineData(1, "As clearly stated on page two, pets travel below.")]
    [InlineData(2, "That is not our problem.")]
    [InlineData(2, "Billing is not my department.")]
    [InlineData(2, "Please ask the supplier.")]
    [InlineData(3, "Who did this?")]
    [InlineData(3, "The night shift again.")]
    [InlineData(5, "What an idiot.")]
    [InlineData(5, "A difficult customer called.")]
    [InlineData(5, "He is just lazy.")]
    [InlineData(6, "That's our policy.")]
    [InlineData(6, "There is nothing I can do.")]
    [InlineData(7, "Sorry if you feel ignored.")]
    [InlineData(7, "Please calm down.")]
    [InlineData(7, "It's only a bag.")]
    [InlineData(7, "Nobody else complained.")]
    [InlineData(8, "They always blame us.")]
    [InlineData(8, "You never answer.")]
    [InlineData(9, "You claim that it was closed.")]
    [InlineData(9, "Allegedly the lift stopped.")]
    [InlineData(9, "Then prove it.")]
    [InlineData(10, "Another one.")]
    [InlineData(10, "She is wasting my time.")]
    [InlineData(10, "It would be nicer without customers.")]
    [InlineData(11, "Due to our targets we close at four.")]
    [InlineData(11, "We're short-staffed.")]
    public void Every_kind_of_words_is_seen(int category, string text) => Assert.Equal(category, EnglishHints.For(text)?.Category);

    [Theory]
    [InlineData("The desk should have called.")]
    [InlineData("Reception could have just asked.")]
    [InlineData("The clerk failed to read the note.")]
    [InlineData("If only somebody had looked.")]
    public void Hindsight_is_a_matter_of_the_analysis(string text)
    {
        Assert.Equal(4, EnglishHints.For(text, Occasion.Analysis)?.Category);
        Assert.NotEqual(4, EnglishHints.For(text, Occasion.Story)?.Category);
        Assert.NotEqual(4, EnglishHints.For(text)?.Category);
    }

    [Fact]
    public void Internal_reasons_are_plain_facts_where_no_customer_reads_them() =>
        Assert.All(
            [Occasion.Story, Occasion.Analysis, Occasion.Colleague],
            occasion => Assert.Null(EnglishHints.For("We were short-staffed due to our budget.", occasion)));

    [Fact]
    public void An_internal_reason_after_the_caring_sentence_is_fine()
    {
        Assert.Null(EnglishHints.For("I am sorry for the wait. We're short-staffed this week."));
        Assert.Equal(11, EnglishHints.For("We're short-staffed this week. I am sorry for the wait.")?.Category);
    }

    [Fact]
    public void A_private_note_is_never_looked_at() => Assert.Null(EnglishHints.For("The customer is an idiot.", Occasion.Private));

    [Theory]
    [InlineData("Hello 👋 Zoë, it’s clear that you shouldn’t have opened it.", "you shouldn’t have opened")]
    [InlineData("Well. THAT'S OUR POLICY!", "THAT'S OUR POLICY")]
    [InlineData("ok so u shouldve read it", "u shouldve read")]
    [InlineData("« Bonjour » – that isn't our problem…", "isn't our problem")]
    [InlineData("She wants a refund, she is really an idiot, I fear.", "she is really an idiot")]
    public void The_words_meant_are_exactly_those_in_the_text(string text, string words) => Assert.Equal(words, EnglishHints.For(text)?.WordsOf(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("'")]
    [InlineData("\"\"''``")]
    [InlineData("…?!.")]
    [InlineData("\ud83d")]
    public void A_text_without_words_has_no_hint(string text) => Assert.Null(EnglishHints.For(text));

    [Fact]
    public void The_end_of_a_very_long_text_is_read_as_well()
    {
        var text = string.Concat(Enumerable.Repeat("The boat left at nine. ", 5000)) + "You should have read the sign.";

        Assert.Equal("You should have read", EnglishHints.For(text)?.WordsOf(text));
    }

    [Fact]
    public void What_hurts_a_person_comes_before_what_shuts_a_door() =>
        Assert.Equal(5, EnglishHints.For("That's our policy. It is not our problem. You idiot.")?.Category);

    [Fact]
    public void Of_two_of_a_kind_the_first_is_shown()
    {
        const string text = "It's against our rules. There is nothing I can do.";

        Assert.Equal("against our rules", EnglishHints.For(text)?.WordsOf(text));
    }

    [Fact]
    public void A_dropped_rule_stays_silent_and_the_others_speak()
    {
        const string text = "Please calm down. That's our policy.";
        var first = EnglishHints.For(text)!;

        var second = EnglishHints.Hints.Find(text, Occasion.Customer, new HashSet<string> { first.Rule })!;

        Assert.Equal((7, 6), (first.Category, second.Category));
        Assert.Null(EnglishHints.Hints.Find(text, Occasion.Customer, new HashSet<string> { first.Rule, second.Rule }));
    }

    [Fact]
    public void A_hint_carries_all_that_a_card_needs()
    {
        var hint = EnglishHints.For("That's our policy.")!;

        Assert.Equal(("Policy wall", "policy-is"), (hint.Name, hint.Rule));
        Assert.StartsWith("Give the reason", hint.Instead, StringComparison.Ordinal);
    }
}
