using Microsoft.EntityFrameworkCore;
using ServiceBot.Coaching;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What is added to a case, corrected and taken out by hand. Nothing is lost but what somebody takes out for good.</summary>
internal sealed class RecordCommands(Turn turn, Cases cases, CaseCommands facts, Guide guide, Messenger messenger, Ledger ledger, Coach coach, TextErasing erasing, ThanksBoard thanks,
    Leaders leaders)
{
    private static readonly Dictionary<Passage, string> Nothing = [];

    public async Task NoteAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (Entry.Of(command.Rest) is not { } text)
        {
            await speaker.SayTextAsync($"What should I note? Type it after the number, for example: note {about.Number} the customer called again");
            return;
        }

        if (text.Length > Longest.CaseNote)
        {
            await speaker.SayTextAsync(
                $"A note has at most {Longest.CaseNote:N0} characters, and this has {text.Length:N0}. Nothing was taken. Your text stands above: please send it as two notes.");
            return;
        }

        if (await turn.Db.CaseTexts.AnyAsync(
                written => written.CaseNumber == about.Number && written.Field == CaseField.Note && written.Text == text, cancellationToken))
        {
            await speaker.SayTextAsync($"That was noted already in case {about.Number}.");
            return;
        }

        about.AddNote(text, new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"Noted in case {about.Number}. To change it: correct {about.Number}", $"correct {about.Number}");
        if (speaker.IsPrivate)
            await coach.HintAsync(about, speaker.Person, speaker.Channel, [new Draft(text, CaseField.Note.Occasion())], cancellationToken);
    }

    public async Task CorrectAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (!Card.IsShownOn(speaker.Channel))
        {
            await speaker.SayTextAsync("This chat shows no cards, so nothing can be corrected here. The web page can do it: team page", "team page");
            return;
        }

        await LoadAsync(about, cancellationToken);
        var page = int.TryParse(command.Rest, out var number) ? number : 1;
        await ShowAsync(about, page, Nothing, speaker, cancellationToken);
    }

    /// <summary>A press on a card of this kind, of any age.</summary>
    public async Task PressAsync(CardAnswer answer, IReadOnlyDictionary<string, string> inputs, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(Verb.Correct, answer.Case), speaker, cancellationToken) is not { } about)
            return;

        await LoadAsync(about, cancellationToken);
        var (seen, title) = (Seen.Parse(answer.Seen), about.Title);
        await (answer.Answer switch
        {
            CorrectionCards.Save => SaveAsync(about, CorrectionCards.Typed(inputs), seen, speaker, cancellationToken),
            CorrectionCards.Erase => EraseAsync(about, (answer.Text ?? "").Split(',').Select(Passage.Parse).OfType<Passage>(), seen, speaker, cancellationToken),
            _ => SettleAsync(about, seen, $"All of it stays in case {about.Number}.", speaker),
        });
        if (about.Title != title)
            await thanks.FollowAsync(about, cancellationToken);
    }

    private async Task SaveAsync(
        RecoveryCase about, IEnumerable<(Passage Passage, string Text)> inputs, Seen seen, Speaker speaker, CancellationToken cancellationToken)
    {
        var tends = await cases.IsTendedByAsync(about, speaker.Person, cancellationToken);
        var typed = inputs.Where(input => tends || about.IsNoteOf(input.Passage, speaker.Person.Id)).ToList();
        if (typed.Count == 0)
        {
            await RefuseAsync(about, speaker, cancellationToken);
            return;
        }

        // What the card had already is no change of this person's.
        var changed = typed
            .Where(input => input.Text != Now(about, input.Passage))
            .Where(input => input.Text != CorrectionCards.Clean(input.Passage.Field, about.TextAt(input.Passage, seen.Version)))
            .ToDictionary(input => input.Passage, input => input.Text);
        var gone = typed.Select(input => input.Passage).Where(passage => about.WasErasedSince(passage, seen.Version)).ToList();
        if (gone.Count > 0 || changed.Keys.Any(passage => about.HasChangedSince(passage, seen.Version)))
        {
            await ShowAgainAsync(about, changed, gone, seen, speaker, cancellationToken);
            return;
        }

        var tooLong = Entry.TooLong(changed.Select(input => new Entry(input.Key.Field.Name(), input.Value, input.Key.Field.Most())));
        if (tooLong is not null)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var by = new By(speaker.Person.Id, turn.Now);
        var emptied = changed.Where(input => input.Value.Length == 0).Select(input => input.Key).ToList();
        var rewritten = new List<Passage>();
        foreach (var (passage, text) in changed.Where(input => input.Value.Length > 0))
            if (await RewriteAsync(about, passage, text, by, cancellationToken))
                rewritten.Add(passage);

        var line = rewritten.Count > 0
            ? $"Changed in case {about.Number}: {CorrectionCards.Phrases(rewritten)}. What stood there before stays in the timeline."
            : emptied.Count > 0 ? "Nothing is taken out yet; I ask below." : $"Nothing is different in case {about.Number}.";
        await SettleAsync(about, seen, line, speaker);
        if (emptied.Count > 0)
            Put(about, now => CorrectionCards.Question(about, emptied, now, ReaderOf(speaker)), speaker);

        if (rewritten.Count == 0)
            return;

        await coach.HintAsync(
            about, speaker.Person, speaker.Channel, rewritten.Select(passage => new Draft(about.TextOf(passage), passage.Field.Occasion())), cancellationToken);

        if (rewritten.Exists(passage => passage.Field is CaseField.Prevention or CaseField.PreventionOwner)
            && await ledger.KeepAsync(about, ReaderOf(speaker), cancellationToken) is { } followed)
            await speaker.SayTextAsync(followed);

        if (about is { IsActive: true, Disclosure: Disclosure.Settled }
            && rewritten.Exists(passage => passage.Field is CaseField.ToDisclose or CaseField.HowDisclosed or CaseField.Considered))
            await speaker.SayTextAsync(await leaders.AskAsync(about, speaker.Person, cancellationToken));

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task EraseAsync(RecoveryCase about, IEnumerable<Passage> passages, Seen seen, Speaker speaker, CancellationToken cancellationToken)
    {
        var tends = await cases.IsTendedByAsync(about, speaker.Person, cancellationToken);
        var asked = passages.Where(passage => tends || about.IsNoteOf(passage, speaker.Person.Id)).ToList();
        if (asked.Count == 0)
        {
            await RefuseAsync(about, speaker, cancellationToken);
            return;
        }

        var changed = asked.Where(passage => about.HasChangedSince(passage, seen.Version) && !about.WasErasedSince(passage, seen.Version)).ToList();
        if (changed.Count > 0)
        {
            await SettleAsync(
                about, seen, $"Nothing was taken out: meanwhile {CorrectionCards.Phrases(changed)} changed. To see it: correct {about.Number}", speaker);
            return;
        }

        var by = new By(speaker.Person.Id, turn.Now);
        var erased = new List<Passage>();
        foreach (var passage in asked)
            if (await erasing.EraseAsync(about, passage, by, cancellationToken))
                erased.Add(passage);

        if (erased.Count == 0)
        {
            await SettleAsync(about, seen, $"That is out of case {about.Number} already.", speaker);
            return;
        }

        await SettleAsync(
            about, seen,
            $"Out of case {about.Number} for good: {CorrectionCards.Phrases(erased)}, with its history. The case only says that you took it out. "
            + "What people wrote to me or read in chats of their own stays there; it is theirs.",
            speaker);
        if (erased.Exists(passage => passage.Field == CaseField.Prevention)
            && await ledger.WithdrawAsync(about, TextErasing.TakenOut, ReaderOf(speaker), cancellationToken) is { } followed)
            await speaker.SayTextAsync(followed);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Others were faster: nothing of theirs is overwritten, and nothing typed is lost but where they took something out.</summary>
    private async Task ShowAgainAsync(
        RecoveryCase about, Dictionary<Passage, string> changed, List<Passage> gone, Seen seen, Speaker speaker, CancellationToken cancellationToken)
    {
        gone.ForEach(passage => changed.Remove(passage));
        var others = changed.Keys.Where(passage => about.HasChangedSince(passage, seen.Version)).ToList();
        var news = new List<string>();
        if (others.Count > 0)
            news.Add($"{await LastAsync(about, others, CaseEventKind.Corrected, cancellationToken)} changed {CorrectionCards.Phrases(others)} while you wrote.");
        if (gone.Count > 0)
            news.Add($"{await LastAsync(about, gone, CaseEventKind.Deleted, cancellationToken)} took out {CorrectionCards.Phrases(gone)} for good.");

        await SettleAsync(
            about, seen, string.Join(' ', news) + " Nothing of yours is recorded yet; the newest card is below, with what you typed in it.", speaker);
        await ShowAsync(about, 1, changed, speaker, cancellationToken);
    }

    /// <summary>Who did that last, by name.</summary>
    private async Task<string> LastAsync(RecoveryCase about, List<Passage> passages, CaseEventKind kind, CancellationToken cancellationToken)
    {
        var names = passages.Select(passage => $"{passage}").ToList();
        var last = about.Events.Where(happened => happened.Kind == kind && happened.Data is { } data && names.Contains(data))
            .MaxBy(happened => happened.Sequence);
        return last is null ? "Somebody" : await messenger.NameOfAsync(last.PersonId, cancellationToken);
    }

    private async Task ShowAsync(
        RecoveryCase about, int number, IReadOnlyDictionary<Passage, string> typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var tends = await cases.IsTendedByAsync(about, speaker.Person, cancellationToken);
        var pages = CorrectionCards.Pages(
            about, about.Passages.Where(passage => tends || about.IsNoteOf(passage, speaker.Person.Id)).OrderByDescending(typed.ContainsKey));
        if (pages.Count == 0)
        {
            await RefuseAsync(about, speaker, cancellationToken);
            return;
        }

        var page = Math.Clamp(number, 1, pages.Count);
        Put(
            about, now => CorrectionCards.Form(about, pages[page - 1], page < pages.Count ? page + 1 : null, typed, now, ReaderOf(speaker)), speaker);
    }

    private async Task RefuseAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken) => await speaker.SayTextAsync(
        $"{await facts.TendersOfAsync(about, cancellationToken)} can correct case {about.Number}. You can add to it: note {about.Number} and what you know");

    private async Task<bool> RewriteAsync(RecoveryCase about, Passage passage, string text, By by, CancellationToken cancellationToken)
    {
        var before = about.TextOf(passage);
        if (!about.Rewrite(passage, text, by))
            return false;

        await DescribeAsync(about, passage, before, text, cancellationToken);
        return true;
    }

    /// <summary>What was done for a prevention is told in words of its own, which say the same. What is still to be done, the ledger changes.</summary>
    private async Task DescribeAsync(RecoveryCase about, Passage passage, string? before, string text, CancellationToken cancellationToken)
    {
        if (passage.Field != CaseField.Prevention)
            return;

        var copies = await turn.Db.FollowUps
            .Where(followUp => followUp.CaseNumber == about.Number && followUp.Kind == FollowUpKind.Prevention && followUp.What == before)
            .Where(followUp => followUp.Status != FollowUpStatus.Open)
            .ToListAsync(cancellationToken);
        copies.ForEach(copy => copy.Describe(text, copy.OwnerId, copy.DueOn, turn.Now));
    }

    private void Put(RecoveryCase about, Func<Seen, Microsoft.Bot.Schema.Activity> card, Speaker speaker)
    {
        // Two cards in one turn are told apart by how far the case is.
        var seen = new Seen(about.Version, turn.Now.UtcTicks);
        messenger.Say(messenger.Here.To, Slot(about, seen, speaker), card(seen));
    }

    /// <summary>A card that was answered shows nothing of what stood on it.</summary>
    private Task SettleAsync(RecoveryCase about, Seen seen, string line, Speaker speaker)
    {
        if (seen != default)
            messenger.Say(messenger.Here.To, Slot(about, seen, speaker), CorrectionCards.Settled(about, line, ReaderOf(speaker)));

        return speaker.SayTextAsync(line);
    }

    private static string Slot(RecoveryCase about, Seen seen, Speaker speaker) => $"correct/{about.Number}/{speaker.Person.Id}/{seen}";

    private static string Now(RecoveryCase about, Passage passage) => CorrectionCards.Clean(passage.Field, about.TextOf(passage));

    private Reader ReaderOf(Speaker speaker) => new(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);

    private async Task LoadAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        await cases.LoadTextsAsync(about, cancellationToken);
    }
}
