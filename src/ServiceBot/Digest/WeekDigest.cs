using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What a team reads together at the beginning of a week: how the last one went, and one thing of each kind to think about.</summary>
/// <param name="Figures">Null where they would be about one of very few people.</param>
/// <param name="Hearsay">How far the week may travel, where the team wants that in its channel.</param>
/// <param name="IsGrave">Nothing light is said: a case is open in which somebody may be in danger, or grieves.</param>
/// <param name="Done">What was done because people said something; null where nothing was in two weeks.</param>
/// <param name="Story">With its author where they want to be named.</param>
internal sealed record WeekDigest(
    string Team, Week Week, DateOnly Today, WeekFigures? Figures, string? Hearsay, bool IsGrave, ManagerAction? Done, (string Text, string? Author)? Story, (string Text, string? Author)? Signed,
    string? Clue, string? Principle, string Prompt, IReadOnlyList<(Pledge Pledge, string Name)> Pledges);
