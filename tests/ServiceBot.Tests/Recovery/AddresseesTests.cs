using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whom the first words of thanks name.</summary>
public class AddresseesTests
{
    private static readonly Colleague[] Members =
    [
        .. new[] { ("r1", "Rui Matos"), ("r2", "Rui Silva"), ("amal", "Amal Haddad"), ("and", "Andy And"), ("ana", "Ana Maria Reis") }
            .Select(member => new Colleague(new Person { Id = member.Item1, Name = member.Item2, Zone = "UTC" }, Role.Member)),
    ];

    [Theory]
    [InlineData("@Amal for the call", "amal", "for the call")]
    [InlineData("Amal for the call", "amal", "for the call")]
    [InlineData("@Rui Matos for the call", "r1", "for the call")]
    [InlineData("@Rui Matos and @Amal for the call", "r1 amal", "for the call")]
    [InlineData("@Amal, @Rui Silva, Ana Maria Reis and Andy for it", "amal r2 ana and", "for it")]
    [InlineData("@Amal & Ana for it", "amal ana", "for it")]
    [InlineData("@Amal @Ana for it", "amal ana", "for it")]
    [InlineData("@Amal and I made it", "amal", "and I made it")]
    [InlineData("@Amal, you were there", "amal", "you were there")]
    [InlineData("@Amal and @amal for it", "amal", "for it")]
    [InlineData("@Amal and", "amal", "and")]
    [InlineData("@Amal", "amal", "")]
    public void Names_are_read_up_to_the_first_word_that_is_none(string said, string meant, string text)
    {
        var read = Addressees.Of(said, Members);

        Assert.Equal((meant, text, 0, (string?)null), (string.Join(' ', read.Meant.Select(one => one.Person.Id)), read.Text, read.Unclear.Count, read.Unknown));
    }

    [Theory]
    [InlineData("@Rui for it", "", "for it")]
    [InlineData("@Amal and Rui for it", "amal", "for it")]
    public void Of_two_with_one_name_both_are_offered(string said, string before, string text)
    {
        var read = Addressees.Of(said, Members);

        Assert.Equal(["r1", "r2"], read.Unclear.Select(one => one.Person.Id));
        Assert.Equal((before, text), (string.Join(' ', read.Meant.Select(one => one.Person.Id)), read.Text));
    }

    [Theory]
    [InlineData("for your help", "for")]
    [InlineData("@Olga for it", "@Olga")]
    [InlineData("@Amal and @Olga for it", "@Olga")]
    public void A_name_that_is_nobodys_is_named(string said, string unknown) => Assert.Equal(unknown, Addressees.Of(said, Members).Unknown);

    [Theory]
    [InlineData("43 @Rui for it", 43, "@Rui for it")]
    [InlineData("case 43: @Rui for it", 43, "@Rui for it")]
    [InlineData("#43 @Rui for it", 43, "@Rui for it")]
    [InlineData("43", 43, "")]
    [InlineData("@Rui for it", null, "@Rui for it")]
    [InlineData("0 @Rui for it", null, "0 @Rui for it")]
    [InlineData("9999999999 @Rui", null, "9999999999 @Rui")]
    public void A_case_may_stand_before_the_names(string said, int? number, string after)
    {
        var (about, rest) = ThanksFor.Before(said);

        Assert.Equal((number, after), (about.CaseNumber, rest));
    }

    [Theory]
    [InlineData("for the line 43", 43, "for the line", false)]
    [InlineData("for the line, case 43", 43, "for the line", true)]
    [InlineData("for the line in case 43.", 43, "for the line", true)]
    [InlineData("for the line (#43)", 43, "for the line", true)]
    [InlineData("for the line", null, "", false)]
    [InlineData("43", null, "", false)]
    [InlineData("for room A43", null, "", false)]
    public void Or_behind_the_words(string said, int? number, string text, bool isSure)
    {
        var behind = ThanksFor.Behind(said, out var sure);

        Assert.Equal((number, text, isSure), (behind?.Number, behind?.Text ?? "", sure));
    }
}
