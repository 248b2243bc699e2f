using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>The daily digest when somebody asks for it: how it would look, and, for those who manage the team, to have it posted now.</summary>
internal sealed class DigestCommands(Turn turn, Teams teams, People people, DailyDigests digests, DailyDigestWriter writer, DigestFlags flags)
{
    private const string Help = "“digest preview” shows only you how today’s digest would look now. “digest now” posts it, for managers. “digest flags” shows managers what people say is wrong in it.";
    private const int MostOffered = 5;

    public async Task RunAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Said.OneLine(rest).Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        var after = words.Length == 2 ? words[1] : "";
        await (words.Length == 0 ? speaker.SayTextAsync(Help, "digest preview") : Said.Key(words[0]) switch
        {
            "preview" => PreviewAsync(after, speaker, cancellationToken),
            "now" => NowAsync(after, speaker, cancellationToken),
            "flags" => flags.ShowAsync(speaker, cancellationToken),
            "done" => flags.DoneAsync(after, speaker, cancellationToken),
            _ => speaker.SayTextAsync(Help, "digest preview"),
        });
    }

    private async Task PreviewAsync(string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if (mine.Count == 0)
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
        else if (await WhichAsync(typed, mine, "digest preview", speaker) is { } team && await IsMeasuredAsync(team, speaker, cancellationToken))
            await speaker.SayAsync(DigestCards.Daily(await writer.PreviewAsync(team, cancellationToken), speaker.Channel));
    }

    private async Task NowAsync(string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.MayTendDigest, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("Managers of a team can have its digest posted. “digest preview” shows you how it would look.", "digest preview");
            return;
        }

        var isAnyway = Said.Key(typed).StartsWith("anyway", StringComparison.Ordinal);
        var named = isAnyway ? Said.OneLine(typed)["anyway".Length..].Trim() : typed;
        if (await WhichAsync(named, mine, "digest now", speaker) is not { } team || !await IsMeasuredAsync(team, speaker, cancellationToken))
            return;

        if (team.Room is null)
        {
            await speaker.SayTextAsync($"{Shown.Name(team.Name)} has no channel yet. Add me to one, then the digest comes there.");
            return;
        }

        var time = await digests.TimeOfAsync(team, cancellationToken);
        var today = time.Today(turn.Now);
        var post = await turn.Db.DigestPosts.FindAsync([team.Id, DigestKind.Daily, today], cancellationToken);
        if (post is not null)
        {
            await writer.EditAsync(post, team, cancellationToken);
            await speaker.SayTextAsync($"Today’s digest of {Shown.Name(team.Name)} stands in its channel, and is up to date now.");
        }
        else if (!time.IsWorking(today) && !isAnyway)
        {
            var next = time.NextAfter(turn.Now) is { } date ? $"The next digest comes on {DigestCards.DayOf(date)}." : "No working day is in sight.";
            await speaker.SayTextAsync($"{Shown.Name(team.Name)} does not work today. {next} Shall I post one all the same?", $"digest now anyway @{team.Id}");
        }
        else
        {
            var posted = await writer.WriteAsync(team, today, isAsked: true, cancellationToken);
            var morale = posted.Morale is null ? "" : " Only its line about morale stays as it is now.";
            await speaker.SayTextAsync($"Posted in the channel of {Shown.Name(team.Name)}. It is today’s digest: at its own time nothing is posted again, and it follows what happens until midnight.{morale}");
        }
    }

    private async Task<bool> IsMeasuredAsync(Team team, Speaker speaker, CancellationToken cancellationToken)
    {
        var settings = await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken);
        if (settings is { IsMeasured: true })
            return true;

        var missing = settings switch { { Vision: not null } => "its principles", { Principles: not null } => "what it stands for", _ => "what it stands for and its principles" };
        await speaker.SayTextAsync($"The digest of {Shown.Name(team.Name)} begins when the team has written {missing}. Until then nothing is measured. To write it: setup", "setup");
        return false;
    }

    /// <summary>Whoever is in one team means that one; else it is asked.</summary>
    private static async Task<Team?> WhichAsync(string typed, List<Team> mine, string command, Speaker speaker)
    {
        var named = Said.Key(typed).TrimStart('@');
        if (mine.Find(team => Said.Key(team.Id) == named || Said.Key(team.Name) == named) is { } found)
            return found;

        if (mine.Count == 1 && named.Length == 0)
            return mine[0];

        await speaker.SayTextAsync(named.Length == 0 ? "Of which team?" : "I do not know that team. Which one do you mean?", mine.Take(MostOffered).Select(team => $"{command} @{team.Id}"));
        return null;
    }
}
