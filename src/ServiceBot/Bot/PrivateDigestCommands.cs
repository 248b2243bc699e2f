using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What somebody wants to get alone and when, and what they would get now.</summary>
internal sealed class PrivateDigestCommands(Turn turn, PrivateDigests digests)
{
    public Task RunAsync(Verb verb, string rest, Speaker speaker, CancellationToken cancellationToken) => verb switch
    {
        Verb.DigestOff or Verb.DigestOn => SwitchAsync(verb == Verb.DigestOff, speaker, cancellationToken),
        Verb.WorkEachShift or Verb.WorkWhenAsked => ShiftAsync(verb == Verb.WorkEachShift, speaker, cancellationToken),
        _ => ShowAsync(Said.OneLine(rest), speaker, cancellationToken),
    };

    private async Task ShowAsync(string team, Speaker speaker, CancellationToken cancellationToken)
    {
        if (team.Length > 0)
        {
            if (await digests.OfManagerAsync(speaker.Person, isWeekly: true, team, cancellationToken) is { } one)
                await speaker.SayAsync(one(speaker.Channel));
            else
                await speaker.SayTextAsync("You manage no team of that name. To read yours: my digest", "my digest");
            return;
        }

        List<Func<string, Activity>?> all =
        [
            await digests.OfManagerAsync(speaker.Person, isWeekly: true, null, cancellationToken), await digests.OfLeaderAsync(speaker.Person, cancellationToken),
        ];
        if (all.TrueForAll(one => one is null))
            all.Add(await digests.OfFrontlineAsync(speaker.Person, isFirst: true, cancellationToken));

        var said = all.OfType<Func<string, Activity>>().ToList();
        foreach (var say in said)
            await speaker.SayAsync(say(speaker.Channel));
        if (said.Count == 0)
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
    }

    private async Task SwitchAsync(bool isOff, Speaker speaker, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(speaker.Person.Id, cancellationToken);
        (reader.IsOff, reader.LookAt) = (isOff, null);
        await speaker.SayTextAsync(isOff
            ? "No digest of your own comes unasked any more. To read it when you like: my digest. To have it again: digest on"
            : "Your own digest comes again as your work begins: managers get theirs on their days, leaders once a week. Your work each shift: my work each shift");
    }

    private async Task ShiftAsync(bool isWanted, Speaker speaker, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(speaker.Person.Id, cancellationToken);
        (reader.WantsShift, reader.LookAt) = (isWanted, null);
        if (isWanted)
            reader.IsOff = false;

        await speaker.SayTextAsync(isWanted
            ? "At the beginning of each of your shifts I show you your promises, your limit, who can help and what you see to. To stop that: my work only when i ask"
            : "All right, only when you ask: my work", "my work");
    }

    private async Task<DigestReader> ReaderAsync(string personId, CancellationToken cancellationToken) =>
        await turn.Db.DigestReaders.FindAsync([personId], cancellationToken) ?? turn.Db.DigestReaders.Add(new DigestReader(personId)).Entity;
}
