namespace ServiceBot.Benchmarks;

/// <summary>The required path of a case, as somebody types it.</summary>
internal static class Story
{
    public static readonly string[] Turns =
    [
        "problem the courier lost the parcel of order 4711",
        "A customer",
        "The parcel was due on Monday and nobody told her it was lost.",
        "I own it",
        "It is fixed",
        "Information",
        "Fine",
    ];
}
