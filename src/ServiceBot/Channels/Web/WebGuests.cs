using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Lets in whoever a local client says it is.</summary>
internal sealed class WebGuests(BotDb db, DemoTeam demo)
{
    /// <returns>The id of the person.</returns>
    public async Task<string> WelcomeAsync(WebUser user, CancellationToken cancellationToken)
    {
        var isKnown = await db.Addresses.AnyAsync(
            address => address.Channel == WebCarrier.Channel && address.Account == user.Id, cancellationToken);
        if (isKnown)
            return user.Id;

        user.DemandNewId();
        await demo.WelcomeAsync(WebCarrier.Channel, user.Id, user.Name);
        return user.Id;
    }
}
