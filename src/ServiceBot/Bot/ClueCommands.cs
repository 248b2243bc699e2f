using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>The clues of a team: read by everybody in it, handed on as a file, and taken over from others by those who lead.</summary>
internal sealed class ClueCommands(Turn turn, People people, ClueLibrary library, OwnAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Of all packs of a team together.</summary>
    private const int MostOfTeam = 500;

    public async Task RunAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = speaker.Room is { } room ? [room] : await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if ((mine.Find(team => team.Id == speaker.Person.HomeTeamId) ?? mine.FirstOrDefault()) is not { } home)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var (word, after) = Split(Said.Clean(rest));
        if (word is "export" or "import" or "drop" && !speaker.IsPrivate)
            await speaker.SayTextAsync("Please say that in our private chat. To read them here: clues");
        else if (word == "export")
            await ExportAsync(home, speaker, cancellationToken);
        else if (word == "import")
            await ImportAsync(after, home, speaker, cancellationToken);
        else if (word == "drop")
            await DropAsync(after, home, speaker, cancellationToken);
        else
            await speaker.SayTextAsync(
                ClueCards.List(
                    Shown.Name(home.Name), await library.OwnAsync(home.Id, cancellationToken),
                    await library.OfCasesAsync(home.Id, ClueCards.MostCases, cancellationToken), await library.PacksAsync(home.Id, cancellationToken)),
                speaker.IsPrivate ? ["clues export"] : []);
    }

    private async Task ExportAsync(Team team, Speaker speaker, CancellationToken cancellationToken)
    {
        var (pack, leftOut) = await library.ExportAsync(team, cancellationToken);
        if (pack.Clues.Count == 0)
        {
            await speaker.SayTextAsync($"{Shown.Name(team.Name)} has no clue to hand on yet.{ClueCards.LeftOut(leftOut)} What went right, and why? Type clue and what it was.");
        }
        else if (address.IsPublic || speaker.Channel is Known.Directline or Known.Webchat)
        {
            var (link, secret) = ExportLink.OfClues(speaker.Person.Id, team.Id, turn.Now + Lifetime);
            turn.Db.ExportLinks.Add(link);
            await speaker.SayAsync(ClueCards.Links(Shown.Name(team.Name), $"{address.Origin}/clues/{secret}", pack.Clues.Count, leftOut, address.IsPublic, speaker.Channel));
        }
        else
        {
            foreach (var piece in ExportCommands.Pieces(pack.ToMarkdown()))
                await speaker.SayTextAsync(piece);
        }
    }

    private async Task ImportAsync(string typed, Team team, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!(await people.RightsAsync(team.Id, speaker.Person, cancellationToken)).MayTendCases)
        {
            await speaker.SayTextAsync("Leads and managers of a team take in packs of others. A clue of your own: clue and what went right");
            return;
        }

        if (Entry.Of(typed) is null)
        {
            await speaker.SayTextAsync(ClueCards.HowToImport);
            return;
        }

        if (typed.Length > CluePack.LongestText)
        {
            await speaker.SayTextAsync($"That is longer than I take at once: {typed.Length:N0} of {CluePack.LongestText:N0} characters. Please take it in parts.");
            return;
        }

        if (CluePack.Read(typed, "Other teams", out var complaint) is not { } pack)
        {
            await speaker.SayTextAsync($"{complaint} Nothing was kept. {ClueCards.HowToImport}");
            return;
        }

        var known = (await turn.Db.PackClues.Where(clue => clue.TeamId == team.Id).Select(clue => clue.Text).ToListAsync(cancellationToken))
            .Concat(await library.OwnAsync(team.Id, cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var news = pack.Clues.Where(clue => !known.Contains(clue)).ToList();
        var packed = await turn.Db.PackClues.CountAsync(clue => clue.TeamId == team.Id, cancellationToken);
        if (packed + news.Count > MostOfTeam)
        {
            await speaker.SayTextAsync($"{Shown.Name(team.Name)} has {packed} clues of others, and I keep {MostOfTeam}. Nothing was kept. To make room: clues drop and the name of a pack");
            return;
        }

        var id = Guid.CreateVersion7(turn.Now).ToString("N");
        turn.Db.PackClues.AddRange(news.Select((clue, at) => new PackClue($"{id}{at:D3}", team.Id, pack.Name, clue, turn.Now)));
        await speaker.SayTextAsync(news.Count == 0
            ? "You have all of these already."
            : $"Taken in: {news.Count} {(news.Count == 1 ? "clue" : "clues")} of the pack {Shown.Within(pack.Name)}"
                + (news.Count < pack.Clues.Count ? $", and {pack.Clues.Count - news.Count} you had already" : "")
                + $". To read them: clues. To be rid of them: clues drop {Shown.Within(pack.Name)}", "clues");
    }

    private async Task DropAsync(string name, Team team, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!(await people.RightsAsync(team.Id, speaker.Person, cancellationToken)).MayTendCases)
        {
            await speaker.SayTextAsync("Leads and managers of a team can drop a pack.");
            return;
        }

        var packs = await turn.Db.PackClues.Where(clue => clue.TeamId == team.Id).ToListAsync(cancellationToken);
        var meant = packs.FindAll(clue => Said.Key(clue.Pack) == Said.Key(name));
        turn.Db.PackClues.RemoveRange(meant);
        await speaker.SayTextAsync(meant.Count > 0
            ? $"Dropped: {meant.Count} {(meant.Count == 1 ? "clue" : "clues")} of the pack {Shown.Within(meant[0].Pack)}."
            : packs.Count == 0 ? "There is no pack of others here." : $"I know no pack of that name. There is: {string.Join(", ", packs.Select(clue => Shown.Within(clue.Pack)).Distinct().Take(10))}");
    }

    private static (string Word, string After) Split(string text)
    {
        var end = text.IndexOfAny([' ', '\n', ':']);
        return end < 0 ? (Said.Key(text), "") : (Said.Key(text[..end]), text[(end + 1)..].Trim());
    }
}
