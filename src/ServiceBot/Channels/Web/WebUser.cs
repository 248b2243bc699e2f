using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServiceBot.Channels.Web;

/// <summary>Who a local client says it is.</summary>
internal sealed partial record WebUser(string Id, string? Name)
{
    public const int LongestName = 64;

    /// <returns>Null when the body names no user.</returns>
    /// <exception cref="RefusedException">The user it names cannot be one.</exception>
    public static WebUser? Read(JsonElement body)
    {
        if (!body.TryGetProperty("user", out var user) || user.ValueKind == JsonValueKind.Null)
            return null;
        if (user.ValueKind != JsonValueKind.Object || !user.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            throw RefusedException.BadRequest("""The user must be an object with an id that is a text: {"user":{"id":"…"}}.""");

        return new WebUser(id.GetString()!, ReadName(user));
    }

    /// <summary>People known already may have come from a chat whose ids look otherwise; somebody new may not.</summary>
    /// <exception cref="RefusedException">The id is not one that may be taken.</exception>
    public void DemandNewId()
    {
        if (!SafeId().IsMatch(Id) || Id == WebBot.Id)
            throw RefusedException.BadRequest("A user id has 1 to 64 letters (a to z), digits, dots, hyphens, underscores or @ signs.");
    }

    private static string? ReadName(JsonElement user)
    {
        if (!user.TryGetProperty("name", out var name) || name.ValueKind == JsonValueKind.Null)
            return null;
        if (name.ValueKind != JsonValueKind.String || name.GetString() is not { } given || !IsName(given))
            throw RefusedException.BadRequest($"A user's name is a text of up to {LongestName} characters.");

        return given;
    }

    public static bool IsName(string name) => name.Length <= LongestName && !name.Any(char.IsControl);

    // \z, because $ would let a line break through.
    [GeneratedRegex(@"\A[A-Za-z0-9._@-]{1,64}\z")]
    private static partial Regex SafeId();
}
