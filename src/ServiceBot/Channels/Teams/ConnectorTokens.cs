using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace ServiceBot.Channels.Teams;

/// <summary>Gets the token by which the connector knows the bot. It is kept and renewed by Microsoft's own library, in memory only.</summary>
internal sealed class ConnectorTokens(IOptions<TeamsOptions> options, IHttpClientFactory clients) : IDisposable
{
    /// <summary>The HTTP client that asks for tokens.</summary>
    public const string Client = "login";

    public const string Secrets = "MicrosoftAppPassword or Teams:CertificatePath";
    public const string Registered = "MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType";
    public const string Login = "ToChannelFromBotLoginUrl";
    public const string Scope = "ToChannelFromBotOAuthScope";

    private readonly TeamsOptions _teams = options.Value;

    /// <summary>One asks at a time: the others find what it got.</summary>
    private readonly SemaphoreSlim _gate = new(1);

    private TokenSource? _source;

    /// <summary>Whether there is a registration. Without one the connector is a program on this machine, which asks for no token.</summary>
    public bool IsSet => _teams.IsSet;

    /// <param name="refused">The one that the connector does not take, where it is asked for another.</param>
    public async Task<BotToken> TakeAsync(string? refused, CancellationToken cancellationToken)
    {
        var isIn = false;
        try
        {
            await _gate.WaitAsync(cancellationToken);
            isIn = true;
            _source ??= TokenSource.Of(_teams, clients);
            var token = await _source.AskAsync(isAnew: false, cancellationToken);

            // Somebody else may have got another since.
            return BotToken.Of(token == refused ? await _source.AskAsync(isAnew: true, cancellationToken) : token);
        }
        catch (MsalServiceException refusal)
        {
            return Of(refusal);
        }
        catch (MsalClientException)
        {
            return BotToken.None("these settings are no registration", _teams.HasIdentity ? Registered : $"{Secrets}, {Registered}");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return BotToken.None("the certificate cannot be read", "Teams:CertificatePath and Teams:CertificatePassword");
        }
        catch (Exception failure) when (failure is ArgumentException or UriFormatException)
        {
            return BotToken.None("the address for tokens is none", Login);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // Nothing has left yet, also when it is the time of the whole attempt that is over.
            return BotToken.None("whoever gives tokens was not reached", Login);
        }
        catch (Exception failure)
        {
            // The library reads what comes from outside, and throws whatever its parts do. Nothing has left yet, so it may be tried again.
            return BotToken.None($"the answer cannot be read ({failure.GetType().Name})", Login);
        }
        finally
        {
            if (isIn)
                _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Only known words: the others come from outside, and some of them repeat what they were asked.</summary>
    private BotToken Of(MsalServiceException refusal) => refusal switch
    {
        { StatusCode: StatusCodes.Status429TooManyRequests or >= 500 } or { ErrorCode: "temporarily_unavailable" } =>
            BotToken.None($"whoever gives tokens is in trouble (HTTP {refusal.StatusCode})", Login, refusal.Headers?.RetryAfter?.Delta),
        _ when _teams.HasIdentity => BotToken.None("this machine is not given the managed identity", Registered),
        { ErrorCode: "invalid_client" } => BotToken.None("the secret or certificate is not the bot's, or has run out", Secrets),
        { ErrorCode: "invalid_scope" or "invalid_resource" } => BotToken.None("tokens are not given for that", Scope),
        { ErrorCode: "unauthorized_client" or "invalid_request" or "invalid_grant" } => BotToken.None("the bot is not known there", Registered),
        _ => BotToken.None($"no token was given (HTTP {refusal.StatusCode})", $"{Login}, {Registered}"),
    };
}
