using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>What people say is wrong in a digest: noted once, asked about in private, and read by the managers of the team.</summary>
internal sealed class DigestFlags(Turn turn, Teams teams, Colleagues colleagues, CaseNumbers numbers, Messenger messenger)
{
    private const int Most = 20;

    /// <summary>Somebody of the team says so of one of its posts.</summary>
    public async Task<DigestFlag> RaiseAsync(DigestPost post, Team team, Person by, CancellationToken cancellationToken)
    {
        if (await turn.Db.DigestFlags.FindAsync([post.TeamId, post.Kind, post.Date, by.Id], cancellationToken) is { } known)
            return known;

        var flag = turn.Db.DigestFlags.Add(new DigestFlag
        {
            TeamId = post.TeamId,
            Kind = post.Kind,
            Date = post.Date,
            PersonId = by.Id,
            At = turn.Now,
            Number = await numbers.NextFlagAsync(),
        }).Entity;
        foreach (var manager in await ManagersAsync(flag, cancellationToken))
            await messenger.TellAsync(manager, channel => DigestCards.ToManager(flag, by.Name, team.Name, DigestCards.DayOf(flag.Date), channel), Slot(flag, manager), cancellationToken);

        return flag;
    }

    /// <summary>What is wrong, in the words of whoever said so.</summary>
    public async Task WriteAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await turn.Db.DigestFlags.SingleOrDefaultAsync(flag => flag.Number == answer.DigestFlag && flag.PersonId == speaker.Person.Id, cancellationToken) is not { } flag
            || await turn.Db.Teams.FindAsync([flag.TeamId], cancellationToken) is not { } team)
        {
            await speaker.SayTextAsync("That card is not yours, or what it was about is gone.");
            return;
        }

        var words = Said.Clean(answer.DigestWords);
        if (Entry.TooLong(new Entry("What is wrong", words, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        if (flag.DoneAt is not null)
        {
            await speaker.SayTextAsync("A manager has seen to it already. Press “Something’s wrong here” in a newer digest, or tell them.");
            return;
        }

        if (words.Length > 0 && words != flag.Words)
        {
            (flag.Words, flag.Version) = (words, flag.Version + 1);
            foreach (var manager in await ManagersAsync(flag, cancellationToken))
                await messenger.RetellAsync(
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

    /// <summary>But for whoever says so themselves.</summary>
    private async Task<List<string>> ManagersAsync(DigestFlag flag, CancellationToken cancellationToken) =>
        [.. (await colleagues.OfAsync(flag.TeamId, cancellationToken)).Where(one => one.IsManager && one.Person.Id != flag.PersonId).Select(one => one.Person.Id)];

    private static string Slot(DigestFlag flag, string managerId) => $"digest-flag/{flag.Number}/{managerId}";
}
