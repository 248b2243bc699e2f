using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Connects a bot with channels that call it over HTTP.</summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    private readonly ConcurrentDictionary<string, bool> _refusals = new(StringComparer.Ordinal);

    /// <summary>Lets in everybody who shows no token.</summary>
    public CloudAdapter()
        : this(new ConfigurationBuilder().Build())
    {
    }

    /// <summary>Takes requests from those whom the authentication lets in.</summary>
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    /// <summary>Takes requests from those whom the settings let in.</summary>
    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory), logger)
    {
    }

    /// <summary>
    /// Runs the turn that a request asks for, and answers when it is over: 405 to what is not a POST, 400 to what is not
    /// an activity, 401 to whom the authentication does not let in; the replies when they are expected here; the answer
    /// to an invoke, or 501 when the bot has none; otherwise 200.
    /// </summary>
    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var activity = await ActivityReader.ReadAsync(httpRequest, cancellationToken);
        if (activity == null)
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        AuthenticateRequestResult sender;
        try
        {
            string authHeader = httpRequest.Headers.Authorization;
            sender = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, ClockOf(httpRequest), cancellationToken);
        }
        catch (UnauthorizedAccessException e)
        {
            // The reasons are few. Whoever is refused must not fill the log.
            if (_refusals.TryAdd(e.Message, true))
                LogRefused(Logger, e.Message);

            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var answer = await ProcessActivityAsync(sender, activity, bot.OnTurnAsync, cancellationToken);
        await WriteAsync(httpResponse, answer, cancellationToken);
    }

    /// <summary>The program's own, if it has one.</summary>
    private static TimeProvider ClockOf(HttpRequest httpRequest) =>
        httpRequest.HttpContext.RequestServices?.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System;

    private static async Task WriteAsync(
        HttpResponse httpResponse, InvokeResponse answer, CancellationToken cancellationToken)
    {
        httpResponse.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body == null)
            return;

        var json = JsonSerializer.SerializeToUtf8Bytes(answer.Body, BotJson.Options);
        httpResponse.ContentType = "application/json; charset=utf-8";
        httpResponse.ContentLength = json.Length;
        await httpResponse.Body.WriteAsync(json, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Refused a request: {Reason} All others like it are refused without a word here")]
    private static partial void LogRefused(ILogger logger, string reason);
}
