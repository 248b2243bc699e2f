using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The commands that begin, leave and resume the guided conversation.</summary>
internal sealed class WalkCommands(Turn turn, People people, Guide guide, Messenger messenger, SetupGuide setup, CaseNumbers numbers, Cases cases, CaseCommands facts)
{
    /// <summary>Keeps what went wrong as a case at once, and asks the rest in the private chat.</summary>
    public Task ProblemAsync(string sentence, Speaker speaker, CancellationToken cancellationToken) =>
        Said.OneLine(sentence) is { Length: > 0 } said
            ? OpenAsync(said, isPractice: false, speaker, cancellationToken)
            : AskForSentenceAsync(speaker, cancellationToken);

    /// <summary>The same with something made up: by the speaker, or by us when they have nothing in mind.</summary>
    public async Task PracticeAsync(string sentence, Speaker speaker, CancellationToken cancellationToken)
    {
        var said = Said.OneLine(sentence) is { Length: > 0 } own ? own : PracticeIncident.Of(WallClock.Date(turn.Now, speaker.Zone));
        await OpenAsync(said, isPractice: true, speaker, cancellationToken);
    }

    private async Task OpenAsync(string said, bool isPractice, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;

        if (Entry.TooLong(new Entry("That sentence", said, Longest.Sentence)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text + " One short sentence is enough; I ask for the rest.");
            return;
        }

        var teams = await people.TeamsOfAsync(me.Id, cancellationToken);
        if ((speaker.Room is { } room ? teams.Find(team => team.Id == room.Id) : teams.FirstOrDefault()) is not { } team)
        {
            await speaker.SayTextAsync("You are not in this team yet, so I cannot open a case for it. A manager can add you.");
            return;
        }

        await LeaveAsync(speaker, "Set aside.", cancellationToken);
        var number = await numbers.NextAsync();
        var about = RecoveryCase.Report(number, team.Id, said, TitleDraft.From(said), new By(me.Id, turn.Now), isPractice);
        turn.Db.Cases.Add(about);
        if (isPractice)
            await speaker.SayTextAsync(
                $"{CaseCards.Label(isPractice)}This is made up: {Shown.Within(said)}. It is labelled everywhere and counted nowhere, and nobody is called in for it.");
        if (!speaker.IsPrivate)
            await speaker.SayTextAsync(await people.PrivateAddressAsync(me.Id, cancellationToken) is null
                ? $"Thanks, {Talk.FirstNameOf(me)}. I keep this as case {number}. Write to me in a private chat and I ask you three things there."
                : $"Thanks, {Talk.FirstNameOf(me)}. I'm asking you three things in your private chat.");

        await guide.AskAsync(about, me.Id, cancellationToken);
    }

    /// <summary>Goes on with a case where it was left.</summary>
    public async Task NextAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        var me = speaker.Person;
        var desk = await guide.DeskOfAsync(me.Id, cancellationToken);
        if (about.Status == CaseStatus.Closed)
        {
            await speaker.SayTextAsync($"Case {about.Number} is closed. To see it: case {about.Number}", $"case {about.Number}");
            return;
        }

        if (about.Status == CaseStatus.Merged)
        {
            await speaker.SayTextAsync(LinkCards.SaidThere(about, await cases.EndOfAsync(about, cancellationToken)));
            return;
        }

        if (desk.CaseNumber == about.Number)
        {
            await guide.PutHereAsync(cancellationToken);
            return;
        }

        if (about.Status == CaseStatus.Open ? !about.IsAnsweredBy(me.Id) : me.Id != (about.OwnerId ?? about.OpenerId))
        {
            await speaker.SayTextAsync($"{await messenger.NameOfAsync(about.AskedId ?? about.OpenerId, cancellationToken)} goes on with case {about.Number}.");
            return;
        }

