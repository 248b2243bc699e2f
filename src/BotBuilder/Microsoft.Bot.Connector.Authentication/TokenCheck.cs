using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Checks that a request comes from a channel's service and is meant for this bot. The emulator's tokens, which whoever has the bot's
/// own secret can get, are good only where the settings say where their keys are. Those of skills never are.
/// </summary>
internal sealed class TokenCheck
{
    private const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>In these the emulator gets its tokens, unless the bot lives in one tenant only.</summary>
    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };
    private readonly string _appId;
    private readonly string _issuer;
    private readonly SigningKeys _keys;
    private readonly SigningKeys _emulatorKeys;
    private readonly HashSet<string> _emulatorIssuers = new(StringComparer.Ordinal);

    public TokenCheck(string appId, IConfiguration settings)
    {
        _appId = appId;
        _issuer = Setting(settings, "ToBotFromChannelTokenIssuer") ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
        _keys = new SigningKeys(new KeySource(
            Setting(settings, "ToBotFromChannelOpenIdMetadataUrl") ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl));
        if (Setting(settings, "ToBotFromEmulatorOpenIdMetadataUrl") is not { } emulatorUrl)
            return;

        _emulatorKeys = new SigningKeys(new KeySource(emulatorUrl));
        foreach (var tenant in EmulatorTenants.Append(Setting(settings, "MicrosoftAppTenantId")).OfType<string>())
        {
            _emulatorIssuers.Add(AuthenticationConstants.ValidTokenIssuerUrlTemplateV1.Replace("{0}", tenant, StringComparison.Ordinal));
            _emulatorIssuers.Add(AuthenticationConstants.ValidTokenIssuerUrlTemplateV2.Replace("{0}", tenant, StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Who sent the activity; an <see cref="UnauthorizedAccessException"/> when it is not certain. Its message is one of a few, with
    /// nothing of the token in it.
    /// </summary>
    public async Task<ClaimsIdentity> CheckAsync(
        Activity activity, string authHeader, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var token = _handler.ReadJsonWebToken(TokenIn(authHeader));
            if (IsOfSkill(token))
                throw Refused("it is one of a skill");

            return _emulatorIssuers.Contains(token.Issuer)
                ? await CheckEmulatorAsync(token, activity, clock, cancellationToken)
                : await CheckChannelAsync(token, activity, clock, cancellationToken);
        }
        catch (Exception failure) when (failure is not (UnauthorizedAccessException or OperationCanceledException))
        {
            // Whatever its reader stumbles over, it is not a good one.
            throw Refused("it cannot be read");
        }
    }

    private async Task<ClaimsIdentity> CheckChannelAsync(
        JsonWebToken token, Activity activity, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Before its key is looked for: keys are asked for in vain as seldom as can be.
        if (token.Issuer != _issuer)
            throw Refused("it was issued by somebody else");

        var (key, identity) = await CheckSignatureAsync(token, _keys, _issuer, IsForThisBot, clock, cancellationToken);
        if (activity.ChannelId is not { } channel || !key.Endorsements.Contains(channel))
            throw Refused("its key is not endorsed for the channel");
        if (string.IsNullOrEmpty(activity.ServiceUrl)
            || !string.Equals(Claim(token, AuthenticationConstants.ServiceUrlClaim), activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            throw Refused("it is for another service URL");

        return identity;
    }

    private async Task<ClaimsIdentity> CheckEmulatorAsync(
        JsonWebToken token, Activity activity, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!string.Equals(AppIdOf(token), _appId, StringComparison.OrdinalIgnoreCase))
            throw Refused("it is an emulator's for another bot");

        var (key, identity) = await CheckSignatureAsync(token, _emulatorKeys, token.Issuer, (_, _, _) => true, clock, cancellationToken);
        if (key.Endorsements.Count > 0 && (activity.ChannelId is not { } channel || !key.Endorsements.Contains(channel)))
            throw Refused("its key is not endorsed for the channel");

        return identity;
    }

    private async Task<(SigningKey Key, ClaimsIdentity Identity)> CheckSignatureAsync(
        JsonWebToken token, SigningKeys keys, string issuer, AudienceValidator audience, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token.Kid))
            throw Refused("it does not name its key");
        if (await keys.FindAsync(token.Kid, clock, cancellationToken) is not { } key)
            throw Refused(keys.AreKnown ? "its key is not known" : "the keys could not be read, and are asked for again within five minutes");

        var now = clock.GetUtcNow().UtcDateTime;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            AudienceValidator = audience,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => until > now - Skew && (from is null || from <= now + Skew),
        });

        // The kind of the failure says what is wrong without a word of the token.
        return result.IsValid ? (key, result.ClaimsIdentity) : throw Refused(result.Exception.GetType().Name);
    }

    /// <summary>For this bot alone: not for another one as well.</summary>
    private bool IsForThisBot(IEnumerable<string> audiences, SecurityToken token, TokenValidationParameters parameters) =>
        audiences.ToList() is [var only] && string.Equals(only, _appId, StringComparison.OrdinalIgnoreCase);

    private static string TokenIn(string authHeader)
    {
        if (string.IsNullOrWhiteSpace(authHeader))
            throw Refused("there is none");

        // Two parts, however long what comes behind them is.
        return authHeader.Split(' ', 3) is [var scheme, { Length: > 0 and <= LongestToken } token]
            && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && token.Count('.') == 2
                ? token
                : throw Refused("it is none");
    }

    private static bool IsOfSkill(JsonWebToken token)
    {
        var app = AppIdOf(token);
        return Claim(token, AuthenticationConstants.AppIdClaim) == AuthenticationConstants.AnonymousSkillAppId
            || Claim(token, AuthenticationConstants.VersionClaim) is not null
            && app is { Length: > 0 }
            && token.Audiences.Any(audience => audience.Length > 0 && audience != AuthenticationConstants.ToBotFromChannelTokenIssuer && audience != app);
    }

    /// <returns>The app that the token was issued to; null when it does not say so in the way of its version.</returns>
    private static string AppIdOf(JsonWebToken token) => Claim(token, AuthenticationConstants.VersionClaim) switch
    {
        "" or "1.0" => Claim(token, AuthenticationConstants.AppIdClaim),
        "2.0" => Claim(token, AuthenticationConstants.AuthorizedParty),
        _ => null,
    };

    private static string Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var claim) ? claim : null;

    private static string Setting(IConfiguration settings, string name) => settings[name] is { Length: > 0 } value ? value : null;

    private static UnauthorizedAccessException Refused(string reason) => new($"The token is not good: {reason}.");
}
