#nullable disable
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BotBuilder.Tests.Hosting;

/// <summary>Authorizations that are made up, or not meant for the bot, or not any more.</summary>
internal static class Forgeries
{
    private static readonly Dictionary<string, Func<DateTimeOffset, string, string>> All = new()
    {
        ["algorithm none"] = (now, url) => Unsigned("none", now, url),
        ["algorithm NoNe"] = (now, url) => Unsigned("NoNe", now, url),
        ["HS256 with the public key"] = (now, url) =>
        {
            var (header, payload) = TokenService.Parts(now, url, ServiceKey.First);
            header["alg"] = "HS256";
            var secret = Encoding.ASCII.GetBytes(ServiceKey.First.PublicPem);
            return "Bearer " + ServiceKey.Join(header, payload, content => HMACSHA256.HashData(secret, content));
        },
        ["another key by the same name"] = (now, url) => TokenService.Good(now, url, key: ServiceKey.Forged),
        ["no key id"] = (now, url) => TokenService.Good(now, url, (header, _) => header.Remove("kid")),
        ["another audience"] = Changed("aud", _ => "00000000-53ed-4d29-b878-6e941da61e98"),
        ["no audience"] = Changed("aud", _ => null),
        ["another issuer"] = Changed("iss", _ => "https://api.botframework.evil.example"),
        ["expired 6 minutes ago"] = Changed("exp", now => now.AddMinutes(-6).ToUnixTimeSeconds()),
        ["good in 6 minutes"] = Changed("nbf", now => now.AddMinutes(6).ToUnixTimeSeconds()),
        ["changed after it was signed"] = (now, url) =>
        {
            var parts = TokenService.Good(now, url, (_, payload) => payload["aud"] = "another").Split('.');
            var (_, payload) = TokenService.Parts(now, url, ServiceKey.First);
            return $"{parts[0]}.{ServiceKey.Encode(payload.ToJsonString())}.{parts[2]}";
        },
        ["RS512 in name only"] = (now, url) =>
        {
            var (header, payload) = TokenService.Parts(now, url, ServiceKey.First);
            var signed = ServiceKey.First.Sign(header, payload);
            header["alg"] = "RS512";
            return $"Bearer {ServiceKey.Encode(header.ToJsonString())}.{signed.Split('.', 2)[1]}";
        },
        ["a key of its own to be fetched"] = (now, url) => TokenService.Good(
            now, url, (header, _) => (header["kid"], header["jku"]) = ("own", $"{url}forged"), ServiceKey.Forged),
        ["garbage"] = (_, _) => "Bearer no-token",
        ["empty"] = (_, _) => "Bearer ",
        ["a megabyte"] = Changed("more", _ => new string('x', 1024 * 1024)),
        ["no expiry"] = Changed("exp", _ => null),
    };

    /// <summary>What the list of all others need not have, because it is only about this service or this reader.</summary>
    private static readonly Dictionary<string, Func<DateTimeOffset, string, string>> More = new()
    {
        ["another channel's service URL"] = Changed("serviceurl", _ => "https://smba.trafficmanager.net.evil.example/"),
        ["no service URL"] = Changed("serviceurl", _ => null),
        ["for two audiences"] = Changed("aud", _ => new JsonArray(TokenService.AppId, "another")),
        ["an audience that is a number"] = Changed("aud", _ => 7),
        ["an expiry that is a word"] = Changed("exp", _ => "never"),
        ["an expiry beyond all clocks, not yet good"] = (now, url) => TokenService.Good(
            now, url, (_, payload) => (payload["exp"], payload["nbf"]) = (long.MaxValue, long.MaxValue)),
        ["PS256"] = (now, url) => TokenService.Good(now, url, (header, _) => header["alg"] = "PS256"),
        ["no signature"] = (now, url) => TokenService.Good(now, url)[..(TokenService.Good(now, url).LastIndexOf('.') + 1)],
        ["two parts"] = (now, url) => TokenService.Good(now, url)[..TokenService.Good(now, url).LastIndexOf('.')],
        ["five parts"] = (now, url) => TokenService.Good(now, url) + ".x.y",
        ["a header that is no JSON"] = (_, _) => "Bearer e30x.e30.e30",
        ["a header that is an array"] = (_, _) => $"Bearer {ServiceKey.Encode("[]")}.{ServiceKey.Encode("{}")}.x",
        ["a payload that is null"] = (_, _) => $"Bearer {ServiceKey.Encode("{}")}.{ServiceKey.Encode("null")}.x",
        ["half a character"] = (_, _) => $"Bearer {ServiceKey.Encode("{\"kid\":\"\\ud83d\"}")}.{ServiceKey.Encode("{\"iss\":\"\\ud83d\"}")}.x",
        ["a name of a key that is an object"] = (now, url) => TokenService.Good(now, url, (header, _) => header["kid"] = new JsonObject()),
        ["no scheme"] = (now, url) => TokenService.Good(now, url)["Bearer ".Length..],
        ["another scheme"] = (now, url) => "Basic" + TokenService.Good(now, url)["Bearer".Length..],
        ["three words"] = (now, url) => TokenService.Good(now, url) + " more",
        ["two tokens"] = (now, url) => $"{TokenService.Good(now, url)}, {TokenService.Good(now, url)}",
        ["a skill"] = (now, url) => TokenService.Good(now, url, (_, payload) => (payload["ver"], payload["appid"]) = ("1.0", "00000000-53ed-4d29-b878-6e941da61e98")),
        ["a skill of version 2"] = (now, url) => TokenService.Good(now, url, (_, payload) => (payload["ver"], payload["azp"]) = ("2.0", "00000000-53ed-4d29-b878-6e941da61e98")),
        ["a skill that is nobody"] = Changed("appid", _ => "AnonymousSkill"),
        ["an emulator"] = (now, url) => TokenService.Good(now, url, Emulator),
    };

    /// <summary>The 17 that every reader of such tokens is tried with, and then some more.</summary>
    public static IEnumerable<string> Names => All.Keys.Concat(More.Keys);

    public static string Make(string name, DateTimeOffset now, string serviceUrl) =>
        (All.TryGetValue(name, out var forge) ? forge : More[name])(now, serviceUrl);

    /// <summary>As somebody gets it who knows the secret of the bot.</summary>
    public static void Emulator(JsonObject header, JsonObject payload)
    {
        payload["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
        payload["aud"] = "https://api.botframework.com";
        payload["ver"] = "1.0";
        payload["appid"] = TokenService.AppId;
        payload.Remove("serviceurl");
    }

    private static Func<DateTimeOffset, string, string> Changed(string claim, Func<DateTimeOffset, JsonNode> value) => (now, url) =>
        TokenService.Good(now, url, (_, payload) =>
        {
            if (value(now) is { } other)
                payload[claim] = other;
            else
                payload.Remove(claim);
        });

    private static string Unsigned(string algorithm, DateTimeOffset now, string url)
    {
        var (header, payload) = TokenService.Parts(now, url, ServiceKey.First);
        header["alg"] = algorithm;
        return "Bearer " + ServiceKey.Join(header, payload, _ => []);
    }
}
