using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What a team reads together at the beginning of a week: how the last one went, and one thing of each kind to think about.</summary>
/// <param name="Figures">As they are said, the harm first.</param>
/// <param name="Done">What was done because people said something; null where nothing was in two weeks.</param>
/// <param name="Story">With its author where they want to be named.</param>
/// <param name="Celebrated">What the team may be glad about; null where there is nothing, or no reason to be light.</param>
internal sealed record WeekDigest(
    string Team, Week Week, DateOnly Today, IReadOnlyList<string> Figures, ManagerAction? Done, (string Text, string? Author)? Story, (string Text, string? Author)? Signed,
    string? Clue, string? Principle, string Prompt, IReadOnlyList<(Pledge Pledge, string Name)> Pledges, string? Celebrated);
