using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What people must be told: shown, described, put off, and told.</summary>
internal sealed class DisclosureCommands(
    Turn turn, Cases cases, Disclosing disclosing, DisclosureOwnerCommands owners, WaiverCommands waivers, AcknowledgeCommands acknowledges, Guide guide,
    Messenger messenger, Alarm alarm, Leaders leaders)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (command.Number is not { } number)
            return;

        if (command is { Verb: Verb.Disclosure, Rest: "" } && await ShowToLookerAsync(number, speaker, cancellationToken))
            return;

        if (await disclosing.FindAsync(number, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb == Verb.Disclosed
            ? TellAsync(about, Entry.Of(command.Rest), speaker, cancellationToken)
            : SayAsync(about, command.Rest, speaker, cancellationToken));
    }

    /// <summary>A button of a card about what people must be told, however old the card is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (answer.Answer is DisclosureCards.But or DisclosureCards.Looked)
        {
            if (await acknowledges.FindAsync(answer.Case, speaker, cancellationToken) is { } looked)
                await (answer.Answer == DisclosureCards.But
                    ? acknowledges.ButAsync(looked, Entry.Of(Said.OneLine(answer.Because)), speaker, cancellationToken)
                    : acknowledges.LookedAsync(looked, answer.Seen ?? "", speaker, cancellationToken));
            return;
        }

        if (await disclosing.FindAsync(answer.Case, speaker, cancellationToken) is not { } about)
            return;

        if (answer.Answer == DisclosureCards.Back)
        {
            await speaker.SayTextAsync($"All right, case {about.Number} stays as it is.", $"disclosure {about.Number}");
            return;
        }

        if (!await disclosing.MayAsync(about, speaker, cancellationToken))
            return;

        if (answer.Answer is DisclosureCards.Waive or DisclosureCards.Lower)
            await waivers.PressAsync(about, answer, speaker, cancellationToken);
        else
            await FillInAsync(about, answer, speaker, cancellationToken);
    }

    private async Task SayAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        var (word, more) = Split(rest);
        if (word.Length == 0)
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        // Whoever is asked, or would like to, may take it; all else is for those who see to it.
        if (word is "mine" or "yes")
        {
            await owners.TakeAsync(about, speaker, cancellationToken);
            return;
        }

        if (word == "no")
        {
            await owners.DeclineAsync(about, speaker, cancellationToken);
            return;
        }

        if (!await disclosing.MayAsync(about, speaker, cancellationToken))
            return;

        if (about.Disclosure == Disclosure.None && word is not ("open" or "by" or "what"))
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        switch (word)
        {
            case "open":
                await OpenAsync(about, isAgain: false, speaker, cancellationToken);
                break;
            case "again":
                await OpenAsync(about, isAgain: true, speaker, cancellationToken);
                break;
            case "nothing":
                await StandAsync(about, speaker, cancellationToken);
                break;
            case "by":
                if (await MoveAsync(about, more, speaker, cancellationToken))
                    await guide.FollowAsync(about, ask: false, cancellationToken);
                break;
            case "what":
                if (await DescribeAsync(about, Entry.Of(more), speaker, cancellationToken))
                    await guide.FollowAsync(about, ask: false, cancellationToken);
                break;
            case "waived" or "waive":
                await waivers.WaiveAsync(about, ThreeAnswers.Read(more), speaker, cancellationToken);
                break;
            case "to":
                await owners.AskAsync(about, more, speaker, cancellationToken);
                break;
            default:
                await speaker.SayTextAsync(
                    $"I did not understand that. For example: disclosure {number} by tomorrow 12:00, disclosure {number} to @Ines, or disclosed {number} we called them",
                    $"disclosure {number}");
                break;
        }
    }

    /// <summary>"to @Ines", "@Ines", "by tomorrow", "what the family must know", "waived because …".</summary>
    private static (string Word, string More) Split(string rest)
    {
        var text = Said.OneLine(rest);
        if (text.StartsWith('@'))
            return ("to", text);

        var space = text.IndexOf(' ');
        return space < 0 ? (Said.Key(text), "") : (Said.Key(text[..space]), text[(space + 1)..].TrimStart(' ', ':', ','));
    }

    /// <summary>To one of those who look at it, with all that they look at; whoever of them is not in the team sees no more of the case.</summary>
    private async Task<bool> ShowToLookerAsync(int number, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(number, cancellationToken) is not { IsPractice: false } about || !await acknowledges.LooksAtItAsync(about, speaker.Person, cancellationToken))
            return false;

        if (about.Disclosure == Disclosure.Settled)
        {
            await leaders.ShowAsync(about, await leaders.OfAsync(about, cancellationToken), speaker, cancellationToken);
            return true;
        }

        if (await cases.IsKnownToAsync(about, speaker.Person.Id, cancellationToken))
            return false;

        var stands = SafetyCards.Stands(await cases.ViewAsync(about, speaker.Zone, cancellationToken));
        await speaker.SayTextAsync($"Case {about.Number}, {Shown.Within(about.Title)}: {stands}.");
        return true;
    }

    private async Task OpenAsync(RecoveryCase about, bool isAgain, Speaker speaker, CancellationToken cancellationToken)
    {
        var isNew = (!isAgain || about.Disclosure is Disclosure.AskedAnew or Disclosure.Acknowledged)
            && (isAgain || about.Disclosure == Disclosure.None)
            && about.OpenDisclosure(await alarm.DueAsync(about, cancellationToken), new By(speaker.Person.Id, turn.Now));
        if (isNew)
            await guide.FollowAsync(about, ask: false, cancellationToken);

        await disclosing.ShowAsync(about, speaker, cancellationToken);
    }

    private async Task StandAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!about.LetDisclosureStand(new By(speaker.Person.Id, turn.Now)))
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        await speaker.SayTextAsync($"Noted: in case {about.Number} there is nothing new to tell. {await leaders.AskAsync(about, speaker.Person, cancellationToken)}");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task<bool> MoveAsync(RecoveryCase about, string text, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        var reader = disclosing.ReaderOf(speaker);
        var spoken = SpokenTime.Parse(Said.OneLine(text), turn.Now, speaker.Zone);
        if (Disclosures.Check(text, spoken, reader, $"disclosure {number} by ") is { } complaint)
        {
            await speaker.SayTextAsync(complaint.Text, complaint.Offers);
            return false;
        }

        var at = WallClock.Say(spoken.Instant, turn.Now, speaker.Zone);
        if (about.Disclosure is Disclosure.Settled or Disclosure.Acknowledged)
        {
            await speaker.SayTextAsync($"In case {number} that is done already: {SafetyCards.SettledAs(about)}.", $"disclosure {number}");
            return false;
        }

        var isNew = about.Disclosure == Disclosure.None
            ? about.OpenDisclosure(spoken.Instant, reader.By)
            : about.MoveDisclosure(spoken.Instant, reader.By);
        await speaker.SayTextAsync(isNew
            ? $"Noted: in case {number} we tell people what they must know by {at}."
            : $"That was noted already: in case {number} we tell people what they must know by {at}.");
        return isNew;
    }

    private async Task<bool> DescribeAsync(RecoveryCase about, string? what, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (what is null || Entry.TooLong(new Entry("What must be told", what, Longest.Note)) is not null)
        {
            await speaker.SayTextAsync(
                Entry.TooLong(new Entry("What must be told", what, Longest.Note))?.Text
                ?? $"What must they know? One sentence is enough, for example: disclosure {number} what the family must know what we found");
            return false;
        }

        if (about.Disclosure == Disclosure.None)
            about.OpenDisclosure(await alarm.DueAsync(about, cancellationToken), new By(speaker.Person.Id, turn.Now));

        var isNew = about.Describe(what, new By(speaker.Person.Id, turn.Now));
        var again = isNew && about.Disclosure == Disclosure.Settled ? $"\n{await leaders.AskAsync(about, speaker.Person, cancellationToken)}" : "";
        await speaker.SayTextAsync(
            isNew ? $"Noted in case {number}, what must be told: {Shown.Within(what)}{again}" : $"That was noted already in case {number}.", $"disclosure {number}");
        return isNew;
    }

    private async Task TellAsync(RecoveryCase about, string? how, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (!await disclosing.MayAsync(about, speaker, cancellationToken))
            return;

        if (about.Disclosure == Disclosure.None)
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        if (how is null)
        {
            await speaker.SayTextAsync($"Who told whom, and how? One line is enough, for example: disclosed {number} I called the mother and wrote it to her");
            return;
        }

        if (Entry.TooLong(new Entry("That", how, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        if (!about.Disclose(how, new By(speaker.Person.Id, turn.Now)))
        {
            await speaker.SayTextAsync($"That was noted already in case {number}.", $"disclosure {number}");
            return;
        }

        await speaker.SayTextAsync($"Noted: in case {number} people were told. {await leaders.AskAsync(about, speaker.Person, cancellationToken)}");
        foreach (var personId in new[] { about.DiscloserId, about.OwnerId }.OfType<string>().Distinct().Where(personId => personId != speaker.Person.Id))
            await messenger.TellOfAsync(
                about, personId, $"{Shown.Name(speaker.Person.Name)} noted that in case {number} people were told what they must know: {Shown.Within(about.Title)}.",
                [$"disclosure {number}"], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>What stands on the card: what must be told, by when, and how it was told.</summary>
    private async Task FillInAsync(RecoveryCase about, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.Disclosure != Disclosure.Due)
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        var (what, how, when) = (Entry.Of(Said.OneLine(answer.ToDisclose)), Entry.Of(Said.OneLine(answer.HowDisclosed)), Entry.Of(Said.OneLine(answer.DisclosureDue)));
        if (Entry.TooLong(new Entry("What must be told", what, Longest.Note), new Entry("How it was told", how, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        if (answer.Answer == DisclosureCards.Told && how is null)
        {
            await speaker.SayTextAsync("Who told whom, and how? One line is enough. Your card above still holds what you typed.");
            return;
        }

        // Others wrote meanwhile what the card did not show, and that stays; and what was taken out does not come back with an old card.
        var (was, now) = (Said.OneLine(answer.Was), Said.OneLine(about.ToDisclose));
        if (was != now && was.Length > 0 && what is not null)
        {
            var own = Typed.Added(was, what);
            var isAdded = own.Length > 0 && own != what;
            what = !isAdded ? null : now.Length > 0 ? $"{now} {own}" : own;
            await speaker.SayTextAsync(
                isAdded ? "What must be told was changed since your card was shown, so only what you added is taken."
                : $"What must be told was changed since your card was shown, so it stays as it is now. To change it: disclosure {about.Number} what, and the sentence");
        }

        var isNew = what is not null && about.Describe(what, new By(speaker.Person.Id, turn.Now));
        if (answer.Answer == DisclosureCards.Told)
        {
            await TellAsync(about, how, speaker, cancellationToken);
            return;
        }

        if (when is not null)
            isNew |= await MoveAsync(about, when, speaker, cancellationToken);
        else
            await speaker.SayTextAsync(isNew ? $"Noted in case {about.Number}, what must be told: {Shown.Within(what)}" : $"Nothing is different in case {about.Number}.", $"disclosure {about.Number}");

        if (isNew)
            await guide.FollowAsync(about, ask: false, cancellationToken);
    }
}
