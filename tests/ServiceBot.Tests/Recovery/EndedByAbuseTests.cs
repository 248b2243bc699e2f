using ServiceBot.Recovery;
using ServiceBot.Tests.Setup;

namespace ServiceBot.Tests.Recovery;

public class EndedByAbuseTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void They_are_counted_by_when_the_contact_ended_as_long_as_nobody_took_it_back()
    {
        RecoveryCase[] cases =
        [
            Case(1), Case(2, by => by.EndForAbuse(By(0))), Case(3, about => about.EndForAbuse(By(1))), Case(4, about => about.EndForAbuse(By(7))),
            Case(5, about =>
            {
                about.EndForAbuse(By(1));
                about.WithdrawAbuse(By(2));
            }),
            Case(6, about => about.WriteAbuse("He shouted.", By(1))),
            Case(7, about => about.EndForAbuse(By(1)), isPractice: true),
        ];

        // What goes on in another case counts there, if it does.
        cases[3].MergeInto(cases[0], By(7));

        Assert.Equal(2, EndedByAbuse.Count(cases, Start, Start.AddDays(7)));
        Assert.Equal(0, EndedByAbuse.Count(cases, Start.AddDays(7), Start.AddDays(14)));
        Assert.Equal(0, EndedByAbuse.Count([], Start, Start.AddDays(7)));
    }

    [Fact]
    public async Task Managers_see_how_many_where_they_set_the_team_up_and_never_whose()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("When it is hard");
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "abuse 1 stopped");

        var card = (await bot.PressesAsync("marta", "When it is hard"))[^1];

        Assert.Contains("Contacts of the team that ended in the last 28 days because a customer was abusive: 1. They count against nobody.", card.Lines);
        Assert.DoesNotContain("Ines", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await bot.SaysAsync("ines", "settings"))[^1].Lines, line => line.Contains("abusive: 1", StringComparison.Ordinal));
    }

    private static RecoveryCase Case(int number, Action<RecoveryCase>? act = null, bool isPractice = false)
    {
        var about = RecoveryCase.Report(number, "harbour", "It broke", "It broke", By(0), isPractice);
        act?.Invoke(about);
        return about;
    }

    private static By By(int day) => new("ines", Start.AddDays(day));
}
