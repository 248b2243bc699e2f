using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How many of the problems whose time to come again ended had come again, where the customer is recognised.</summary>
/// <param name="Unsure">Thought to be the same problem, and nobody has said so for two days: no repeat.</param>
internal sealed record RepeatContacts(RepeatRate Rate, int Unsure)
{
    public string Say => FigureWords.Joined(
        $"Repeat contacts, matured week: {FigureWords.Part(Rate.CameAgain, Rate.Counted)}",
        Rate.Matured == Rate.Counted ? null : $"customer recognised in {Rate.Counted} of {Rate.Matured}",
        Unsure == 0 ? null : $"unsure {Unsure}",
        Rate.Counted == 0 ? null : $"contacts per problem {FigureWords.Number((double)Rate.Contacts / Rate.Counted)}");

    public static RepeatContacts Of(TeamLog log, Period period)
    {
        var counted = log.At(period).ToDictionary(about => about.Number);
        return new RepeatContacts(
            Repeats.Rate(log.Issues(period), period.Start, period.End),
            log.Proposals.Count(proposal => counted.TryGetValue(proposal.CaseNumber, out var about)
                && proposal.ProposedAt + Repeats.Unsure is var at && period.Includes(at) && at <= log.Seen(period) && !IsAnswered(proposal, about)));
    }

    private static bool IsAnswered(RepeatProposal proposal, CaseThen about) => about.Events.Any(
        happened => happened.Kind is CaseEventKind.RepeatConfirmed or CaseEventKind.RepeatDenied or CaseEventKind.MergedAway && happened.Data == $"{proposal.EarlierNumber}");
}
