namespace ServiceBot.Knowledge;

/// <summary>Something nobody knew when it was needed. Whoever knows answers it, and whoever asked hears of that.</summary>
internal sealed class KnowledgeGap(int number, string teamId, string text, string key, int? caseNumber)
{
    /// <summary>Its own small number, counted apart from the cases.</summary>
    public int Number { get; private set; } = number;
    public string TeamId { get; private set; } = teamId;
    public string Text { get; private set; } = text;

    /// <summary>By which the same question is known again; a team has each only once.</summary>
    public string Key { get; private set; } = key;

    /// <summary>The case in which it was missed, if any.</summary>
    public int? CaseNumber { get; private set; } = caseNumber;
    public GapStatus Status { get; private set; }

    /// <summary>The answer, or why it was dropped.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it was opened, or opened again.</summary>
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; private set; }
    public List<GapEvent> Events { get; private set; } = [];

    /// <summary>Its words are out for good; that there was one stays.</summary>
    public bool IsErased => Text.Length == 0;

    public bool IsOpen => Status == GapStatus.Open;

    /// <summary>Those who asked for it and hear of its end. Their events must be there.</summary>
    public IEnumerable<string> Askers => Events
        .Where(happened => happened.Kind is GapEventKind.Opened or GapEventKind.AskedToo or GapEventKind.Reopened)
        .Select(happened => happened.PersonId)
        .Distinct();

    public string? OpenedBy => Events.Find(happened => happened.Kind == GapEventKind.Opened)?.PersonId;

    public static KnowledgeGap Open(int number, string teamId, string text, string key, int? caseNumber, string personId, DateTimeOffset at)
    {
        var gap = new KnowledgeGap(number, teamId, text, key, caseNumber) { Since = at };
        gap.Add(GapEventKind.Opened, null, personId, at);
        return gap;
    }

    /// <returns>False when they had asked already.</returns>
    public bool AskToo(string personId, DateTimeOffset at)
    {
        if (Askers.Contains(personId))
            return false;

        Add(GapEventKind.AskedToo, null, personId, at);
        return true;
    }

    public void End(GapStatus status, string text, string personId, DateTimeOffset at)
    {
        (Status, Answer, EndedAt) = (status, text, at);
        Add(status == GapStatus.Answered ? GapEventKind.Answered : GapEventKind.Dropped, text, personId, at);
    }

    public void Reopen(string personId, DateTimeOffset at)
    {
        (Status, Answer, EndedAt, Since) = (GapStatus.Open, null, null, at);
        Add(GapEventKind.Reopened, null, personId, at);
    }

    /// <summary>Takes out all that was said, so that the same question may be asked anew.</summary>
    public void Erase(string personId, DateTimeOffset at)
    {
        (Text, Key, Answer, Status, EndedAt) = ("", $"{Number} is out", null, GapStatus.Dropped, at);
        Events.ForEach(happened => happened.Erase());
        Add(GapEventKind.Erased, null, personId, at);
    }

    private void Add(GapEventKind kind, string? text, string personId, DateTimeOffset at)
    {
        Events.Add(new GapEvent(Number, Events.Count == 0 ? 1 : Events.Max(happened => happened.Sequence) + 1, kind, text, personId, at));
        Version++;
    }
}

/// <summary>What happened to a gap; a text that was an answer once stays here.</summary>
internal sealed class GapEvent(int gapNumber, int sequence, GapEventKind kind, string? text, string personId, DateTimeOffset at)
{
    public int GapNumber { get; private set; } = gapNumber;
    public int Sequence { get; private set; } = sequence;
    public GapEventKind Kind { get; private set; } = kind;
    public string? Text { get; private set; } = text;
    public string PersonId { get; private set; } = personId;
    public DateTimeOffset At { get; private set; } = at;

    public void Erase() => Text = null;
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum GapStatus
{
    Open,
    Answered,
    Dropped,
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum GapEventKind
{
    Opened,
    AskedToo,
    Answered,
    Dropped,
    Reopened,
    Erased,
}
