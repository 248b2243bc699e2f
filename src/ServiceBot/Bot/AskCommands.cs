using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Whether and how the customer was asked for their view: once for each failure, by people; the bot asks no customer.</summary>
internal sealed class AskCommands(Turn turn, Cases cases, Surveys surveys, Asking asking)
{
    public async Task AskAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (rest.Length == 0 && about is { Care: SpecialCare.Bereavement, AskedAt: null })
        {
            await speaker.SayTextAsync($"Nobody needs to ask them: they are grieving. If somebody did all the same: asked {about.Number} by call. When they say something: customer says {about.Number}");
            return;
        }

        if (rest.Length == 0 && about is { AbuseAt: not null, AskedAt: null })
        {
            await speaker.SayTextAsync($"Nobody needs to ask them: the contact ended because they were abusive. If somebody did all the same: asked {about.Number} by call. When they say something: customer says {about.Number}");
            return;
        }

        if (rest.Length == 0)
        {
            var ask = AskCards.Ask(about, await surveys.LinkAsync(about, cancellationToken), speaker.Channel);
            await (about switch
            {
                { AskedAt: not null } => SayAskedAsync(about, speaker, cancellationToken),
                _ when speaker.IsPrivate => speaker.SayAsync(ask),
                _ => speaker.SayTextAsync(ask.Summary ?? ask.Text),
            });
            return;
        }

        const string notSuitable = "not suitable";
        if (rest.StartsWith(notSuitable, StringComparison.OrdinalIgnoreCase))
        {
            await NoteAsync(about, AskCards.NotSuitable, Entry.Of(WithoutWord(rest[notSuitable.Length..], "because")), speaker, cancellationToken);
            return;
        }

        var how = WithoutWord(WithoutWord(WithoutWord(rest, "by"), "a"), "the");
        var channel = AskCards.Channels.FirstOrDefault(choice => choice.Is(Said.Key(how)));
        if (channel is null)
            await speaker.SayTextAsync(
                $"I do not know that way to ask. These I know: {string.Join(", ", AskCards.Channels.Select(choice => choice.Title.ToLowerInvariant()))}. "
                + $"For example: asked {about.Number} by mail");
        else
            await NoteAsync(about, channel.Answer, null, speaker, cancellationToken);
    }

    public async Task NoteAsync(RecoveryCase about, string? askedBy, string? because, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.AskedAt is not null)
        {
            await SayAskedAsync(about, speaker, cancellationToken);
            return;
        }

        if (askedBy == AskCards.NotSuitable)
        {
            if (because is null)
                await speaker.SayTextAsync($"Why is it not suitable to ask them? A few words are enough: asked {about.Number} not suitable because they are in mourning");
            else if (Entry.TooLong(new Entry("The reason", because, Longest.Note)) is { } tooLong)
                await speaker.SayTextAsync(tooLong.Text);
            else
                await speaker.SayTextAsync(about.DoNotAsk(because, By(speaker))
                    ? $"Noted: asking the customer of case {about.Number} is not suitable."
                    : $"That was noted already: asking the customer of case {about.Number} is not suitable.");

            await asking.FollowAsync(about, cancellationToken);
            return;
        }

        if (!Enum.TryParse<AskChannel>(askedBy, out var channel) || !Enum.IsDefined(channel))
        {
            await speaker.SayTextAsync($"All right, nothing is noted. When the customer of case {about.Number} is asked: ask {about.Number}");
            return;
        }

        about.Ask(channel, By(speaker));
        await asking.FollowAsync(about, cancellationToken);
        await speaker.SayTextAsync(AskCards.Asked(about, channel, await surveys.LinkAsync(about, cancellationToken)));
    }

    private async Task SayAskedAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        await speaker.SayTextAsync(AskCards.AskedAlready(about, turn.Now, speaker.Zone));
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);

    private static string WithoutWord(string text, string word)
    {
        var rest = text.TrimStart(' ', ',', ':');
        return rest.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? rest[(word.Length + 1)..].TrimStart() : rest;
    }
}
