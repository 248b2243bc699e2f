using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How often customers carried it on, and how.</summary>
internal sealed record Referrals(int ToldAFriend, int CameBack, int NewCustomer, int Other)
{
    public int All => ToldAFriend + CameBack + NewCustomer + Other;

    public string Say => All == 0 ? $"Referrals: {FigureWords.None}" : "Referrals: " + string.Join(", ", new[]
    {
        ToldAFriend > 0 ? $"told a friend {ToldAFriend}" : null, CameBack > 0 ? $"came back {CameBack}" : null,
        NewCustomer > 0 ? $"new customer {NewCustomer}" : null, Other > 0 ? $"another way {Other}" : null,
    }.OfType<string>());

    public static Referrals Of(TeamLog log, Period period)
    {
        var all = log.At(period).SelectMany(about => about.Events).Where(happened => happened.Kind == CaseEventKind.Referred && period.Includes(happened.At)).ToList();
        int Count(Referral? how) => all.Count(happened => (Enum.TryParse<Referral>(happened.Data, out var said) ? said : (Referral?)null) == how);
        return new Referrals(Count(Referral.ToldAFriend), Count(Referral.CameBack), Count(Referral.NewCustomer), Count(null));
    }
}
