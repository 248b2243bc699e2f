using System.Globalization;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How figures are said. What there is none of is "—" and never a zero.</summary>
internal static class FigureWords
{
    public const string None = "—";

    /// <summary>"6 min", "at once", "1 h 6 min".</summary>
    public static string Time(TimeSpan time) => time == TimeSpan.Zero ? "at once" : Shown.Long(time);

    /// <summary>"middle 6 min", and from ten values on what nine of ten stayed within.</summary>
    public static string Middle(Spread? spread) => spread is null
        ? None
        : $"middle {Time(spread.Middle)}{(spread.Most is { } most ? $", nine of ten within {Time(most)}" : "")}";

    public static string Part(int part, int whole) => whole == 0 ? None : $"{part} of {whole}";

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The parts that are there, one after the other.</summary>
    public static string Joined(params string?[] parts) => string.Join(" · ", parts.OfType<string>());

    public static string Cases(IReadOnlyCollection<int> numbers) => string.Join(", ", numbers.Order().Select(number => $"#{number}"));
}
