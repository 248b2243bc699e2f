using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>What people say is wrong in a digest: asked about in private, noted once it is sent, and read by the managers of the team.</summary>
internal sealed class DigestFlags(Turn turn, Teams teams, Colleagues colleagues, CaseNumbers numbers, Messenger messenger)
{
    private const int Most = 20;

    /// <summary>What this person has sent about that post, while nobody has seen to it.</summary>
    public async Task<DigestFlag?> OpenAsync(DigestPost post, Person by, CancellationToken cancellationToken) =>
        await FindAsync(post, by, cancellationToken) is { DoneAt: null } open ? open : null;

    /// <summary>Somebody of the team says so of one of its posts. What was seen to already is a new one then.</summary>
    public async Task SendAsync(DigestPost post, Team team, string? typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Said.Clean(typed);
        if (Entry.TooLong(new Entry("What is wrong", words, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var known = await FindAsync(post, speaker.Person, cancellationToken);
        if (known is not { DoneAt: null } || words.Length > 0 && words != known.Words)
        {
            var flag = known ?? turn.Db.DigestFlags.Add(new DigestFlag { TeamId = post.TeamId, Kind = post.Kind, Date = post.Date, PersonId = speaker.Person.Id }).Entity;
            if (known is not { DoneAt: null })
                (flag.At, flag.DoneAt, flag.Number) = (turn.Now, null, await numbers.NextFlagAsync());

            (flag.Words, flag.Version) = (words.Length > 0 ? words : null, flag.Version + 1);

            // What still waits for them is said as it is now, in the same place.
            foreach (var manager in await ManagersAsync(flag, cancellationToken))
                await messenger.TellAsync(
                    manager, channel => DigestCards.ToManager(flag, speaker.Person.Name, team.Name, DigestCards.DayOf(flag.Date), channel), Slot(flag, manager), cancellationToken);
        }

        await speaker.SayTextAsync("Thank you. The managers of your team read it.");
    }

    /// <summary>What is not seen to yet, in the teams this person manages.</summary>
    public async Task ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.MayTendDigest, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("What people say is wrong in a digest is read by the managers of their team.");
            return;
        }

        var ids = mine.ConvertAll(team => team.Id);
        var open = await turn.Db.DigestFlags.Where(flag => ids.Contains(flag.TeamId) && flag.DoneAt == null)
            .OrderBy(flag => flag.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            await speaker.SayTextAsync("Nobody says that anything is wrong in a digest.");
            return;
        }

        var shown = new List<(DigestFlag Flag, string Who, string Team)>();
        foreach (var flag in open)
            shown.Add((flag, await messenger.NameOfAsync(flag.PersonId, cancellationToken), mine.Find(team => team.Id == flag.TeamId)?.Name ?? ""));

        await speaker.SayAsync(DigestCards.Flags(shown, speaker.Channel));
    }

    public async Task DoneAsync(string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.MayTendDigest, cancellationToken);
        var flag = int.TryParse(Said.Key(typed).TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await turn.Db.DigestFlags.SingleOrDefaultAsync(found => found.Number == number, cancellationToken)
            : null;
        if (flag is null || !mine.Exists(team => team.Id == flag.TeamId))
        {
            await speaker.SayTextAsync("Which one is done? “digest flags” shows them with their numbers.", mine.Count > 0 ? ["digest flags"] : []);
            return;
        }

        if (flag.DoneAt is null)
            (flag.DoneAt, flag.Version) = (turn.Now, flag.Version + 1);

        await speaker.SayTextAsync($"Done: {flag.Number}, of the digest of {DigestCards.DayOf(flag.Date)}.");
    }

    private async Task<DigestFlag?> FindAsync(DigestPost post, Person by, CancellationToken cancellationToken) =>
        await turn.Db.DigestFlags.FindAsync([post.TeamId, post.Kind, post.Date, by.Id], cancellationToken);

    /// <summary>But for whoever says so themselves.</summary>
    private async Task<List<string>> ManagersAsync(DigestFlag flag, CancellationToken cancellationToken) =>
        [.. (await colleagues.OfAsync(flag.TeamId, cancellationToken)).Where(one => one.IsManager && one.Person.Id != flag.PersonId).Select(one => one.Person.Id)];

    private static string Slot(DigestFlag flag, string managerId) => $"digest-flag/{flag.Number}/{managerId}";
}
