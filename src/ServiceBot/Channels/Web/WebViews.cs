using System.Text.Json.Serialization;

namespace ServiceBot.Channels.Web;

/// <summary>A token that was not bound to a socket yet, or the answer to a refresh.</summary>
internal sealed record TokenView(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record ConversationView(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl);

internal sealed record PostedView(string Id);

internal sealed record SessionView(string SessionId);

/// <param name="Me">Who is signed in; null in local mode, where the page lets one choose.</param>
/// <param name="Beside">The room that stands beside the private chat at first; null: the first one.</param>
internal sealed record RosterView(NamedView? Me, IReadOnlyList<NamedView> Rooms, IReadOnlyList<PersonView> People, string? Beside = null);

/// <param name="IsExample">Whether it is made up; null: no.</param>
internal sealed record NamedView(string Id, string Name, bool? IsExample = null);

/// <param name="Role">Shown where one chooses who to be.</param>
/// <param name="IsExample">Whether they are of the example team; null: no.</param>
internal sealed record PersonView(string Id, string Name, string? Role, bool? IsExample = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(ConversationView))]
[JsonSerializable(typeof(PostedView))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(RosterView))]
internal sealed partial class WebJson : JsonSerializerContext;
