using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>In with a link, out again. The secret of a link comes in a body, because addresses end up in logs.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in/look", LookAsync);
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", SignOutAsync);
    }

    /// <summary>Says whom a link is for, and who is signed in now. Nothing is used up.</summary>
    private static async Task<JsonHttpResult<SignInView>> LookAsync(
        HttpContext http, SessionCookie cookie, SignIns signIns, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeSignIn(http);
        var secret = (await StrictJson.ReadAsync(http.Request, SignInJson.Default.SignInRequest, cancellationToken)).Secret;
        var invited = secret.Length == 0 ? null : await signIns.FindAsync(secret);
        var me = await cookie.FindAsync(http);
        return TypedResults.Json(
            new SignInView(invited?.Name, me?.Name, invited is not null && invited.Id == me?.PersonId), SignInJson.Default.SignInView);
    }

    private static async Task<NoContent> SignInAsync(
        HttpContext http, SessionCookie cookie, SignIns signIns, Sessions sessions, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeSignIn(http);
        var link = await StrictJson.ReadAsync(http.Request, SignInJson.Default.SignInRequest, cancellationToken);
        var before = await cookie.FindAsync(http);
        var secret = await signIns.RedeemAsync(link.Secret)
            ?? throw RefusedException.NotFound("This link does not work any more: it was used, or it is too old. Ask for a new one.");

        // Nobody could end that session any more, for its only key is overwritten.
        if (before is not null)
            await sessions.EndAsync(before.Session);

        cookie.Give(http.Response, secret);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOutAsync(
        HttpContext http, SessionCookie cookie, Sessions sessions, CancellationToken cancellationToken)
    {
        var wish = await StrictJson.ReadAsync(http.Request, SignInJson.Default.SignOutRequest, cancellationToken);
        var me = await cookie.DemandAsync(http);
        cookie.TakeBack(http.Response);
        await (wish.Everywhere ? sessions.EndAllAsync(me.PersonId) : sessions.EndAsync(me.Session));
        return TypedResults.NoContent();
    }
}

/// <param name="Secret">What stands behind # in the link; empty when there is no link.</param>
internal sealed record SignInRequest(string Secret);

internal sealed record SignOutRequest(bool Everywhere = false);

/// <param name="Name">Whom the link is for; null when it does not work.</param>
/// <param name="SignedInAs">Who is signed in with this browser now, if anybody is.</param>
internal sealed record SignInView(string? Name, string? SignedInAs, bool IsSame);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SignOutRequest))]
[JsonSerializable(typeof(SignInView))]
internal sealed partial class SignInJson : JsonSerializerContext;
