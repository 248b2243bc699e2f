using System.Globalization;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>
/// What a gesture may be: <c>min(limit, max(floor, q × V))</c>, where V is the margin of a purchase times purchases a year times expected years.
/// Every customer gets the floor; what one is worth may only raise it, and changes no order, target or word.
/// </summary>
internal static class GestureGuide
{
    /// <summary>A year has hardly more purchases than that, and nobody plans for more years.</summary>
    private const decimal MostPurchases = 10_000;
    private const decimal MostYears = 100;

    /// <param name="limit">Of whoever decides, in minor units; null: there is none.</param>
    /// <param name="share">q, in hundredths of a percent.</param>
    /// <param name="worth">V in minor units; null: unknown.</param>
    public static Span Suggest(long? limit, long floor, int share, Span? worth)
    {
        return worth is { } known ? new Span(Of(known.From), Of(known.To)) : new Span(Of(0), Of(0));

        decimal Of(decimal value) => Math.Min(limit ?? decimal.MaxValue, Math.Max(floor, decimal.Floor(share * value / 10_000)));
    }

    /// <summary>V; null when one of the three is not known.</summary>
    public static Span? Worth(Span? margin, Span? purchases, Span? years) =>
        margin is { } each && purchases is { } often && years is { } time
            ? new Span(each.From * often.From * time.From, each.To * often.To * time.To)
            : null;

    /// <summary>What is kept of it: whether it leaves the gesture at the floor, raises it, or raises it beyond what an approver decides.</summary>
    public static ValueRange Range(TeamSettings settings, Span? worth)
    {
        if (worth is null)
            return ValueRange.Unknown;

        var most = Suggest(null, settings.GestureFloor, settings.GestureShare, worth).To;
        return most <= settings.GestureFloor ? ValueRange.Small
            : most <= settings.ApproverLimit ? ValueRange.Middle
            : ValueRange.Large;
    }

    /// <summary>"20-40", "20 to 40", "20" in minor units; null when it is no amount, and when the first is more than the second.</summary>
    public static Span? Margin(string? typed, string currency) => Read(typed, one => Money.Parse(one, currency));

    public static Span? Purchases(string? typed) => Read(typed, one => Number(one, MostPurchases));

    public static Span? Years(string? typed) => Read(typed, one => Number(one, MostYears));

    private static Span? Read(string? typed, Func<string, decimal?> read)
    {
        var parts = Said.OneLine(typed).Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Replace('–', '-').Split('-');
        return parts switch
        {
            [var one] when read(one.Trim()) is { } only => new Span(only, only),
            [var one, var two] when read(one.Trim()) is { } from && read(two.Trim()) is { } to && from <= to => new Span(from, to),
            _ => null,
        };
    }

    private static decimal? Number(string typed, decimal most) =>
        decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}

/// <summary>From the least to the most; both the same where it is known exactly.</summary>
internal readonly record struct Span(decimal From, decimal To);
