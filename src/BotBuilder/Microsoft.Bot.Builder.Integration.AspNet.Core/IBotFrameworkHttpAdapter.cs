using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Takes the requests of channels.</summary>
public interface IBotFrameworkHttpAdapter
{
    /// <summary>Runs the turn that a request asks for, and writes the response.</summary>
    Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default);
}
