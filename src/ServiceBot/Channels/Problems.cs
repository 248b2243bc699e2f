using System.Data.Common;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels;

/// <summary>Whatever goes wrong with a request, its sender gets the status, a code and one plain sentence, in the shape the Bot Framework uses.</summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to hear anything.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var refused = failure as RefusedException ?? Explain(failure);
            if (refused.Status >= StatusCodes.Status500InternalServerError)
                LogFailed(failure, http.Request.Method, http.GetEndpoint()?.DisplayName);

            http.Response.Clear();
            await WriteAsync(http, refused);
        }
    }

    /// <summary>Gives the framework's own bare answers (no such page, wrong method) the same shape.</summary>
    public static Task WriteStatusAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return WriteAsync(context.HttpContext, status switch
        {
            StatusCodes.Status401Unauthorized => RefusedException.Unauthorized(),
            StatusCodes.Status404NotFound => RefusedException.NotFound("There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => new(status, "MethodNotAllowed", "This address does not take that method."),
            StatusCodes.Status501NotImplemented => new(status, "NotImplemented", "ServiceBot has no answer to an invoke of that name."),
            _ => new(status, "BadRequest", "The request was not understood."),
        });
    }

    private static RefusedException Explain(Exception failure) => failure switch
    {
        BadHttpRequestException bad => new(bad.StatusCode, "BadRequest", "The request could not be read; it is broken, too slow or too large."),
        _ when failure is DbException or DbUpdateException || Outage.IsBehind(failure) => new(
            StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable",
            "ServiceBot cannot write to its database at the moment; please try again.", TimeSpan.FromSeconds(1)),
        _ => new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong in ServiceBot; please try again."),
    };

    private static Task WriteAsync(HttpContext http, RefusedException refused)
    {
        http.Response.StatusCode = refused.Status;
        if (refused.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        return http.Response.WriteAsJsonAsync(
            new Problem(new ProblemDetail(refused.Code, refused.Message)), ProblemJson.Default.Problem);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    private partial void LogFailed(Exception failure, string method, string? endpoint);
}

internal static class ProblemServices
{
    public static WebApplication UseProblems(this WebApplication app)
    {
        app.UseStatusCodePages(Problems.WriteStatusAsync);
        app.UseMiddleware<Problems>();
        return app;
    }
}

internal sealed record Problem(ProblemDetail Error);

internal sealed record ProblemDetail(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
