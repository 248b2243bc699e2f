using System;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <content>Answers invokes.</content>
public partial class ActivityHandler
{
    /// <summary>Makes the answer 200 with the given body.</summary>
    protected static InvokeResponse CreateInvokeResponse(object body = null) =>
        new() { Status = (int)HttpStatusCode.OK, Body = body };

    /// <summary>Answers an invoke: calls the method for its name, and answers 501 to names that have none.</summary>
    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            switch (turnContext.Activity.Name)
            {
                case "adaptiveCard/action":
                    var value = ReadCardAction(turnContext.Activity.Value);
                    return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, value, cancellationToken));

                case "application/search":
                    var search = ReadSearch(turnContext.Activity);
                    return CreateInvokeResponse(await OnSearchInvokeAsync(turnContext, search, cancellationToken));

                case SignInConstants.VerifyStateOperationName or SignInConstants.TokenExchangeOperationName:
                    await OnSignInInvokeAsync(turnContext, cancellationToken);
                    return CreateInvokeResponse();

                default:
                    return new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
            }
        }
        catch (InvokeResponseException e)
        {
            return e.CreateInvokeResponse();
        }
    }

    /// <summary>A sign-in has come to its end; answered with 501 unless overridden.</summary>
    protected virtual Task OnSignInInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>An <c>Action.Execute</c> of an Adaptive Card was pressed; answered with 501 unless overridden.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>Somebody looks for something in an input of an Adaptive Card; answered with 501 unless overridden.</summary>
    protected virtual Task<SearchInvokeResponse> OnSearchInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    private async Task AnswerInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var response = await OnInvokeActivityAsync(turnContext, cancellationToken);

        // A bot may have sent the answer itself.
        if (response == null || turnContext.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) != null)
            return;

        var answer = new Activity(ActivityTypesEx.InvokeResponse, value: response);
        await turnContext.SendActivityAsync(answer, cancellationToken);
    }

    private static AdaptiveCardInvokeValue ReadCardAction(object value)
    {
        var invoke = Read<AdaptiveCardInvokeValue>(value, "adaptiveCard/action");
        if (invoke.Action == null)
            throw Refusal("BadRequest", "An adaptiveCard/action must have an action.");
        if (invoke.Action.Type != "Action.Execute")
            throw Refusal("NotSupported", $"The action '{invoke.Action.Type}' is not supported.");

        return invoke;
    }

    private static SearchInvokeValue ReadSearch(IInvokeActivity activity)
    {
        var search = Read<SearchInvokeValue>(activity.Value, "application/search");

        // Teams leaves it out now and then.
        if (string.IsNullOrEmpty(search.Kind) && activity.ChannelId == Channels.Msteams)
            search.Kind = SearchInvokeTypes.Search;

        if (string.IsNullOrEmpty(search.Kind))
            throw Refusal("BadRequest", "An application/search must have a kind.");
        if (string.IsNullOrEmpty(search.QueryText))
            throw Refusal("BadRequest", "An application/search must have a queryText.");

        return search;
    }

    private static T Read<T>(object value, string name)
        where T : class
    {
        try
        {
            return BotJson.ConvertTo<T>(value) ?? throw Refusal("BadRequest", $"The invoke '{name}' must have a value.");
        }
        catch (JsonException)
        {
            throw Refusal("BadRequest", $"The value of the invoke '{name}' is not what it must be.");
        }
    }

    private static InvokeResponseException Refusal(string code, string message) =>
        new(HttpStatusCode.BadRequest, new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)HttpStatusCode.BadRequest,
            Type = "application/vnd.microsoft.error",
            Value = new Error(code, message),
        });

    /// <summary>Ends the handling of an invoke with the given answer.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _statusCode;
        private readonly object _body;

        /// <summary>Answers with a status, and with a body when one is given.</summary>
        public InvokeResponseException(HttpStatusCode statusCode, object body = null)
        {
            _statusCode = statusCode;
            _body = body;
        }

        /// <summary>The answer.</summary>
        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_statusCode, Body = _body };
    }
}
