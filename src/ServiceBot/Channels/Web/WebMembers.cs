using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Whoever is signed in is that person and nobody else, whatever the request says.</summary>
internal sealed class WebMembers(BotDb db, IDatabase database, SessionCookie cookie, TimeProvider clock) : IWebGate
{
    public async Task<WebIdentity> IdentifyAsync(HttpContext http, WebUser? claimed)
    {
        var me = await cookie.DemandAsync(http);
        if (claimed is not null && claimed.Id != me.PersonId)
            throw new RefusedException(
                StatusCodes.Status403Forbidden, "Forbidden", "You are signed in as somebody else, and nobody may be anybody but themselves.");

        return new WebIdentity(me.PersonId, me.Session);
    }

    /// <summary>Who came from another chat, or was invited, gets their place on the web when they first come.</summary>
    public async Task WelcomeAsync(WebIdentity identity, WebUser? claimed, CancellationToken cancellationToken)
    {
        var isKnown = await db.Addresses.AnyAsync(
            address => address.Channel == WebCarrier.Channel && address.PersonId == identity.PersonId, cancellationToken);
        if (!isKnown)
            await database.WriteAsync(async session =>
            {
                await session.OpenPrivateAsync(identity.PersonId, clock.GetInstant());
                return true;
            });
    }
}
