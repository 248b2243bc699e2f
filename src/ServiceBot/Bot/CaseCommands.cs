using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The commands that note a fact of a case, typed or pressed on its card. Each may be given twice without harm.</summary>
internal sealed class CaseCommands(Turn turn, Cases cases, Guide guide, Messenger messenger, Timetables timetables)
{
    private const int MostOffers = 5;

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindActiveAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb switch
        {
            Verb.Own => OwnAsync(about, speaker, cancellationToken),
            Verb.Promise => PromiseAsync(about, command.Rest, speaker, cancellationToken),
            Verb.Told => TellAsync(about, speaker, cancellationToken),
            _ => FixAsync(about, speaker, cancellationToken),
        });
    }

    /// <summary>The case that is meant, when it still goes on; otherwise says what became of it.</summary>
    public async Task<RecoveryCase?> FindActiveAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(command, speaker, cancellationToken) is not { } about)
            return null;

        if (about.IsActive)
            return about;

        await speaker.SayTextAsync(about.Status switch
        {
            CaseStatus.Closed => $"Case {about.Number} is closed.",
            CaseStatus.Merged => LinkCards.SaidThere(about, await cases.EndOfAsync(about, cancellationToken)),
            _ => $"Case {about.Number} is called off. To take it up again: next {about.Number}",
        });
        return null;
    }

    /// <summary>The case that is meant, when this person may know of it here; otherwise says why not.</summary>
    public async Task<RecoveryCase?> FindAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = command.Number ?? await OnlyOneAsync(command, speaker, cancellationToken);
        if (number is null)
            return null;

        var found = await cases.FindForAsync(number.Value, speaker.Person.Id, cancellationToken);
        if (found is not null && (speaker.Room is not { } room || IsKnownIn(found, room.Id)))
            return found;

        await speaker.SayTextAsync($"I know no case {number} in your team. “cases” shows what is open.", "cases");
        return null;
    }

    private static bool IsKnownIn(RecoveryCase found, string teamId) =>
        found.TeamId == teamId && found.Customer is not null and not CustomerKind.Self;

    /// <summary>Without a number it is the one case that is the speaker's own, if there is just one.</summary>
    private async Task<int?> OnlyOneAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await cases.MineAsync(speaker.Person.Id, MostOffers, speaker.Room?.Id, cancellationToken);
        if (mine.Count == 1)
            return mine[0];

        var word = Command.WordsOf(command.Verb);
        await (mine.Count == 0
            ? speaker.SayTextAsync($"No case is waiting for you. With a number I know which one you mean: {word} 43", "cases")
            : speaker.SayTextAsync(
                "Which case do you mean?", mine.Select(one => $"{word} {one}{(command.Rest.Length is > 0 and <= Longest.Time ? " " + command.Rest : "")}")));
        return null;
    }

    private async Task OwnAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (about.OwnerId is { } owner)
        {
            await speaker.SayTextAsync(owner == me.Id
                ? $"You own case {about.Number} already."
                : $"Case {about.Number} already has an owner: {await messenger.NameOfAsync(owner, cancellationToken)}.");
            return;
        }

        if (about.Step == Step.Intake)
        {
            await speaker.SayTextAsync($"First tell me who is affected: next {about.Number}", $"next {about.Number}");
            return;
        }

        about.Own(new By(me.Id, turn.Now));
        var isStillTold = about.Step == Step.DontBlame && await guide.AskedAsync(about, cancellationToken) != me.Id;
        var parks = !about.IsPractice && await cases.HasOthersAsync(me.Id, about.Number, cancellationToken);
        await speaker.SayTextAsync(isStillTold
            ? $"Case {about.Number} is yours. {await messenger.NameOfAsync(about.OpenerId, cancellationToken)} is telling me what happened; then I ask you for your promise to the customer."
            : $"Case {about.Number} is yours.", parks ? [$"park {about.Number}"] : []);
        if (about.OpenerId != me.Id)
            await messenger.TellOfAsync(about, about.OpenerId, $"{Shown.Name(me.Name)} owns case {about.Number} now: {Shown.Within(about.Title)}.", [], cancellationToken);

        await guide.FollowAsync(about, ask: !isStillTold, cancellationToken);
    }

    private async Task PromiseAsync(RecoveryCase about, string text, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!await SpeaksAsync(about, speaker, "makes its promises", cancellationToken))
            return;

        if (about.FixedAt is not null)
        {
            await speaker.SayTextAsync($"Case {about.Number} is fixed already, so it needs no new promise.");
            return;
        }

        var work = (await timetables.OfAsync(speaker.Person, cancellationToken)).Work;
        var reader = new Reader(speaker.Person, speaker.Zone, turn.Now, "", [])
        {
            LatestPromise = Promises.Latest(work, turn.Now),
        };
        var spoken = Promises.Read(text, reader);
        if (Promises.Check(text, spoken, reader, $"promise {about.Number} ", about) is { } complaint)
        {
            await speaker.SayTextAsync(complaint.Text, complaint.Offers);
            return;
        }

        var before = about.Step;
        about.Promise(spoken.Instant, reader.By);
        var by = WallClock.Say(spoken.Instant, turn.Now, reader.Zone);
        await speaker.SayTextAsync(
            (about.Customer == CustomerKind.Self ? $"Noted. You look after case {about.Number} by {by}." : $"Noted. The customer of case {about.Number} hears from you by {by}.")
            + await guide.ReminderAsync(about, speaker.Person, cancellationToken));
        foreach (var other in new[] { about.OwnerId, about.VoiceId }.OfType<string>().Where(id => id != speaker.Person.Id))
            await messenger.TellOfAsync(
                about, other, $"{Shown.Name(speaker.Person.Name)} promised the customer of case {about.Number} a word by {WallClock.Write(spoken.Instant, reader.Zone)}.",
                [], cancellationToken);

        await guide.FollowAsync(about, ask: about.Step != before, cancellationToken);
    }

    private async Task TellAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.Customer == CustomerKind.Self)
        {
            await speaker.SayTextAsync($"Case {about.Number} is about you alone, so nobody waits for a word.");
            return;
        }

        var wasOff = about.IsToolsOffAt(turn.Now);
        var isNew = about.Tell(new By(speaker.Person.Id, turn.Now));
        var at = WallClock.Say(wasOff ? turn.Now : about.FirstWordAt!.Value, turn.Now, speaker.Zone);
        await speaker.SayTextAsync(isNew
            ? $"Noted: the customer of case {about.Number} has heard from us, {at}.{(wasOff ? $" The tools are on again. To go on: next {about.Number}" : "")}"
            : $"That was noted already: the customer of case {about.Number} heard from us {at}.");
        if (isNew)
            await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task FixAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.OpenerId != speaker.Person.Id && !await IsOwnerAsync(about, speaker, "says when it is fixed", cancellationToken))
            return;

        if (about.OwnerId is null)
        {
            await SayUnownedAsync(about, speaker);
            return;
        }

        if (about.FixedAt is not null)
        {
            await speaker.SayTextAsync($"That was noted already: case {about.Number} is fixed.");
            return;
        }

        var before = about.Step;
        about.Fix(new By(speaker.Person.Id, turn.Now));
        var outlook = await guide.OutlookAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync($"Noted: case {about.Number} is fixed." + (outlook is { } next ? " " + next.Text : ""));
        await guide.FollowAsync(about, ask: about.Step != before, cancellationToken);
    }

    /// <summary>Whether this person speaks with the customer; otherwise says who does.</summary>
    public async Task<bool> SpeaksAsync(RecoveryCase about, Speaker speaker, string does, CancellationToken cancellationToken) =>
        about.VoiceId == speaker.Person.Id || await IsOwnerAsync(about, speaker, does, cancellationToken);

    /// <summary>Whether this person owns the case; otherwise says who does.</summary>
    public async Task<bool> IsOwnerAsync(RecoveryCase about, Speaker speaker, string does, CancellationToken cancellationToken)
    {
        if (about.OwnerId == speaker.Person.Id)
            return true;

        await (about.OwnerId is { } owner
            ? speaker.SayTextAsync($"{await messenger.NameOfAsync(owner, cancellationToken)} owns case {about.Number} and {does}.")
            : SayUnownedAsync(about, speaker));
        return false;
    }

    /// <summary>Those who may correct and export all of it, as the beginning of a sentence.</summary>
    public async Task<string> TendersOfAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var owner = about.OwnerId is { } id && id != about.OpenerId ? $"{await messenger.NameOfAsync(id, cancellationToken)}, who owns it, " : "";
        return $"{await messenger.NameOfAsync(about.OpenerId, cancellationToken)}, who opened it, {owner}or a lead of the team";
    }

    public Task SayUnownedAsync(RecoveryCase about, Speaker speaker) => speaker.SayTextAsync(
        $"Nobody owns case {about.Number} yet. To take it: own {about.Number}", $"own {about.Number}");
}
