using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Coaching;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Gives private hints about words. It looks at what somebody wrote and never at who wrote it, and keeps nothing of either.</summary>
internal sealed class Coach(Turn turn, People people, Messenger messenger, Hints hints, IOptions<CoachingOptions> options)
{
    private static readonly HashSet<string> None = [];

    /// <summary>Unasked, after an answer: at most one hint, and none where nothing light is said or the bot is to be silent.</summary>
    /// <param name="drafts">What was written, the most important first.</param>
    public async Task HintAsync(RecoveryCase about, Person writer, string channel, IEnumerable<Draft> drafts, CancellationToken cancellationToken)
    {
        if (about.IsToolsOffAt(turn.Now) || about.AbuseAt is not null || about.IsGrave || about.Customer == CustomerKind.Self)
            return;

        // Most texts need none, and then nobody has to be asked whether they want it.
        var texts = drafts.Where(draft => draft.Text is { Length: > 0 } text && hints.Find(text, draft.Occasion, None) is not null).ToList();
        if (texts.Count == 0)
            return;

        var choices = await ChoicesAsync(writer.Id, cancellationToken);
        if (choices is { IsOff: true } || !await AreOnAsync(about.TeamId, cancellationToken))
            return;

        var dropped = Dropped(choices);
        foreach (var (text, occasion) in texts)
            if (hints.Find(text!, occasion, dropped) is { } hint)
            {
                messenger.Whisper(HintCards.Unasked(hint, text!, channel));
                return;
            }
    }

    /// <summary>Asked for: whatever is switched off, a question gets its answer.</summary>
    public async Task CheckAsync(string draft, Speaker speaker, CancellationToken cancellationToken) => messenger.Whisper(HintCards.Checked(
        hints.Find(draft, Occasion.Customer, Dropped(await ChoicesAsync(speaker.Person.Id, cancellationToken))), draft, speaker.Channel));

    /// <returns>False when there is no such rule.</returns>
    public async Task<bool> DropAsync(string rule, Person person, CancellationToken cancellationToken)
    {
        if (!hints.Knows(rule))
            return false;

        var choices = await ChoicesAsync(person.Id, cancellationToken) ?? turn.Db.HintChoices.Add(new HintChoices(person.Id)).Entity;
        choices.Drop(rule);
        return true;
    }

    /// <summary>Whoever switches them on again hears all of them again.</summary>
    public async Task SwitchAsync(bool isOn, Person person, CancellationToken cancellationToken)
    {
        var choices = await ChoicesAsync(person.Id, cancellationToken) ?? turn.Db.HintChoices.Add(new HintChoices(person.Id)).Entity;
        choices.Switch(isOn);
    }

    /// <summary>Whether hints may come by themselves to this person; where they are in no team, no team is against it.</summary>
    public async Task<bool> AreOnForAsync(Person person, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsOfAsync(person.Id, cancellationToken);
        foreach (var team in teams)
            if (await AreOnAsync(team.Id, cancellationToken))
                return true;

        return options.Value.Hints && teams.Count == 0;
    }

    private async Task<bool> AreOnAsync(string teamId, CancellationToken cancellationToken) =>
        options.Value.Hints && !await turn.Db.TeamSettings.AnyAsync(settings => settings.TeamId == teamId && !settings.Hints, cancellationToken);

    private async Task<HintChoices?> ChoicesAsync(string personId, CancellationToken cancellationToken) =>
        await turn.Db.HintChoices.FindAsync([personId], cancellationToken);

    private static HashSet<string> Dropped(HintChoices? choices) =>
        [.. (choices?.DroppedRules ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
