using System.Reflection;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using static ServiceBot.Tests.Digest.Told;

namespace ServiceBot.Tests.Digest;

/// <summary>Logs of people who would like it to look better than it was, and of clocks that do not agree: no figure moves.</summary>
public class UnmovedTests
{
    private static readonly Type[] Figures =
    [
        typeof(TimeToOwn), typeof(FirstWords), typeof(TimeToFix), typeof(PromisesKept), typeof(RecoveryRate), typeof(RepeatContacts), typeof(SecondFailures),
        typeof(HandOffs), typeof(AskRate), typeof(Fairness), typeof(ThresholdMap), typeof(AfterWeeks), typeof(Referrals), typeof(CameBack), typeof(WordOfMouth), typeof(MomentCounts),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Closing_and_opening_again_makes_no_second_let_down(int times)
    {
        var about = Fixed(1, 0, 60, key: "a");
        about.Ask(AskChannel.Call, At(61));
        about.Close(At(62));
        for (var time = 0; time < times; time++)
        {
            about.Reopen(At(70 + 4 * time));
            about.Fix(At(71 + 4 * time));
            about.Close(At(72 + 4 * time));
        }

        var rate = RecoveryRate.Of(Log([about]), Between(7 * Day, 8 * Day));
        Assert.Equal((0, 1, 1), (rate.AllTurned, rate.Not, rate.Cohort));
        Assert.Equal((1, 1), (HandOffs.Of(Log([about]), Between(0, Day)).Closed, RepeatContacts.Of(Log([about]), Between(7 * Day, 8 * Day)).Rate.Counted));
    }

    [Fact]
    public void What_the_owner_thinks_of_it_is_no_evidence()
    {
        var about = Fixed(1, Day, Day + 10);
        about.See(Outcome.BetterThanExpected, Evidence.Thought, null, At(Day + 20));
        about.Close(At(Day + 30));

        var rate = RecoveryRate.Of(Log([about]), Between(8 * Day, 9 * Day));
        Assert.Equal((0, 0, 1), (rate.AllTurned, rate.Amazed, rate.Unknown));
    }

    [Fact]
    public void What_nobody_did_starts_and_stops_no_clock()
    {
        var (about, same) = (Fixed(1, 0, 60, key: "a"), Fixed(1, 0, 60, key: "a"));
        foreach (var kind in new[] { CaseEventKind.Owned, CaseEventKind.Told, CaseEventKind.Paused, CaseEventKind.Resumed, CaseEventKind.Fixed, CaseEventKind.Closed, CaseEventKind.Confirmed })
            about.Events.Add(new CaseEvent(1, about.Events.Count + 1, kind, Start.AddMinutes(5), "", kind == CaseEventKind.Confirmed ? nameof(Outcome.Fine) : null));

        Assert.Equal(Said(Log([same])), Said(Log([about])));
    }

    [Fact]
    public void Joining_two_cases_and_parting_them_again_changes_nothing()
    {
        List<RecoveryCase> Two() => [Closed(1, 60, Outcome.Fine, true), Fixed(2, 100, 160)];
        var (joined, apart) = (Two(), Two());
        joined[1].MergeInto(joined[0], At(170));
        Assert.Single(Log(joined).Counted);

        joined[1].Unmerge(joined[0], At(171));
        Assert.Equal(Said(Log(apart)), Said(Log(joined)));
    }

    [Fact]
    public void Who_did_it_and_what_their_customer_is_worth_moves_only_the_fairness_check()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (one, other) = (Any(seed, person => $"p{person}", 0), Any(seed, person => $"p{7 - person}", 1));
            Assert.Equal(Said(Log(one)), Said(Log(other)));
        }
    }

    [Fact]
    public void Two_days_one_after_the_other_add_up()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var log = Log(Any(seed, person => $"p{person}", 0));
            int[] Of(int from, int to) =>
            [
                TimeToOwn.Of(log, Between(from, to)).Reported, PromisesKept.Of(log, Between(from, to)).Kept, PromisesKept.Of(log, Between(from, to)).Missed,
                SecondFailures.Of(log, Between(from, to)).Count, RepeatContacts.Of(log, Between(from, to)).Rate.Matured, FirstWords.Of(log, Between(from, to)).FoundFirst,
                TimeToFix.Of(log, Between(from, to)).Fixed, HandOffs.Of(log, Between(from, to)).Closed,
            ];
            for (var day = 0; day < 10; day += 2)
                Assert.Equal(Of(day * Day, (day + 2) * Day), Of(day * Day, (day + 1) * Day).Zip(Of((day + 1) * Day, (day + 2) * Day), (first, second) => first + second));
        }
    }

    [Fact]
    public void No_figure_has_a_person_in_it()
    {
        var seen = new HashSet<Type>();
        foreach (var figure in Figures)
            Look(figure);

        Assert.True(seen.Count >= Figures.Length);

        void Look(Type type)
        {
            if (!seen.Add(type))
                return;

            Assert.DoesNotContain(type, new[] { typeof(RecoveryCase), typeof(CaseEvent), typeof(By), typeof(CaseThen), typeof(ServiceBot.Roster.Person), typeof(Moment) });
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.Name != "EqualityContract"))
            {
                Assert.DoesNotContain("Person", property.Name, StringComparison.Ordinal);
                Assert.False(property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name.EndsWith("By", StringComparison.Ordinal) && property.PropertyType == typeof(string), property.Name);
                foreach (var part in property.PropertyType.GetGenericArguments().Append(property.PropertyType).Where(part => part.Namespace?.StartsWith("ServiceBot", StringComparison.Ordinal) == true && !part.IsEnum))
                    Look(part);
            }
        }
    }

    /// <summary>All but the fairness check, of a day, a week and all of it.</summary>
    private static List<string> Said(TeamLog log) =>
    [
        .. new[] { Between(0, Day), Between(7 * Day, 14 * Day), Between(0, 100 * Day) }.SelectMany(period => new[]
        {
            TimeToOwn.Of(log, period).Say, FirstWords.Of(log, period).Say, TimeToFix.Of(log, period).Say, PromisesKept.Of(log, period).Say, RecoveryRate.Of(log, period).Say,
            RecoveryRate.Of(log, period).SayAmazed, RepeatContacts.Of(log, period).Say, $"{SecondFailures.Of(log, period).Count}", HandOffs.Of(log, period).Say, AskRate.Of(log, period).Say,
            ThresholdMap.Of(log, period).Say, AfterWeeks.Of(log, period).Say, Referrals.Of(log, period).Say, WordOfMouth.Of(log, period).Say ?? "", MomentCounts.Of(log, period).Say,
        }),
    ];

    private static List<RecoveryCase> Any(int seed, Func<int, string> who, int worth)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(1, 30).Select(number =>
        {
            var at = chance.Next(0, 9 * Day);
            By Next(int most)
            {
                at += chance.Next(0, most);
                return At(at, who(chance.Next(8)));
            }

            var about = Case(number, at, chance.Next(4) == 0 ? CustomerKind.Internal : CustomerKind.External, chance.Next(3) == 0 ? null : $"key{number}", foundFirst: chance.Next(5) == 0, who: who(chance.Next(8)));
            about.Help(new Helping(Value: (ValueRange)((number + worth) % 4)), At(at));
            about.Own(Next(90));
            about.Promise(Start.AddMinutes(at + chance.Next(10, 300)), Next(10));
            if (chance.Next(3) > 0)
                about.Tell(Next(300));
            if (chance.Next(4) == 0)
                about.AcceptHandOver(Next(60));
            if (chance.Next(5) == 0)
                return about;

            about.Fix(Next(600));
            if (chance.Next(2) == 0)
                about.Ask(AskChannel.Mail, Next(60));
            if (chance.Next(3) == 0)
                about.Confirm((Outcome)chance.Next(3), "their words", Next(600));
            about.Close(Next(60));
            if (chance.Next(6) == 0)
                about.FollowUp((Retention)chance.Next(3), null, At(at + 31 * Day, who(3)));
            return about;
        })];
    }
}
