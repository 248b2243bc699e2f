using ServiceBot.Bot;

namespace ServiceBot.Tests.Bot;

public class CommandTests
{
    [Theory]
    [InlineData("problem the courier lost a parcel", Verb.Problem, null, "the courier lost a parcel")]
    [InlineData("Problem: the courier", Verb.Problem, null, "the courier")]
    [InlineData("INCIDENT it burns", Verb.Problem, null, "it burns")]
    [InlineData("recover", Verb.Problem, null, "")]
    [InlineData("ｐｒｏｂｌｅｍ fullwidth", Verb.Problem, null, "fullwidth")]
    [InlineData("cases", Verb.Cases, null, "")]
    [InlineData("Cases!", Verb.Cases, null, "")]
    [InlineData("case 43", Verb.Case, 43, "")]
    [InlineData("case #43.", Verb.Case, 43, "")]
    [InlineData("own 43", Verb.Own, 43, "")]
    [InlineData("own case 43", Verb.Own, 43, "")]
    [InlineData("told 43", Verb.Told, 43, "")]
    [InlineData("fixed 43 ", Verb.Fixed, 43, "")]
    [InlineData("promise 43 14:30", Verb.Promise, 43, "14:30")]
    [InlineData("promise 43 in 20 minutes", Verb.Promise, 43, "in 20 minutes")]
    [InlineData("promise 14:30", Verb.Promise, null, "14:30")]
    [InlineData("next", Verb.Next, null, "")]
    [InlineData("next 43", Verb.Next, 43, "")]
    [InlineData("he\u200Blp", Verb.Help, null, "")]
    [InlineData("Help?", Verb.Help, null, "")]
    [InlineData("pause", Verb.Pause, null, "")]
    internal void Commands_are_heard_however_they_are_written(string text, Verb verb, int? number, string rest) =>
        Assert.Equal(new Command(verb, number, rest), Command.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("cases of wine came broken")]
    [InlineData("case closed, thanks")]
    [InlineData("case 99999999999")]
    [InlineData("case 0")]
    [InlineData("own up to it")]
    [InlineData("told 3 people to wait")]
    [InlineData("fixed 43 boxes")]
    [InlineData("back in ten minutes")]
    [InlineData("cancel the order please")]
    [InlineData("help me with this")]
    [InlineData("problems everywhere")]
    public void What_only_looks_like_a_command_is_none(string text) => Assert.Null(Command.Parse(text));

    [Theory]
    [InlineData("help", true)]
    [InlineData("back", true)]
    [InlineData("pause", true)]
    [InlineData("cancel", true)]
    [InlineData("skip", true)]
    [InlineData("case 43", true)]
    [InlineData("next 43", true)]
    [InlineData("told 43", true)]
    [InlineData("promise 43 tomorrow 9", true)]
    [InlineData("promise 43", true)]
    [InlineData("promise 2 customers a refund", false)]
    [InlineData("problem with the courier again", false)]
    [InlineData("cases", false)]
    [InlineData("next", false)]
    [InlineData("promise 14:30", false)]
    public void While_a_question_is_open_only_control_words_and_numbers_interrupt(string text, bool interrupts) =>
        Assert.Equal(interrupts, Command.Parse(text)!.Interrupts);
}
