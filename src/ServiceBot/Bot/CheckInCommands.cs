using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// What people answer when they are asked how they are, and whether they are asked at all. Whoever speaks is known, so an answer is always their
/// own; and whatever it is, what is said back is the same.
/// </summary>
internal sealed class CheckInCommands(
    Turn turn, CheckInRoll roll, CheckInPrompts prompts, Batches batches, Answers answers, QuestionBank bank, Guesses guesses, Messenger messenger,
    Respite respite, CheckInWords words)
{
    private const int LongestId = 40;

    /// <summary>Names of so many people are looked for in words that are to be shared.</summary>
    private const int MostNames = 20_000;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.StopAsking => StopAsync(speaker, cancellationToken),
        Verb.StartAsking => StartAsync(speaker, cancellationToken),
        _ when Said.Key(command.Rest).Length == 0 => AskAsync(speaker, cancellationToken),
        _ => TypedAsync(command.Rest, speaker, cancellationToken),
    };

    /// <summary>A button of a check-in, however old its card is.</summary>
    public async Task PressAsync(CardAnswer pressed, Speaker speaker, CancellationToken cancellationToken)
    {
        IsNobodysBusiness();
        if (Guesses.IsGuess(pressed.CheckIn!, bank)) // or it would be no check-in
        {
            await guesses.PressAsync(pressed, speaker, cancellationToken);
            return;
        }

        if (pressed.CheckIn!.Length > LongestId || await batches.ItemAsync(pressed.CheckIn, cancellationToken) is not { } item)
        {
            await RefuseAsync(CheckInCards.NotAsked, Daily, speaker, cancellationToken);
            return;
        }

        if (CheckInAnswer.Read(pressed, item) is not { } answer)
        {
            await RefuseAsync(CheckInCards.NoAnswer, item, speaker, cancellationToken);
            return;
        }

        var isSkip = $"{pressed.Value}" == CheckInCards.Skip;
        if (item.Scale == Scale.Text && answer.IsSkip && !isSkip)
            await RefuseAsync(CheckInCards.NothingChosen, item, speaker, cancellationToken);
        else if (await TellingAsync(answer, speaker.Person, cancellationToken) is not Telling.Nothing and var found)
            await SayBesideAsync(CheckInCards.WithHelp(CheckInCards.Telling(found), await respite.HelpForAsync(speaker.Person, cancellationToken)), item, isNew: true, speaker, cancellationToken);
        else
            await TakeAsync([(item, answer)], isTyped: false, speaker, cancellationToken);
    }

    /// <summary>A word alone, where nothing else is asked: the answer to today's check-in.</summary>
    /// <returns>False when it is none.</returns>
    public async Task<bool> HearAsync(string text, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!words.IsWord(text))
            return false;

        // It may answer a card that is still in sight although it collects no more.
        if (words.IsFeeling(text))
            IsNobodysBusiness();
        if (await TodaysAsync(speaker.Person, cancellationToken) is not { } shown || await words.MeantAsync(text, shown, cancellationToken) is not { } meant)
            return false;

        IsNobodysBusiness();
        await TakeAsync([meant], isTyped: true, speaker, cancellationToken);
        return true;
    }

    /// <summary>What may be meant for today's check-in or for what else is asked goes into neither before they say which.</summary>
    /// <returns>False when it is meant for what else is asked.</returns>
    public async Task<bool> AskWhichAsync(string text, Desk desk, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await words.MayMeanAsync(text, desk, turn.Now, cancellationToken) is not { } shown)
            return false;

        IsNobodysBusiness();
        messenger.Say(messenger.Here.To, CheckInPrompts.NewSlot(shown.BatchId), CheckInCards.Which(desk, speaker.Channel));
        return true;
    }

    /// <summary>Leaves out what of today's check-in has no answer yet.</summary>
    /// <returns>False when nothing is open.</returns>
    public async Task<bool> SkipAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await TodaysAsync(speaker.Person, cancellationToken) is not { } shown || await turn.Db.OpenBatches.FindAsync([shown.BatchId], cancellationToken) is not { } batch)
            return false;

        IsNobodysBusiness();
        var me = speaker.Person.Id;
        var open = new List<(Item, Answer)>();
        if (!(await answers.AnsweredAsync(batch, [me], cancellationToken)).Contains(me))
            open.Add((Daily, Answer.Skip));
        if (await prompts.OtherAsync(shown, cancellationToken) is ({ } otherBatch, { } other) && !(await answers.AnsweredAsync(otherBatch, [me], cancellationToken)).Contains(me))
            open.Add((other, Answer.Skip));

        await TakeAsync(open, isTyped: true, speaker, cancellationToken);
        return true;
    }

    private async Task AskAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await ShowAsync(speaker, cancellationToken) is { Settings.IsMeasured: false })
            await speaker.SayTextAsync("You can answer. Figures begin when the vision and the principles of your team are written.");
    }

    /// <returns>Null when they cannot be asked, which they have heard.</returns>
    private async Task<CheckInFacts?> ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if ((await roll.OfAsync([speaker.Person.Id], turn.Now, cancellationToken)).SingleOrDefault() is not { } facts)
        {
            await speaker.SayTextAsync(CheckInCards.NoTeam);
            return null;
        }

        if (await prompts.AskNowAsync(facts, messenger.Here.To, cancellationToken) is not null)
            return facts;

        await RefuseAsync(CheckInCards.NotCounted, Daily, speaker, cancellationToken);
        return null;
    }

    /// <summary>"check in good".</summary>
    private async Task TypedAsync(string text, Speaker speaker, CancellationToken cancellationToken)
    {
        IsNobodysBusiness();
        if (!words.IsWord(text))
        {
            await RefuseAsync(CheckInCards.NoAnswer, Daily, speaker, cancellationToken, "check in");
            return;
        }

        var shown = await TodaysAsync(speaker.Person, cancellationToken);
        if (shown is null && await ShowAsync(speaker, cancellationToken) is null)
            return;

        shown ??= turn.Db.CheckIns.Local.Single(checkIn => checkIn.PersonId == speaker.Person.Id);
        if (await words.MeantAsync(text, shown, cancellationToken) is { } meant)
            await TakeAsync([meant], isTyped: true, speaker, cancellationToken);
        else
            await RefuseAsync(CheckInCards.NoAnswer, Daily, speaker, cancellationToken, "check in");
    }

    private async Task TakeAsync(IReadOnlyList<(Item Item, Answer Answer)> all, bool isTyped, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var outcomes = new List<Taken>();
        foreach (var (item, answer) in all)
            outcomes.Add(await IsAskedAsync(item, me, cancellationToken) ? await answers.TakeAsync(me, item.Id, answer, cancellationToken) : Taken.NotAsked);

        // Of two that are left out at once the one may be kept and the other not.
        if (outcomes.Count > 0 && !outcomes.Contains(Taken.Yes))
        {
            await RefuseAsync(outcomes.Contains(Taken.NotCounted) ? CheckInCards.NotCounted : CheckInCards.NotAsked, all[0].Item, speaker, cancellationToken);
            return;
        }

        var help = await respite.HelpForAsync(me, cancellationToken);
        var about = all.Count > 0 ? all[0].Item : Daily;
        if (!isTyped && await ShownAsync(about, me, cancellationToken) is { } shown)
        {
            // A card with words half typed into it is left alone, or they would be gone.
            if (about.Scale == Scale.Text || (await prompts.OtherAsync(shown, cancellationToken)).Item is not { Scale: Scale.Text })
            {
                var card = await prompts.CardAsync(shown, isAnswered: true, help, messenger.Here.To.Channel, cancellationToken);
                await messenger.RetellAsync(me.Id, _ => card, shown.Slot, cancellationToken);
                return;
            }
        }

        await SayBesideAsync(CheckInCards.KeptWith(help), about, isNew: isTyped, speaker, cancellationToken);
    }

    /// <summary>Says something in a message of its own, which is taken away with the others when it is counted.</summary>
    /// <param name="isNew">Whether it is said again where it was said before.</param>
    private async Task SayBesideAsync(string text, Item item, bool isNew, Speaker speaker, CancellationToken cancellationToken)
    {
        var beside = !isNew && await ShownAsync(item, speaker.Person, cancellationToken) is { } shown ? $"{shown.Slot}/heard"
            : await batches.OfAsync(speaker.Person, item, cancellationToken) is { } batch ? CheckInPrompts.NewSlot(batch.Id)
            : Message.NewSlot();
        messenger.Say(messenger.Here.To, beside, Talk.Text(text));
    }

    /// <summary>
    /// Whatever becomes of an answer, where help is found is said with it. It goes away with what else was said for their answers; whoever has none
    /// anywhere hears it for a moment only.
    /// </summary>
    private async Task RefuseAsync(string text, Item item, Speaker speaker, CancellationToken cancellationToken, params string[] buttons)
    {
        var said = Talk.Text(CheckInCards.WithHelp(text, await respite.HelpForAsync(speaker.Person, cancellationToken)), buttons);
        if ((await batches.OfAsync(speaker.Person, item, cancellationToken) ?? await batches.OfAsync(speaker.Person, Daily, cancellationToken)) is { } batch)
            messenger.Say(messenger.Here.To, CheckInPrompts.NewSlot(batch.Id), said);
        else
            messenger.Whisper(said);
    }

    /// <summary>Whether this was asked of them; what is asked after something hard is theirs to answer whenever it was offered.</summary>
    private async Task<bool> IsAskedAsync(Item item, Person me, CancellationToken cancellationToken)
    {
        if (item.Cadence == Cadence.Daily)
            return await turn.Db.CheckInChoices.FindAsync([me.Id], cancellationToken) is { AskedOn: not null };

        if (item.Cadence == Cadence.AfterHardContact)
            return await batches.FindAsync(Cohort.Organisation, item.Id, cancellationToken) is not null;

        return await batches.OfAsync(me, item, cancellationToken) is { } batch
            && await turn.Db.BatchMembers.FindAsync([batch.Id, me.Id], cancellationToken) is { AskedOn: not null };
    }

    private async Task<Telling> TellingAsync(Answer answer, Person me, CancellationToken cancellationToken)
    {
        if (answer is not { IsShared: true, Words: { } words })
            return Telling.Nothing;

        var names = await turn.Db.People.Where(person => person.LeftAt == null)
            .OrderByDescending(person => person.HomeTeamId == me.HomeTeamId)
            .Select(person => person.Name)
            .Take(MostNames)
            .ToListAsync(cancellationToken);
        return WordCheck.Find(words, names);
    }

    private Task<CheckIn?> TodaysAsync(Person me, CancellationToken cancellationToken) => words.TodaysAsync(me.Id, turn.Now, cancellationToken);

    /// <summary>The newest card on which the question stands.</summary>
    private async Task<CheckIn?> ShownAsync(Item item, Person me, CancellationToken cancellationToken) =>
        await batches.OfAsync(me, item, cancellationToken) is { } batch
            ? await turn.Db.CheckIns.Where(checkIn => checkIn.PersonId == me.Id && (checkIn.BatchId == batch.Id || checkIn.OtherBatchId == batch.Id))
                .OrderByDescending(checkIn => checkIn.Date)
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    private async Task StopAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        (await ChoicesAsync(speaker.Person, cancellationToken)).IsStopped = true;
        await speaker.SayTextAsync(CheckInCards.Stopped);
    }

    private async Task StartAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        (await ChoicesAsync(speaker.Person, cancellationToken)).IsStopped = false;
        speaker.Person.LookAgain();
        await speaker.SayTextAsync(CheckInCards.Started);
    }

    private async Task<CheckInChoices> ChoicesAsync(Person me, CancellationToken cancellationToken) =>
        await turn.Db.CheckInChoices.FindAsync([me.Id], cancellationToken) ?? turn.Db.CheckInChoices.Add(new CheckInChoices(me.Id)).Entity;

    private Item Daily => bank.Find(Item.Daily)!; // the file of the questions cannot do without it

    /// <summary>That somebody answers how they are shows to nobody that they are at work, and nothing stays of when they did.</summary>
    private void IsNobodysBusiness() => turn.Commit.HeardAt = Passing.At(turn.Now);
}
