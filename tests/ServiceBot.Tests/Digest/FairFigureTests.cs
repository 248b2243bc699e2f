using System.Reflection;
using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using static ServiceBot.Tests.Digest.TestLog;

namespace ServiceBot.Tests.Digest;

/// <summary>Nobody moves a figure by how they write things down, and none is about a person.</summary>
public class FairFigureTests
{
    private static readonly Type[] Figures =
    [
        typeof(TimeToOwn), typeof(FirstWords), typeof(TimeToFix), typeof(PromisesKept), typeof(RecoveryRate), typeof(SecondFailures), typeof(RepeatContacts), typeof(HandOffs),
        typeof(AskRate), typeof(Fairness), typeof(ThresholdMap), typeof(AfterWeeks), typeof(Referrals), typeof(CameBack), typeof(WordOfMouth), typeof(MomentCounts),
    ];

    [Fact]
    public void Closing_and_opening_again_ten_times_is_as_good_as_once()
    {
        Same(
            (log, about) => log.Do(about, "2d reopen, 2d1 close"),
            (log, about) =>
            {
                log.Do(about, "2d reopen, 2d1 close");
                for (var round = 0; round < 10; round++)
                    log.Do(about, "2d1 reopen, 2d1 close");
            });
    }

    [Fact]
    public void What_we_think_of_our_own_work_is_no_evidence() =>
        Same((_, _) => { }, (_, about) => about.See(Outcome.BetterThanExpected, Evidence.Thought, null, new By("ines", Time("1d"))));

    [Fact]
    public void Joining_and_parting_leaves_nothing_behind() =>
        Same(
            (log, _) => log.Case("1d", "1d own"),
            (log, _) =>
            {
                var other = log.Case("1d", "1d own");
                for (var round = 0; round < 5; round++)
                    log.Do(other, "1d10 join 1, 1d11 part");
            });

    [Fact]
    public void Nobody_can_say_that_it_happened_earlier() =>
        Same((_, _) => { }, (_, about) => about.Hear(new Hearing("It was closed", OccurredAt: Start.AddDays(-9), KnownAt: Start.AddDays(-8)), new By("ines", Time("40"))));

    [Fact]
    public void What_no_person_did_starts_and_stops_nothing() =>
        Same((log, _) => log.Case("20"), (log, about) =>
        {
            var other = log.Case("20");
            foreach (var kind in new[] { CaseEventKind.Owned, CaseEventKind.Told, CaseEventKind.Fixed, CaseEventKind.Closed, CaseEventKind.Paused, CaseEventKind.Reopened })
            {
                other.Events.Add(new CaseEvent(other.Number, 100 + other.Events.Count, kind, Time("25"), "", null));
                about.Events.Add(new CaseEvent(about.Number, 100 + about.Events.Count, kind, Time("25"), "", null));
            }
        });

    [Fact]
    public void What_is_said_when_the_day_is_over_does_not_move_it()
    {
        var (log, later) = (Team(), Team());
        var now = Time("60d");
        log.Case("10", "15 own, 0 promise 60");
        log.Case("0", "5 own");
        later.Case("10", "15 own, 0 promise 60, 1d tell, 1d fix, 1d close, 2d reopen");
        later.Case("0", "5 own, 1d join 1");
        later.Do(later.Cases[0], "1d reopen, 1d2 abuse, 1d3 hand @rui, 1d4 cancel");

        Assert.Equal(TestLog.Figures(log.At(now), Day(0)), TestLog.Figures(later.At(now), Day(0)));
        Assert.NotEqual(TestLog.Figures(log.At(now), Day(1)), TestLog.Figures(later.At(now), Day(1)));
    }

