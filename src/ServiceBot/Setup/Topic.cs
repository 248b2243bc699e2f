using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>One thing a team decides in its set-up: what is asked, when the answer can be taken, what it changes and what happens next.</summary>
/// <param name="why">One line for whoever wonders why it is asked.</param>
internal abstract class Topic(SetupTopics key, string name, string why)
{
    /// <summary>What all names or lines of a topic may have together, so that its card stays small.</summary>
    protected const int LongestList = 4500;

    public SetupTopics Key => key;
    public string Name => name;
    public string Why => why;

    /// <summary>The field that a typed message fills; null where only the card can tell several apart.</summary>
    public virtual string? TypedField => null;

    /// <summary>Whether there is something that can be kept as it is.</summary>
    public virtual bool IsWritten(TeamFacts facts) => true;

    /// <summary>Whether what is typed is taken whatever it is, so that it may have been meant as a command.</summary>
    public virtual bool TakesAnyText => false;

    /// <summary>Fetches what is needed beside the team's own rows.</summary>
    public virtual Task PrepareAsync(TeamFacts facts, Filled filled, BotDb db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lines above the inputs.</summary>
    public virtual IEnumerable<string> Notes(TeamFacts facts) => [];

    public abstract IEnumerable<Field> Fields(TeamFacts facts);

    /// <summary>What holds now, in one line. It changes whenever anything of it does.</summary>
    public abstract string Holds(TeamFacts facts);

    /// <summary>What an answer is given on: when this has changed, the answer was to something else.</summary>
    public virtual string Sign(TeamFacts facts) => Holds(facts);

    /// <summary>Why it cannot be taken; null when it can.</summary>
    public abstract Complaint? Check(TeamFacts facts, Filled filled);

    /// <summary>What to think about before it is taken; null when there is nothing.</summary>
    public virtual string? Warning(TeamFacts facts, Filled filled) => null;

    /// <summary>Takes what was checked.</summary>
    public abstract IReadOnlyList<Change> Apply(TeamFacts facts, Filled filled, BotDb db);

    /// <summary>Back to nothing written.</summary>
    public virtual void Forget(TeamFacts facts)
    {
    }

    /// <summary>What will happen now that this holds.</summary>
    public abstract string Next(TeamFacts facts);

    protected static string OrNothing(string? shown, string nothing) => string.IsNullOrEmpty(shown) ? nothing : shown;
}

/// <summary>A topic that is about the team as a whole, and not about single people in it.</summary>
internal abstract class TeamTopic(SetupTopics key, string name, string why) : Topic(key, name, why)
{
    public sealed override IReadOnlyList<Change> Apply(TeamFacts facts, Filled filled, BotDb db)
    {
        var was = Holds(facts);
        Set(facts, filled, db);
        var isNow = Holds(facts);
        return was == isNow ? [] : [new Change($"{was} → {isNow}")];
    }

    protected abstract void Set(TeamFacts facts, Filled filled, BotDb db);
}

/// <summary>Something that has changed, as it is noted and as the person concerned hears it.</summary>
internal sealed record Change(string What, string? PersonId = null, string? Told = null);
