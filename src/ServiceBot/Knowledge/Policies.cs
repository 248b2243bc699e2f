namespace ServiceBot.Knowledge;

/// <summary>The policies of the organisation, looked up by words.</summary>
internal sealed class Policies(IReadOnlyList<Policy> all)
{
    /// <summary>How many others are named beside the best.</summary>
    public const int MostOthers = 3;

    public IReadOnlyList<Policy> All => all;

    /// <summary>What fits those words, the best first; of two that fit alike the one that stands first.</summary>
    /// <param name="answers">What the team has found out itself, looked through after the file.</param>
    public IReadOnlyList<Policy> Find(string words, IEnumerable<Policy> answers)
    {
        var terms = Terms.Of(words);
        return
        [
            .. all.Concat(answers)
                .Select(policy => (Policy: policy, Fits: policy.Fits(terms)))
                .Where(found => found.Fits > 0)
                .OrderByDescending(found => found.Fits)
                .Take(MostOthers + 1)
                .Select(found => found.Policy),
        ];
    }
}
