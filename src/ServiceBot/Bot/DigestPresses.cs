using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>
/// The buttons of a digest, of any age. Everybody of its team may press them, as often as they like; what comes of it is said to whoever
/// pressed, in private. What the button carries is only where it stands: who may press it is looked up each time.
/// </summary>
internal sealed class DigestPresses(Turn turn, People people, DailyDigests digests, DigestFlags flags, Messenger messenger)
{
    private const int LongestId = 200;

    /// <summary>What is counted in the post of a week.</summary>
    private static readonly IReadOnlyList<Metric> OfWeek =
        [.. ((string[])["repeat-contacts", "second-failures", "recovery-rate"]).Select(MetricGuide.Of).OfType<Metric>()];

    public static bool Knows(string actionId) => actionId.StartsWith(DigestCards.PressPrefix, StringComparison.Ordinal);

    public async Task PressAsync(string actionId, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(actionId, speaker.Person, cancellationToken) is not var (what, post, team))
        {
            await speaker.SayTextAsync("That button is not for you, or its digest is gone.");
            return;
        }

        if (what == DigestCards.SayThanks)
            await WhisperAsync(channel => ThanksCards.Ask("", null, null, channel), speaker, cancellationToken);
        else if (what == DigestCards.Meanings)
        {
            var meanings = await MeaningsAsync(post, team, cancellationToken);
            await WhisperAsync(channel => DigestCards.Mean(meanings, channel), speaker, cancellationToken);
        }
        else
        {
            var open = await flags.OpenAsync(post, speaker.Person, cancellationToken);
            await WhisperAsync(channel => DigestCards.AskWhatIsWrong(post, open, channel), speaker, cancellationToken);
        }
    }

    /// <summary>What is wrong, from the card that asked.</summary>
    public async Task SendAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(answer.DigestFlag ?? "", speaker.Person, cancellationToken) is var (what, post, team) && what == DigestCards.Wrong)
            await flags.SendAsync(post, team, answer.DigestWords, speaker, cancellationToken);
        else
            await speaker.SayTextAsync("That card is not for you, or its digest is gone. Please tell a manager of your team what is wrong.");
    }

    /// <summary>Of an older post not all is known any more, so all of them are said.</summary>
    private async Task<IReadOnlyList<Metric>> MeaningsAsync(DigestPost post, Team team, CancellationToken cancellationToken) =>
        post.Kind == DigestKind.Week ? OfWeek
            : post.LookAt is not null ? (await digests.OfAsync(team, post.Date, turn.Now, cancellationToken)).Metrics
            : DailyDigest.AllMetrics;

    /// <summary>Cards are said in the private chat. Where the press itself is answered, that answer says so.</summary>
    private async Task WhisperAsync(Func<string, Activity> say, Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.Room is null && speaker.Channel != Known.Msteams)
            await speaker.SayAsync(say(speaker.Channel));
        else if (await messenger.TellAsync(speaker.Person.Id, say, Message.NewSlot(), cancellationToken) == Told.Nowhere)
            await speaker.SayTextAsync("I answer in private, and we have no private chat yet. Please open one with me, write hello, and press the button again.");
        else if (speaker.Channel == Known.Msteams)
            await speaker.SayTextAsync("I have answered in our private chat.");
    }

    /// <summary>Among the teams of whoever presses; what else a card may name is not even asked for.</summary>
    private async Task<(string What, DigestPost Post, Team Team)?> FindAsync(string actionId, Person presser, CancellationToken cancellationToken)
    {
        var parts = actionId.Length > LongestId ? [] : actionId.Split('/', 5);
        return parts is [_, DigestCards.SayThanks or DigestCards.Meanings or DigestCards.Wrong, var kind, var day, var teamId]
            && Enum.TryParse<DigestKind>(kind, out var known) && Enum.IsDefined(known)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && (await people.TeamsOfAsync(presser.Id, cancellationToken)).Find(own => own.Id == teamId) is { } team
            && await turn.Db.DigestPosts.FindAsync([team.Id, known, date], cancellationToken) is { IsSaid: true } post
            ? (parts[1], post, team)
            : null;
    }
}