    [Fact]
    public void What_is_corrected_on_the_same_day_does()
    {
        var log = Team();
        var before = TimeToFix.Of(log.Later, Day(0)).Fixed;

        log.Do(log.Cases[1], "300 notyet");

        Assert.Equal(before - 1, TimeToFix.Of(log.Later, Day(0)).Fixed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Who_did_it_moves_no_figure(int seed)
    {
        string[] people = ["ines", "rui", "ana", "joao"];
        var (log, other) = (Random(seed, name => name), Random(seed, name => people[(Array.IndexOf(people, name) + 1) % people.Length]));

        foreach (var period in Periods)
            Assert.Equal(TestLog.Figures(log.Later, period), TestLog.Figures(other.Later, period));
        Assert.DoesNotContain(people, name => TestLog.Figures(log.Later, Days(0, 20)).Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_customers_are_worth_moves_only_the_fairness(int seed)
    {
        var (log, other) = (Random(seed, name => name), Random(seed, name => name));
        var chance = new Random(seed + 100);
        other.Cases.ForEach(about => about.IsWorth((ValueRange)chance.Next(4)));

        foreach (var period in Periods)
            Assert.Equal(TestLog.Figures(log.Later, period, isFair: false), TestLog.Figures(other.Later, period, isFair: false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Two_halves_of_a_day_add_up(int seed)
    {
        var log = Random(seed, name => name, "own", "promise", "tell", "fix", "close", "reopen", "ask", "came", "refer").Later;
        var any = 0;
        for (var day = 0; day < 20; day++)
        {
            var whole = Day(day);
            var noon = whole.Start.AddHours(12);
            var sums = new[] { new Period(whole.Start, noon), new Period(noon, whole.End) }.Select(Counts).Aggregate((one, two) => [.. one.Zip(two, (a, b) => a + b)]);
            Assert.Equal(Counts(whole), sums);
            any += sums.Sum();
        }

        Assert.True(any > 100);

        int[] Counts(Period period) =>
        [
            TimeToOwn.Of(log, period).Reported, PromisesKept.Of(log, period).Kept, PromisesKept.Of(log, period).Missed, SecondFailures.Of(log, period).Count,
            CameBack.Of(log, period).All, Referrals.Of(log, period).All, MomentCounts.Of(log, period).All,
            RecoveryRate.Of(log, period) is var rate ? rate.Cohort + rate.Provisional + rate.Apart : 0, RepeatContacts.Of(log, period).Rate.Matured,
        ];
    }

    [Fact]
    public void No_figure_holds_a_person()
    {
        Type[] allowed = [typeof(int), typeof(double), typeof(TimeSpan), typeof(MomentState), typeof(CommitmentLimits)];
        var open = new Queue<Type>(Figures);
        HashSet<Type> seen = [];
        while (open.TryDequeue(out var type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (allowed.Contains(type) || !seen.Add(type))
                continue;

            if (type.IsGenericType)
            {
                Array.ForEach(type.GetGenericArguments(), open.Enqueue);
                continue;
            }

            Assert.Contains(type, Figures.Concat([typeof(Spread), typeof(RepeatRate), typeof(Stay), typeof(StoppedBy), typeof(Lore)]));
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
                open.Enqueue(field.FieldType);
        }
    }

    private static IEnumerable<Period> Periods => [.. Enumerable.Range(0, 20).Select(Day), Days(0, 7), Days(7, 14), Days(0, 28)];

    private static void Same(Action<TestLog, RecoveryCase> once, Action<TestLog, RecoveryCase> often)
    {
        var (log, other) = (Team(), Team());
        once(log, log.Cases[0]);
        often(other, other.Cases[0]);
        foreach (var period in Periods)
            Assert.Equal(TestLog.Figures(log.Later, period), TestLog.Figures(other.Later, period));
    }

    private static TestLog Team()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 5 promise 60, 30 tell, 60 fix, 70 ask, 80 close Fine", key: "a");
        log.Case("30", "45 own, 50 promise 100, 110 tell, 120 pause, 200 resume, 240 fix, 1d say BetterThanExpected, 1d close", key: "b");
        return log;
    }

    private static TestLog Random(int seed, Func<string, string> name, params string[] kinds)
    {
        if (kinds.Length == 0)
            kinds = ["own", "give", "hand", "promise", "more", "tell", "pause", "resume", "fix", "notyet", "close", "reopen", "cancel", "takeup", "ask", "say", "abuse", "came", "refer"];

        var chance = new Random(seed);
        string[] people = ["ines", "rui", "ana", "joao"];
        var log = new TestLog { Name = name };
        for (var number = 1; number <= 40; number++)
        {
            var minute = chance.Next(10 * 1440);
            var about = log.Case($"{minute}", key: chance.Next(3) == 0 ? null : $"{number}");
            for (var step = chance.Next(14); step > 0; step--)
            {
                minute += chance.Next(600);
                var what = kinds[chance.Next(kinds.Length)];
                if (what is "hand" && about.OwnerId is null || what is "takeup" && about.Status != CaseStatus.Cancelled || about.Status == CaseStatus.Cancelled && what != "takeup")
                    continue;

                var data = what switch
                {
                    "promise" or "more" => $" {minute + 1 + chance.Next(900)}",
                    "say" => $" {(Outcome)chance.Next(3)}",
                    "came" or "refer" => " -",
                    _ => "",
                };
                log.Do(about, $"{minute} {what}{data} @{people[chance.Next(people.Length)]}");
            }
        }

        return log;
    }
}
