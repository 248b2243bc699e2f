namespace ServiceBot.Recovery;

/// <summary>What happened in a case, in order, with what was written at each point.</summary>
/// <param name="Earlier">How many more there are before these.</param>
/// <param name="Older">Of these, the corrections of notes that were corrected again since.</param>
internal sealed record Timeline(
    IReadOnlyList<CaseEvent> Events, IReadOnlyList<CaseText> Texts, int Earlier = 0, IReadOnlyList<CaseEvent>? Older = null)
{
    private readonly ILookup<int, CaseText> _bySequence = Texts.ToLookup(text => text.Sequence);

    /// <summary>The cases that go on in this one, the newest first.</summary>
    public IReadOnlyList<(RecoveryCase About, Timeline Timeline)> Merged { get; init; } = [];

    /// <summary>Of this case and of those that go on in it, in the order in which it happened.</summary>
    public IEnumerable<(CaseEvent Happened, IEnumerable<Written> Texts)> Entries => Merged.Select(merged => merged.Timeline).Prepend(this)
        .SelectMany((timeline, index) => timeline.Events.Select(happened => (Happened: happened, Texts: timeline.With(happened), IsOwn: index == 0)))
        .OrderBy(entry => entry.Happened.At).ThenByDescending(entry => entry.IsOwn).ThenBy(entry => entry.Happened.CaseNumber).ThenBy(entry => entry.Happened.Sequence)
        .Select(entry => (entry.Happened, entry.Texts));

    /// <summary>Nothing for what was taken out.</summary>
    public IEnumerable<Written> With(CaseEvent happened)
    {
        var passage = happened.Kind == CaseEventKind.Corrected ? Passage.Parse(happened.Data) : null;
        foreach (var text in _bySequence[happened.Sequence].OrderBy(text => text.Field))
        {
            var before = Before(text, passage);
            if (text.Text is { Length: > 0 } || before is { Length: > 0 })
                yield return new Written(text.Field, text.Text, before);
        }
    }

    private string? Before(CaseText text, Passage? passage)
    {
        var earlier = Texts.Where(other => other.Field == text.Field && other.Sequence < text.Sequence);
        if (text.Field == CaseField.Note)
        {
            if (passage is not { Note: > 0 } note)
                return null;

            var corrections = Events.Concat(Older ?? []).Where(happened => happened.Kind == CaseEventKind.Corrected && happened.Data == $"{note}")
                .Select(happened => happened.Sequence)
                .Append(note.Note)
                .ToHashSet();
            earlier = earlier.Where(other => corrections.Contains(other.Sequence));
        }

        return earlier.MaxBy(other => other.Sequence)?.Text;
    }
}

/// <summary>Something as it was written at one point.</summary>
/// <param name="Before">What stood there until then; null when nothing did, or it was taken out since.</param>
internal sealed record Written(CaseField Field, string? Text, string? Before);
