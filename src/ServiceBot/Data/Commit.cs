using System.Diagnostics;
using ServiceBot.Delivery;

namespace ServiceBot.Data;

/// <summary>What one unit of work leaves behind beside the facts its BotDb tracks.</summary>
internal sealed class Commit
{
    /// <summary>The activity that was handled, with what was answered; null for work nobody asked for.</summary>
    public ActivityKey? Activity { get; set; }

    /// <summary>Given again to whoever delivers the activity once more.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What is written in place of the time, where it is nobody's business that something was said: nothing that is left says that it was.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>Whether the conversation is held for it, so that it need not wait for who holds it.</summary>
    public bool IsAlone { get; set; }

    /// <summary>A person's own post in a web conversation, shown to all who have it open.</summary>
    public WebPost? Post { get; set; }

    public List<StateChange> States { get; } = [];

    /// <summary>Run after the states and before everything else, so what is added in the same turn stays.</summary>
    public List<Statement> Statements { get; } = [];

    public List<Message> Messages { get; } = [];

    /// <summary>The places at which tests kill the program; what nobody asked for has its own, so that it does not count among the turns of people.</summary>
    [Conditional("FAULT_POINTS")]
    public void Reach(string place) => FaultPoint.Hit(Activity is null ? $"unasked-{place}" : place);
}
