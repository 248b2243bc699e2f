using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>Everything somebody wrote can be taken out for good, wherever it stands.</summary>
public class TextRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("follow up")]
    [InlineData("came back")]
    [InlineData("referred")]
    public void What_is_noted_with_a_customer_who_comes_back_can_be_corrected_and_taken_out(string how)
    {
        var about = Done();
        if (how == "follow up")
            about.FollowUp(Retention.Kept, "Mrs Silva would miss us", At(61));
        else if (how == "came back")
            about.ComeBack(CameBackTo.Thank, "Mrs Silva would miss us", At(61));
        else
            about.Refer(Referral.ToldAFriend, "Mrs Silva would miss us", At(61));

        var note = new Passage(CaseField.Note, about.Version);
        Assert.Contains(note, about.Passages);
        Assert.True(about.IsNoteOf(note, "ines"));
        Assert.True(about.Rewrite(note, "They would miss us, says Mrs Silva", At(62)));

        Assert.True(about.Erase(note, At(63)));

        Assert.DoesNotContain(about.Texts, text => text.Text?.Contains("Silva", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void What_held_before_it_was_opened_again_can_be_taken_out_and_is_still_asked_anew()
    {
        var about = Done();
        about.Confirm(Outcome.Fine, "Fine, says Mrs Silva", At(61));
        about.Reopen(At(62));
        Assert.Contains(new Passage(CaseField.CustomerWords), about.Passages);
        Assert.Equal("Fine, says Mrs Silva", about.TextOf(new Passage(CaseField.CustomerWords)));
        Assert.Null(about.CustomerWords);

        Assert.False(about.Rewrite(new Passage(CaseField.Conditions), "Tools that Mrs Silva lent us", At(63)));
        Assert.True(about.Erase(new Passage(CaseField.Conditions), At(64)));
        Assert.True(about.Erase(new Passage(CaseField.CustomerWords), At(64)));

        Assert.Null(about.Conditions);
        Assert.DoesNotContain(about.Texts, text => text.Text?.Contains("Silva", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(new Passage(CaseField.CustomerWords), about.Passages);
    }

    private static RecoveryCase Done()
    {
        var about = RecoveryCase.Report(1, "harbour", "it broke", "It broke", At(0));
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "It broke", "harbour", At(1));
        about.Hear(new Hearing("It broke."), At(2));
        about.Own(At(3));
        about.Fix(At(50));
        about.Analyze(new Analysis("Tools"), At(51));
        about.Close(At(60));
        return about;
    }

    private static By At(int minute) => new("ines", Start.AddMinutes(minute));
}
