using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What somebody who leads says in public that they will do, and by which day. It is no promise to a customer, and nobody else's task.</summary>
internal sealed class Pledge(int number, string? teamId, string personId, string text, DateOnly dueOn, DateTimeOffset createdAt)
{
    public const int Longest = 200;

    /// <summary>Its own small number, counted apart from cases and follow-ups.</summary>
    public int Number { get; private set; } = number;

    /// <summary>To which team it is said; null: to the whole organisation.</summary>
    public string? TeamId { get; private set; } = teamId;
    public string PersonId { get; private set; } = personId;
    public string Text { get; private set; } = text;
    public DateOnly DueOn { get; private set; } = dueOn;
    public FollowUpStatus Status { get; private set; }

    /// <summary>What was done, or why it was dropped.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Reminders of days up to this one are behind us.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => Status == FollowUpStatus.Open;

    /// <param name="today">Whoever gives another day to it has just said so: reminders begin after today.</param>
    public void Move(DateOnly dueOn, DateOnly today)
    {
        (DueOn, RemindedOn) = (dueOn, today);
        Version++;
    }

    public void End(FollowUpStatus status, string? reason, DateTimeOffset at)
    {
        (Status, Reason, EndedAt) = (status, reason, at);
        Version++;
    }

    public void Reopen(DateOnly today)
    {
        (Status, Reason, EndedAt, RemindedOn) = (FollowUpStatus.Open, null, null, today);
        Version++;
    }

    public void Reminded(DateOnly on)
    {
        RemindedOn = on;
        Version++;
    }

    /// <summary>On the days on which a follow-up is brought to mind.</summary>
    /// <returns>The day up to which a reminder said today counts; null when none is due.</returns>
    public DateOnly? ReminderDue(DateOnly today) =>
        IsOpen && FollowUpDays.NewestUpTo(FollowUpKind.Prevention, DueOn, today) is { } day && (RemindedOn is not { } said || said < day) ? day : null;
}
