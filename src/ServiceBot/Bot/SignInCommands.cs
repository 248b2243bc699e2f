using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The way to the web page from a private chat, and the way out of it.</summary>
internal sealed class SignInCommands(Turn turn, IOptions<SiteOptions> site, Sessions sessions)
{
    private const string Local = "Nobody signs in here: just open the page on this machine, and choose who to be.";

    public Task HandOutLinkAsync(Speaker speaker)
    {
        if (!site.Value.IsPublic)
            return speaker.SayTextAsync(Local);

        var (link, secret) = SignInLink.Create(speaker.Person.Id, turn.Now + SignIns.OwnLifetime);
        turn.Db.SignInLinks.Add(link);
        return speaker.SayTextAsync(
            $"""
            This opens the web page as you. It works once, within 15 minutes, and whoever opens it is you there: show it to nobody.
            {site.Value.SignInUrl(secret)}
            """.ReplaceLineEndings("\n"));
    }

    /// <summary>At once and apart from the turn: should that fail, people rather hear nothing than stay signed in.</summary>
    public async Task SignOutAsync(Speaker speaker)
    {
        if (!site.Value.IsPublic)
        {
            await speaker.SayTextAsync(Local);
            return;
        }

        await sessions.EndAllAsync(speaker.Person.Id);
        await speaker.SayTextAsync("You are signed out of the web page everywhere. “team page” gives you a new link.");
    }
}
