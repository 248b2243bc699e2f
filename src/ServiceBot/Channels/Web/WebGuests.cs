using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Lets in whoever a local client says it is.</summary>
internal sealed class WebGuests(BotDb db, DemoTeam demo)
{
    /// <returns>The id of the person.</returns>
    public async Task<string> WelcomeAsync(WebUser user, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(user, cancellationToken))
            return user.Id;

        user.DemandNewId();
        demo.Welcome(WebCarrier.Channel, user.Id, user.Name);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two clients of one guest came at once; the other one was let in.
            if (!await IsKnownAsync(user, cancellationToken))
                throw;
        }

        return user.Id;
    }

    private Task<bool> IsKnownAsync(WebUser user, CancellationToken cancellationToken) =>
        db.Addresses.AnyAsync(address => address.Channel == WebCarrier.Channel && address.Account == user.Id, cancellationToken);
}
