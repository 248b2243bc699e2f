using Microsoft.AspNetCore.Http.HttpResults;
using ServiceBot.Channels.Web;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Operator;

/// <summary>What an operator may do to a running server. Nothing of it shows what anybody has said.</summary>
internal static class OperatorEndpoints
{
    /// <summary>Where they begin. Only this machine gets there, however the rest is reached.</summary>
    public const string Root = "/operator";

    public const string DeadLetters = Root + "/dead-letters";
    public const string InvitationsPath = Root + "/invitations";
    public const string RevocationsPath = Root + "/revocations";

    public static WebApplicationBuilder AddOperator(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OperatorOptions>().BindConfiguration("Operator");
        builder.Services.AddSingleton<OperatorKey>();
        return builder;
    }

    public static WebApplication MapOperator(this WebApplication app)
    {
        var key = app.Services.GetRequiredService<OperatorKey>();
        key.Prepare();

        var operators = app.MapGroup("").AddEndpointFilter((call, next) => key.Opens(call.HttpContext.Request)
            ? next(call)
            : throw new RefusedException(
                StatusCodes.Status401Unauthorized, "Unauthorized", "This is for operators: Authorization: Bearer, and the key in operator.key."));
        operators.MapGet(DeadLetters, ListAsync);
        operators.MapPost(DeadLetters + "/{id:long}/replay", ReplayAsync);
        operators.MapPost(DeadLetters + "/{id:long}/drop", DropAsync);
        operators.MapPost(InvitationsPath, InviteAsync);
        operators.MapPost(RevocationsPath, RevokeAsync);
        return app;
    }

    private static async Task<Ok<IReadOnlyList<DeadLetter>>> ListAsync(DeadLetters letters, CancellationToken cancellationToken) =>
        TypedResults.Ok(await letters.ListAsync(cancellationToken));

    private static async Task<Ok<LetterResult>> ReplayAsync(long id, DeadLetters letters) => await letters.ReplayAsync(id) switch
    {
        ReplayResult.Replayed => TypedResults.Ok(new LetterResult("replayed")),
        ReplayResult.Overtaken => TypedResults.Ok(new LetterResult("dropped, because a newer state of it took its place")),
        _ => throw Unknown(id),
    };

    private static async Task<Ok<LetterResult>> DropAsync(long id, DeadLetters letters) =>
        await letters.DropAsync(id) ? TypedResults.Ok(new LetterResult("dropped")) : throw Unknown(id);

    private static async Task<JsonHttpResult<InvitationView>> InviteAsync(HttpRequest request, Invitations invitations, CancellationToken cancellationToken)
    {
        var wish = await StrictJson.ReadAsync(request, InvitationJson.Default.InvitationRequest, cancellationToken);
        return TypedResults.Json(await invitations.InviteAsync(wish), InvitationJson.Default.InvitationView);
    }

    private static async Task<JsonHttpResult<RevocationView>> RevokeAsync(HttpRequest request, Invitations invitations, CancellationToken cancellationToken)
    {
        var wish = await StrictJson.ReadAsync(request, InvitationJson.Default.RevocationRequest, cancellationToken);
        return TypedResults.Json(await invitations.RevokeAsync(wish), InvitationJson.Default.RevocationView);
    }

    private static RefusedException Unknown(long id) => RefusedException.NotFound($"There is no dead letter {id}.");
}

/// <summary>What became of a dead letter.</summary>
internal sealed record LetterResult(string Result);
