namespace ServiceBot.EndToEnd.Harness;

/// <summary>What became of everything that was sent in an experiment.</summary>
internal sealed record Verdict
{
    public int Acknowledged { get; init; }

    /// <summary>Acknowledged and not done, done and not answered, or answered and not done.</summary>
    public int Lost { get; init; }

    /// <summary>Said more than once although it was known that it had been said.</summary>
    public int Doubled { get; init; }

    /// <summary>Taken by the connector while the program was killed before it could write that down.</summary>
    public int Ambiguous { get; init; }

    /// <summary>How often the ambiguous ones were said again.</summary>
    public int Repeated { get; init; }

    /// <summary>Ambiguous for the second time, so that a person decides.</summary>
    public int LeftToOperator { get; init; }

    /// <summary>Given up without being ambiguous.</summary>
    public int Stuck { get; init; }

    public int Disordered { get; init; }

    public Verdict Write(string experiment)
    {
        Experiments.Note($"{experiment}: {Acknowledged} acknowledged, {Lost} lost, {Doubled} doubled, {Ambiguous} ambiguous ({Repeated} repeated), "
            + $"{LeftToOperator} left to the operator, {Stuck} stuck, {Disordered} out of order");
        return this;
    }

    /// <summary>Nothing lost, stuck or out of order, and nothing said twice unknowingly.</summary>
    public void MustBeClean()
    {
        Assert.Equal(this with { Lost = 0, Doubled = 0, Stuck = 0, Disordered = 0 }, this);
        Assert.InRange(Repeated, 0, Ambiguous);
    }
}
