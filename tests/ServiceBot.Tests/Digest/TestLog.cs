using System.Globalization;
using System.Reflection;
using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Digest;

/// <summary>
/// A team's log, written as a list of what happened: "0 own, 95 fix" is minutes after the first report, "2d30 reopen" two days and 30 minutes.
/// It begins on a Monday at 09:00; the team works from 9 to 17 in UTC.
/// </summary>
internal sealed class TestLog
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public List<RecoveryCase> Cases { get; } = [];
    public List<Moment> Moments { get; } = [];
    public List<RepeatProposal> Proposals { get; } = [];

    /// <summary>What people are called.</summary>
    public Func<string, string> Name { get; init; } = name => name;

    public TeamLog At(DateTimeOffset now) => new("desk", now, Cases, Moments, Proposals);

    /// <summary>Long after everything.</summary>
    public TeamLog Later => At(Start.AddYears(1));

    public static Period Day(int day) => new(Start.Date.AddDays(day).ToUniversal(), Start.Date.AddDays(day + 1).ToUniversal());

    public static Period Days(int from, int to) => new(Day(from).Start, Day(to).Start);

    /// <param name="reported">When.</param>
    /// <param name="log">What happened then, each with its time, and with "@rui" behind it when it was not Ines.</param>
    public RecoveryCase Case(
        string reported, string log = "", CustomerKind customer = CustomerKind.External, Severity severity = Severity.Normal,
        SpecialCare care = SpecialCare.None, string? key = null, bool foundFirst = false, bool isPractice = false)
    {
        var by = new By(Name("ines"), Time(reported));
        var about = RecoveryCase.Report(Cases.Count + 1, "desk", "The gate was wrong", "Wrong gate", by, isPractice);
        about.Classify(customer, severity, danger: false, "Wrong gate", "desk", by, care);
        about.Hear(new Hearing("It was closed", FoundFirst: foundFirst), by);
        about.Recognise(key);
        Cases.Add(about);
        Do(about, log);
        return about;
    }

    public void Do(RecoveryCase about, string log)
    {
        foreach (var line in log.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            var person = words.FirstOrDefault(word => word.StartsWith('@'))?[1..] ?? "ines";
            Do(about, words[1], words.Skip(2).FirstOrDefault(word => !word.StartsWith('@')), new By(Name(person), Time(words[0])));
        }
    }

    public void Note(MomentKind kind, string at, int? number = null) =>
        Moments.Add(new Moment { Id = $"{Moments.Count:0000}", TeamId = "desk", PersonId = Name("ines"), Kind = kind, At = Time(at), CaseNumber = number });

    public static DateTimeOffset Time(string typed)
    {
        var parts = typed.Split('d');
        int Number(string part) => part.Length == 0 ? 0 : int.Parse(part, CultureInfo.InvariantCulture);
        return parts.Length == 1 ? Start.AddMinutes(Number(parts[0])) : Start.AddDays(Number(parts[0])).AddMinutes(Number(parts[1]));
    }

    /// <summary>All figures, with everything in them.</summary>
    public static string Figures(TeamLog log, Period period, bool isFair = true) => string.Join('\n', new object[]
    {
        TimeToOwn.Of(log, period), FirstWords.Of(log, period), TimeToFix.Of(log, period), PromisesKept.Of(log, period), RecoveryRate.Of(log, period),
        SecondFailures.Of(log, period), RepeatContacts.Of(log, period) is var again ? (again.Rate with { Contacts = 0 }, again.Unsure) : default,
        HandOffs.Of(log, period), AskRate.Of(log, period), ThresholdMap.Of(log, period), AfterWeeks.Of(log, period), Referrals.Of(log, period), CameBack.Of(log, period),
        WordOfMouth.Of(log, period), MomentCounts.Of(log, period), isFair ? Fairness.Of(log, period) : "",
    }.Select(Written));

    /// <summary>Lists by what is in them.</summary>
    private static string Written(object? value) => value switch
    {
        null => "-",
        string text => text,
        System.Collections.IEnumerable list => $"[{string.Join(' ', list.Cast<object>().Select(Written).Order())}]",
        _ when value.GetType().Namespace?.StartsWith("ServiceBot", StringComparison.Ordinal) == true && !value.GetType().IsEnum =>
            $"{value.GetType().Name}({string.Join(' ', value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name}={Written(property.GetValue(value))}"))})",
        _ => $"{value}",
    };

    private void Do(RecoveryCase about, string what, string? data, By by)
    {
        switch (what)
        {
            case "own": about.Own(by); break;
            case "give": about.Offer(by); break;
            case "hand": about.OfferTo(by.PersonId, by with { PersonId = about.OwnerId! }); about.AcceptHandOver(by); break; // whoever hands it over owns it
            case "tell": about.Tell(by); break;
            case "promise": about.Promise(Time(data!), by); break; // written with its time
            case "more": about.NeedMoreTime(Time(data!), by); break; // written with its time
            case "pause": about.Wait(by); break;
            case "resume": about.Resume(by); break;
            case "fix": about.Fix(by); break;
            case "notyet": about.Park(by); break;
            case "close":
                if (data is not null)
                    about.Presume(Enum.Parse<Outcome>(data));
                about.Close(by);
                break;
            case "reopen": about.Reopen(by); break;
            case "cancel": about.Cancel(by); break;
            case "takeup": about.TakeUp(by); break;
            case "ask": about.Ask(AskChannel.Call, by); break;
            case "noask": about.DoNotAsk("they asked us not to", by); break;
            case "say": about.Confirm(Enum.Parse<Outcome>(data!), "in their words", by); break; // written with how they see it
            case "help": about.Answer(new CustomerAnswers(Enum.Parse<Helpfulness>(data!), null), by); break; // written with the answer
            case "abuse": about.EndForAbuse(by); break;
            case "noabuse": about.WithdrawAbuse(by); break;
            case "analyze": about.Analyze(new Analysis("The sign is late", StoppedBy: Enum.Parse<CommitmentLimits>(data!.Replace('+', ','))), by); break; // written with the limits
            case "look": about.FollowUp(Enum.Parse<Retention>(data!), null, by); break; // written with what was found
            case "came": about.ComeBack(data is "-" ? null : Enum.Parse<CameBackTo>(data!), null, by); break; // written with why
            case "refer": about.Refer(data is "-" ? null : Enum.Parse<Referral>(data!), null, by); break; // written with how
            case "join": // the other is a report of the same
                var other = Cases[int.Parse(data!, CultureInfo.InvariantCulture) - 1]; // written with the number
                var isAgain = other.FixedAt is not null;
                if (isAgain)
                    about.IsRepeatOf(other.Number, by);
                about.MergeInto(other, by, isOpenedAgain: isAgain);
                break;
            case "part": about.Unmerge(Cases[about.MergedInto!.Value - 1], by); break; // only what was joined is parted
            default: throw new ArgumentException(what);
        }
    }
}

internal static class DateExtension
{
    public static DateTimeOffset ToUniversal(this DateTime date) => new(date, TimeSpan.Zero);
}
