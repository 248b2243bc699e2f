using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Teams shows three buttons under a private message and none in a channel; what would be lost is said otherwise.</summary>
public class TeamsFormTests
{
    [Fact]
    public void Three_buttons_stay_under_a_private_message()
    {
        var said = TeamsForm.Of(Talk.Text("One of these?", "cases", "help", "status"), "msteams", isInRoom: false);

        Assert.Equal(["cases", "help", "status"], said.SuggestedActions.Actions.Select(button => button.Title));
        Assert.Null(said.Attachments);
    }

    [Fact]
    public void More_commands_than_three_are_buttons_of_a_card()
    {
        var heard = Read(TeamsForm.Of(Talk.Text("One of these?\n**bold**", [("Open a case with this", "problem it is lost"), ("cases", "cases"), ("help", "help"), ("status", "status")]), "msteams", isInRoom: false));

        Assert.Equal(["One of these?", "**bold**"], heard.Lines);
        Assert.Equal(["Open a case with this", "cases", "help", "status"], heard.Buttons);
        Assert.Equal("problem it is lost", (string)heard.Submit("Open a case with this")["command"]!);
        Assert.Empty(TeamsLimits.BreachesOf(heard.Activity, isRoom: false));
    }

    [Fact]
    public void Of_more_answers_than_three_the_others_are_said_in_words()
    {
        var heard = Read(TeamsForm.Of(Talk.Text("How has work been?", "very hard", "hard", "mixed", "good", "very good"), "msteams", isInRoom: false));

        Assert.Equal(["How has work been?", "Or type: good · very good"], heard.Lines);
        Assert.Equal(["very hard", "hard", "mixed"], heard.Buttons);
        Assert.Empty(TeamsLimits.BreachesOf(heard.Activity, isRoom: false));
    }

    [Fact]
    public void In_a_channel_commands_are_named_unless_they_are_said_already()
    {
        var heard = Read(TeamsForm.Of(Talk.Text("I know no case 9. “cases” shows what is open.", "cases", "case 1"), "msteams", isInRoom: true));

        Assert.Equal(["I know no case 9. “cases” shows what is open.", "You can say to me: case 1"], heard.Lines);
        Assert.Empty(heard.Buttons);
        Assert.Empty(TeamsLimits.BreachesOf(heard.Activity, isRoom: true));
    }

    [Fact]
    public void A_text_stands_in_its_card()
    {
        var both = Card.Message("msteams", "First\n**second**", [Card.Line("Below")], [Card.Command("Help", "help")]);
        both.Text = "First\n**second**";

        var heard = Read(TeamsForm.Of(both, "msteams", isInRoom: false));

        Assert.Equal(["First", "**second**", "Below"], heard.Lines);
        Assert.Empty(TeamsLimits.BreachesOf(heard.Activity, isRoom: false));
    }

    [Fact]
    public void A_name_among_choices_is_no_link()
    {
        var heard = Read(Card.Message("msteams", "Who leads?", [Card.Choices("leads", "Leads", "", [("1", "[x](https://evil.example) <https://evil.example> Ana [Porto] (a < b)")])]));

        Assert.Equal(
            "[x]\u2060(https://evil.example) <\u2060https://evil.example> Ana [Porto] (a < b)", (string)heard.Card!["body"]![0]!["choices"]![0]!["title"]!);
        Assert.Empty(TeamsLimits.MarkdownOf(heard.Activity));
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("emulator")]
    public void Elsewhere_nothing_changes(string channel)
    {
        var said = Talk.Text("One of these?", "a", "b", "c", "d", "e");

        Assert.Same(said, TeamsForm.Of(said, channel, isInRoom: true));
        Assert.Equal(5, said.SuggestedActions.Actions.Count);
    }

    private static Heard Read(Activity said) => new("said", 1, System.Text.Json.Nodes.JsonNode.Parse(Payload.ToJson(said))!.AsObject());
}
