using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>On one's own machine anybody may be anybody, and somebody new is a guest of the demo team.</summary>
internal sealed class WebGuests(BotDb db, DemoTeam demo) : IWebGate
{
    public Task<WebIdentity> IdentifyAsync(HttpContext http, WebUser? claimed) => claimed is null
        ? throw RefusedException.BadRequest("""Say who you are: {"user":{"id":"…"}}.""")
        : Task.FromResult(new WebIdentity(claimed.Id, null));

    public async Task WelcomeAsync(WebIdentity identity, WebUser? claimed, CancellationToken cancellationToken)
    {
        var isKnown = await db.Addresses.AnyAsync(
            address => address.Channel == WebCarrier.Channel && address.Account == identity.PersonId, cancellationToken);
        if (isKnown)
            return;

        claimed?.DemandNewId();
        await demo.WelcomeAsync(WebCarrier.Channel, identity.PersonId, claimed?.Name);
    }
}
