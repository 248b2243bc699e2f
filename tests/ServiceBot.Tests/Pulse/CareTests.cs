using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Pulse;

/// <summary>The letters of CARE, as far as “morale” says them: what people say themselves, beside some figures of the cases of the week.</summary>
public class CareTests
{
    [Fact]
    public async Task A_letter_of_CARE_is_said_where_cases_and_people_both_speak()
    {
        await using var bot = await Asked.OfAsync(now: "2026-11-24T17:00Z");
        await bot.ChangeAsync(db => db.SealedBatches.AddRange(Part("Q23", 4), Part("Q36", 2)));
        for (var number = 1; number <= 5; number++)
        {
            Assert.DoesNotContain("CARE this week", (await bot.SaysAsync("ines", "morale"))[^1].Text, StringComparison.Ordinal);
            await bot.ReachesAsync("ines", Step.OwnIt, $"problem parcel {number} is lost");
            await bot.SaysAsync("ines", "pause");
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // A question that was asked again and answered again is one question, and one that was dropped is none.
        foreach (var typed in (string[])["gap how is a refund made", "gap who has the keys", "gap what is a pallet", "gap when is noon", "gap where is the van", "gap is it late"])
            await bot.SaysAsync("ines", typed);
        await bot.SaysAsync("rui", "gap 1 answer by the desk");
        await bot.SaysAsync("ines", "gap 1 reopen");
        await bot.SaysAsync("rui", "gap 1 answer by the desk on Mondays");
        await bot.SaysAsync("marta", "gap 6 drop it is always late");

        const string line =
            "CARE this week, with figures of the cases: committed 40 (effect stated, of 5 cases; what people say, 5–9 answers) · attentive — · responsive — · ";
        Assert.Contains($"{line}empowered 20 (questions answered, of 5 questions; what people say, 5–9 answers).", (await bot.SaysAsync("ines", "morale"))[^1].Lines);

        // The week of the team ends in Lisbon, an hour behind Paris.
        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-29T23:59Z") - bot.Clock.Now);
        Assert.Contains("CARE this week", (await bot.SaysAsync("amal", "morale"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("CARE this week", (await bot.SaysAsync("amal", "morale"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_fewer_than_three_people_only_what_people_say_themselves_is_said()
    {
        await using var bot = await Asked.OfAsync(now: "2026-11-24T17:00Z");
        await bot.ChangeAsync(db => db.SealedBatches.AddRange(Part("Q23", 4), Part("Q36", 2)));
        for (var number = 1; number <= 5; number++)
        {
            await bot.ReachesAsync("ines", Step.OwnIt, $"problem parcel {number} is lost");
            await bot.SaysAsync("ines", "pause");
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await LeavesAsync("ines", "rui", "amal");
        Assert.Contains("effect stated, of 5 cases", (await bot.SaysAsync("ines", "morale"))[^1].Text, StringComparison.Ordinal);
        await LeavesAsync("ines", "rui");

        var said = (await bot.SaysAsync("ines", "morale"))[^1].Text;
        Assert.Contains("CARE, as people say it", said, StringComparison.Ordinal);
        Assert.DoesNotContain("CARE this week", said, StringComparison.Ordinal);

        Task<int> LeavesAsync(params string[] people) =>
            bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(member => member.TeamId == "harbour" && !people.Contains(member.PersonId))));
    }

    private static SealedBatch Part(string item, int answer) => Sealed.Of(item, Sealed.Tuesday.AddDays(-1), Sealed.Tuesday.AddDays(-1), Enumerable.Repeat(answer, 5));
}
