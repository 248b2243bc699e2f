using System.Text.Json.Serialization;
using ServiceBot.Pulse;

namespace ServiceBot.Channels.Web;

/// <param name="Name">Whose journal it is.</param>
/// <param name="Most">So many entries fit.</param>
/// <param name="Help">Where people of their team find help, as their team has written it.</param>
internal sealed record JournalView(
    string Name, DateOnly Today, int Most, int Longest, int LongestStrength, IReadOnlyList<JournalQuestion> Questions, string Strength,
    IReadOnlyList<JournalPage> Entries, int Unreadable, string Help);

internal sealed record JournalQuestion(string Id, string Text, IReadOnlyList<JournalAnswer> Answers);

internal sealed record JournalAnswer(int Value, string Word);

/// <summary>An entry that is kept now; whoever wrote it has its words.</summary>
internal sealed record JournalKept(string Id, DateOnly Day);

/// <param name="Once">A name of its own, so that what is sent twice is kept once.</param>
internal sealed record JournalWish(string Once, Dictionary<string, int>? Answers = null, string? Text = null);

internal sealed record JournalLine(string Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JournalView))]
[JsonSerializable(typeof(JournalKept))]
[JsonSerializable(typeof(JournalWish))]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