        await LeaveAsync(speaker, "Set aside.", cancellationToken);
        about.TakeUp(new By(me.Id, turn.Now));
        desk.Ask(about.Number, about.Step);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    public async Task BackAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await OpenAsync(speaker, cancellationToken) is not (var desk, { } about))
            return;

        if (!IsInvolved(about, speaker))
        {
            await SayWhoseAsync(about, speaker, cancellationToken);
            return;
        }

        if (about.Step == Step.DontBlame && about.OpenerId != speaker.Person.Id)
        {
            await speaker.SayTextAsync($"The question before this one is for {await messenger.NameOfAsync(about.OpenerId, cancellationToken)}.");
            return;
        }

        if (!about.GoBack(new By(speaker.Person.Id, turn.Now)))
        {
            await speaker.SayTextAsync("This is the first question. “cancel” calls the case off.", "cancel");
            return;
        }

        await guide.SettleAsync(desk, about, "One step back.", cancellationToken);
        desk.Ask(about.Number, about.Step);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    public async Task PauseAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await OpenAsync(speaker, cancellationToken) is not (_, { } about))
            return;

        await LeaveAsync(speaker, "Set aside.", cancellationToken);
        await speaker.SayTextAsync(
            $"Set aside. Everything you said in case {about.Number} is kept. To go on: next {about.Number}", $"next {about.Number}");
    }

    public async Task CancelAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await OpenAsync(speaker, cancellationToken) is not (var desk, { } about))
            return;

        var me = speaker.Person;
        if (!await cases.IsTendedByAsync(about, me, cancellationToken))
        {
            await SayWhoseAsync(about, speaker, cancellationToken);
            return;
        }

        if (!about.Cancel(new By(me.Id, turn.Now)))
        {
            await speaker.SayTextAsync(SafetyCards.Held(about), $"disclosure {about.Number}", "pause");
            return;
        }

        await guide.SettleAsync(desk, about, "Called off.", cancellationToken);
        await speaker.SayTextAsync(
            $"Case {about.Number} is called off. Everything said is kept; to take it up again: next {about.Number}", $"next {about.Number}");
        foreach (var personId in new[] { about.OpenerId, about.OwnerId, about.VoiceId }.OfType<string>().Distinct().Where(id => id != me.Id))
            await messenger.TellOfAsync(about, personId, $"{Shown.Name(me.Name)} called off case {about.Number}: {Shown.Within(about.Title)}.", [], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Everybody may look at the question of who owns a case, and take it; the walk is led by those it belongs to.</summary>
    private static bool IsInvolved(RecoveryCase about, Speaker speaker) => speaker.Person.Id == about.OpenerId || speaker.Person.Id == about.OwnerId;

    private async Task SayWhoseAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken) => await speaker.SayTextAsync(
        $"That is up to {await messenger.NameOfAsync(about.OpenerId, cancellationToken)}, who opened case {about.Number}, and to whoever owns it. “pause” leaves the question alone.",
        "pause");

    /// <summary>Lays the open question aside, whatever it is, so that another can be asked.</summary>
    public async Task LeaveAsync(Speaker speaker, string line, CancellationToken cancellationToken)
    {
        // In a channel nobody's private chat is interrupted.
        if (!speaker.IsPrivate)
            return;

        var desk = await guide.DeskOfAsync(speaker.Person.Id, cancellationToken);
        if (desk.CaseNumber is null)
        {
            setup.Settle(desk, $"{line} To go on: {(desk.IsFromSettings ? "settings" : "setup")}");
            return;
        }

        var (_, about, reader) = await guide.OpenAsync(cancellationToken);
        about.SetAside(reader.By);
        await guide.SettleAsync(desk, about, $"{line} To go on: next {about.Number}", cancellationToken);
    }

    private async Task AskForSentenceAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.IsPrivate)
        {
            await LeaveAsync(speaker, "Set aside.", cancellationToken);
            (await guide.DeskOfAsync(speaker.Person.Id, cancellationToken)).AskForSentence();
        }

        await speaker.SayTextAsync(speaker.IsPrivate
            ? "What went wrong? One sentence is enough."
            : "Please add one sentence: problem, and then what went wrong.");
    }

    /// <summary>The case whose question is open here; says so when none is.</summary>
    private async Task<(Desk Desk, RecoveryCase? About)> OpenAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var desk = await guide.DeskOfAsync(speaker.Person.Id, cancellationToken);
        if (desk.CaseNumber is not null)
            return (desk, (await guide.OpenAsync(cancellationToken)).About);

        if (desk.AwaitsSentence)
        {
            desk.Clear();
            await speaker.SayTextAsync("All right, nothing was opened.");
        }
        else
        {
            await speaker.SayTextAsync("No question is open here. “cases” shows what is going on.", "cases");
        }

        return (desk, null);
    }
}
