namespace ServiceBot.Digest;

/// <summary>One of the things that are counted, in words for whoever reads its figure.</summary>
/// <param name="Id">Stays, whatever it is called.</param>
/// <param name="Others">What else people call it.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Counted">How the figure is made.</param>
/// <param name="Special">What is left out, and what is done where it is not plain what counts.</param>
/// <param name="Unit">Of which time it is, and how it is printed.</param>
internal sealed record Metric(string Id, string Name, IReadOnlyList<string> Others, string Purpose, string Counted, string Special, string Unit);
