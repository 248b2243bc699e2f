using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Digest;

/// <summary>Logs as they are told by hand: all in minutes after Monday 2 November 2026, nine o'clock in UTC.</summary>
internal static class Told
{
    public const int Day = 24 * 60;

    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static By At(int minute, string who = "ines") => new(who, Start.AddMinutes(minute));

    public static Period Between(int from, int to) => new(Start.AddMinutes(from), Start.AddMinutes(to));

    /// <summary>Read ten weeks later, unless it is said when.</summary>
    public static TeamLog Log(IEnumerable<RecoveryCase> cases, int readAt = 100 * Day) => new("harbour", Start.AddMinutes(readAt), [.. cases], [], []);

    public static RecoveryCase Case(
        int number, int reported, CustomerKind customer = CustomerKind.External, string? key = null, SpecialCare care = SpecialCare.None, bool foundFirst = false, string who = "ines")
    {
        var about = RecoveryCase.Report(number, "harbour", "it broke", "It broke", At(reported, who));
        about.Classify(customer, Severity.Normal, false, "It broke", "harbour", At(reported, who), care);
        about.Hear(new Hearing("It broke", FoundFirst: foundFirst), At(reported, who));
        about.Recognise(key);
        return about;
    }

    public static RecoveryCase Fixed(int number, int reported, int at, CustomerKind customer = CustomerKind.External, string? key = null)
    {
        var about = Case(number, reported, customer, key);
        about.Own(At(reported + 1));
        about.Fix(At(at));
        return about;
    }

    public static RecoveryCase Closed(int number, int at, Outcome outcome, bool isConfirmed, CustomerKind customer = CustomerKind.External)
    {
        var about = Fixed(number, at - 30, at - 20, customer);
        if (isConfirmed)
            about.Confirm(outcome, "as they said", At(at - 10));
        else
            about.Presume(outcome);
        about.Close(At(at));
        return about;
    }
}
