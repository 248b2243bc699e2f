using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Somebody who had no hand in it looks at what people were told, and says so, or says what is missing.</summary>
internal sealed class AcknowledgeCommands(Turn turn, Cases cases, Leaders leaders, Guide guide, Messenger messenger)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (command.Number is not { } number)
            return;

        if (await FindAsync(number, speaker, cancellationToken) is not { } about)
            return;

        if (command.Rest.StartsWith("but", StringComparison.OrdinalIgnoreCase))
            await ButAsync(about, Entry.Of(command.Rest[3..].TrimStart(' ', ',', ':')), speaker, cancellationToken);
        else
            await LookedAsync(about, null, speaker, cancellationToken);
    }

    /// <summary>Somebody says that they have looked at it. What they have not seen as it is now they are shown instead.</summary>
    /// <param name="seen">What their card showed; null where it was typed.</param>
    public async Task LookedAsync(RecoveryCase about, string? seen, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await MayAsync(about, speaker, cancellationToken) is not { } some)
            return;

        var hasSeen = await leaders.HasSeenAsync(about, speaker.Person, cancellationToken);
        if (seen is null ? hasSeen : seen == $"{about.LookVersion}")
        {
            await AcknowledgeAsync(about, some, speaker, cancellationToken);
            return;
        }

        if (seen is not null)
            await speaker.SayTextAsync($"Something new was said in case {about.Number} since. Please look at it as it is now.");
        await leaders.ShowAsync(about, some, speaker, cancellationToken);
    }

    /// <summary>The case that is meant, when this person may know of it or is one of those who look at it; otherwise says that there is none.</summary>
    public async Task<RecoveryCase?> FindAsync(int number, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(number, cancellationToken) is { } about
            && (await cases.IsKnownToAsync(about, speaker.Person.Id, cancellationToken) || await LooksAtItAsync(about, speaker.Person, cancellationToken)))
            return about;

        await speaker.SayTextAsync($"I know no case {number} in your team. “cases” shows what is open.", "cases");
        return null;
    }

    /// <summary>Whoever looks at it need not be in the team, and then sees only what is to be looked at.</summary>
    public async Task<bool> LooksAtItAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        about is { IsToDisclose: true, IsActive: true } && (await leaders.OfAsync(about, cancellationToken)).Include(person.Id);

    public async Task ButAsync(RecoveryCase about, string? missing, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (await MayAsync(about, speaker, cancellationToken) is null)
            return;

        if (missing is null)
        {
            await speaker.SayTextAsync($"What is missing? A sentence is enough, for example: acknowledge {number} but the neighbours must know as well");
            return;
        }

        if (Entry.TooLong(new Entry("That", missing, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var others = Concerned(about, speaker.Person.Id);
        about.AcknowledgeBut(missing, new By(speaker.Person.Id, turn.Now));
        await leaders.SettleAsync(about, $"Case {number}: something is still missing.", cancellationToken);
        await speaker.SayTextAsync($"Noted. Case {number} stays open for it, and whoever sees to it hears your sentence.");
        foreach (var personId in others)
            await messenger.TellOfAsync(
                about, personId, $"{Shown.Name(speaker.Person.Name)} has looked at case {number} and says what is still missing: {Shown.Within(missing)}",
                [$"disclosure {number}"], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task AcknowledgeAsync(RecoveryCase about, Acknowledgers some, Speaker speaker, CancellationToken cancellationToken)
    {
        var (number, settled) = (about.Number, about.Settled);
        var others = Concerned(about, speaker.Person.Id);
        about.Acknowledge(new By(speaker.Person.Id, turn.Now), some.IsAlone);
        var what = settled switch
        {
            Settling.Waived => "nobody needs to be told",
            Settling.NotSafety => "it is no matter of safety any more",
            _ => "people were told what they must know",
        };
        await leaders.SettleAsync(about, $"Case {number} has been looked at. Thank you.", cancellationToken);
        await speaker.SayTextAsync(
            $"Noted. You have looked at case {number}, {WallClock.Say(turn.Now, turn.Now, speaker.Zone)}: {what}. Thank you."
            + (about.IsHeldOpen ? " What people must know apart from that is still to be told." : "")
            + (some.IsAlone ? " You had a hand in it, and nobody else was there; the case says so." : ""));
        foreach (var personId in others)
            await messenger.TellOfAsync(
                about, personId,
                $"{Shown.Name(speaker.Person.Name)} has looked at case {number}: {what}. {(about.IsHeldOpen ? "What people must know apart from that is still to be told." : "It can be closed when the rest is done.")} {Shown.Within(about.Title)}.",
                [about.OwnerId == personId && about.Status == CaseStatus.Open ? $"next {number}" : $"case {number}"], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Those who may look at it, when this person is one of them and there is something to look at; otherwise says how it stands.</summary>
    private async Task<Acknowledgers?> MayAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        var some = await leaders.OfAsync(about, cancellationToken);
        if (about is { IsActive: true, IsPractice: false, Disclosure: Disclosure.Settled } && some.Include(speaker.Person.Id))
            return some;

        await speaker.SayTextAsync(about switch
        {
            { Status: CaseStatus.Merged } => LinkCards.SaidThere(about, await cases.EndOfAsync(about, cancellationToken)),
            { Disclosure: Disclosure.None } => $"In case {number} nobody is to be told anything, so there is nothing to look at.",
            { Disclosure: Disclosure.Acknowledged, AcknowledgedById: { } leader, AcknowledgedAt: { } at } =>
                $"That was noted already: {await messenger.NameOfAsync(leader, cancellationToken)} has looked at case {number}, {WallClock.Say(at, turn.Now, speaker.Zone)}.",
            { IsPractice: true } => $"Case {number} is practice, so nobody needs to look at it. In a real case {Leaders.Names(some)} would.",
            { IsActive: false } => $"Case {number} is {CaseCards.Where(about).ToLowerInvariant()}, so there is nothing to look at.",
            { Disclosure: Disclosure.Settled } when speaker.Person.Id == about.SettledById || speaker.Person.Id == about.DiscloserId =>
                $"You had a hand in it, so somebody else looks at case {number}: {Leaders.Names(some)}.",
            { Disclosure: Disclosure.Settled } => $"{Leaders.Names(some)} looks at what people were told in case {number}. Who that is stands in “settings”.",
            _ => $"In case {number} people are still to be told. When they were, I ask you to look at it.",
        });
        return null;
    }

    /// <summary>Who owns it, who sees to it and who said so.</summary>
    private static List<string> Concerned(RecoveryCase about, string but) =>
        [.. new[] { about.DiscloserId, about.SettledById, about.OwnerId }.OfType<string>().Distinct().Where(personId => personId != but)];
}
