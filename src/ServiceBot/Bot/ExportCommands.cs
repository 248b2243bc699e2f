using System.Text;
using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>Hands out one case as a file, or as messages where there is no page to fetch a file from.</summary>
internal sealed class ExportCommands(Turn turn, Cases cases, CaseCommands facts, CaseArchive archive, OwnAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Teams takes messages of about 28 KB, all of it counted.</summary>
    private const int MostBytes = 18_000;

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (!await cases.IsTendedByAsync(about, speaker.Person, cancellationToken))
        {
            await speaker.SayTextAsync(
                $"{await facts.TendersOfAsync(about, cancellationToken)} can export case {about.Number}. To read it: case {about.Number}", $"case {about.Number}");
        }
        else if (address.IsPublic || speaker.Channel is Known.Directline or Known.Webchat)
        {
            await speaker.SayAsync(Links(about, speaker));
        }
        else
        {
            var exported = await archive.ReadAsync(about, speaker.Person, cancellationToken);
            foreach (var piece in Pieces(CaseMarkdown.Text(exported)))
                await speaker.SayTextAsync(piece);
        }
    }

    private Activity Links(RecoveryCase about, Speaker speaker)
    {
        var (link, secret) = ExportLink.Create(speaker.Person.Id, about.Number, turn.Now + Lifetime);
        turn.Db.ExportLinks.Add(link);
        var url = $"{address.Origin}/cases/{about.Number}/export/{secret}";
        var heading = $"{CaseCards.Label(about.IsPractice)}Case {about.Number} as a file";
        var line = "Everything in it, to keep or to hand on. The links work for 15 minutes"
            + (address.IsPublic ? ", in a browser in which you are signed in." : ".");
        return Card.Message(
            speaker.Channel, $"{heading}\n{line}\n{url}.md\n{url}.json", [Card.Heading(heading), Card.Line(line)],
            [Card.Link("To read (Markdown)", $"{url}.md"), Card.Link("For programs (JSON)", $"{url}.json")]);
    }

    /// <summary>Cut at the ends of lines; none of them is nearly as long as a piece.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        var size = 0;
        foreach (var line in text.Split('\n'))
        {
            var added = Encoding.UTF8.GetByteCount(line) + 1;
            if (size > 0 && size + added > MostBytes)
            {
                yield return piece.ToString();
                piece.Clear();
                size = 0;
            }

            piece.Append(line).Append('\n');
            size += added;
        }

        if (piece.ToString() is { } last && !string.IsNullOrWhiteSpace(last))
            yield return last;
    }
}
