using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>How far the week of a team may travel: an illustration that managers read in private, and a channel where its team wants it.</summary>
internal sealed class HearsayLines(Turn turn, Teams teams, TeamWeeks weeks, TeamLogs logs)
{
    private const int MostTeams = 5;

    /// <summary>The week, and the one before in which its let-downs were fixed, and the one in which they may come again.</summary>
    private const int Days = 22;

    public async Task<IReadOnlyList<MoraleLine>> OfAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var read = speaker.Room is { } room ? [room] : await teams.WhereAsync(speaker.Person, rights => rights.MaySeeValue, cancellationToken);
        var lines = new List<MoraleLine>();
        foreach (var team in read.Take(MostTeams))
        {
            if (await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken) is not { IsMeasured: true } settings || !speaker.IsPrivate && !settings.HearsayInChannel)
                continue;

            var week = await weeks.AtAsync(team, turn.Now, cancellationToken);
            if (WordOfMouth.Of(await logs.OfAsync(team, turn.Now, Days, cancellationToken), week, Lore.Of(settings.Hearsay)).Say is { } said)
                lines.Add(new($"{Shown.Name(team.Name)}, this week", said));
        }

        return lines;
    }
}
