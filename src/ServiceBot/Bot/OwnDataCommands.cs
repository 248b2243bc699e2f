using ServiceBot.Data;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>Hands out all that is kept about whoever asks, as a file that is fetched once from the page and stays in no chat.</summary>
internal sealed class OwnDataCommands(Turn turn, Messenger messenger, OwnAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task RunAsync(Speaker speaker)
    {
        // What people answered, and what they wrote for themselves, must not end up in a chat that keeps it.
        if (address.IsPublic || speaker.Channel is Known.Directline or Known.Webchat)
            messenger.Whisper(OwnDataCards.Links(Link(speaker, "md"), Link(speaker, "json"), address.IsPublic, speaker.Channel));
        else
            await speaker.SayTextAsync("That is a file, and I hand it out on my page only, so that it does not stay in this chat. Open the page on the machine where I run, and type there: my data");
    }

    /// <summary>Each works once, so each file has one of its own.</summary>
    private string Link(Speaker speaker, string ending)
    {
        var (link, secret) = OwnDataLink.Create(speaker.Person.Id, turn.Now + Lifetime);
        turn.Db.OwnDataLinks.Add(link);
        return $"{address.Origin}/me/data/{secret}.{ending}";
    }
}
