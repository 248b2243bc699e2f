using Microsoft.Bot.Schema;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What everybody here may promise, at every level. Who does is their own business: the button tells nobody, not even the bot.</summary>
internal static class CommitmentCards
{
    private const string Answer = "answer";

    private static readonly string[] Everybody =
    [
        "I put right what went wrong for a customer, whoever caused it.",
        "I say what I will do and by when, and I keep it or say so in time.",
        "I treat colleagues the way I want customers to be treated.",
    ];

    private static readonly string[] Managers =
    [
        "I give people the time and the means to put things right.",
        "I ask what made it possible, never whose fault it was.",
    ];

    private static readonly string[] Leaders =
    [
        "I keep these promises first, where everybody can see it.",
        "I want to hear bad news early, and I thank whoever brings it.",
    ];

    public static Activity Show(string channel, Role role)
    {
        var promises = Everybody
            .Concat((role & (Role.Lead | Role.Manager | Role.Leader)) != 0 ? Managers : [])
            .Concat((role & Role.Leader) != 0 ? Leaders : [])
            .ToList();

        return Card.Message(
            channel,
            $"What we can promise each other. {string.Join(' ', promises)} Whether you do is up to you. Nobody asks, and no list is kept.",
            [
                Card.Heading("What we can promise each other"),
                .. promises.Select(promise => Card.Line($"- {promise}")),
                Card.Line("Whether you do is up to you. Nobody asks, and no list is kept.", isSubtle: true),
                Card.More(Answer, Card.Line("Good. Only you know: this was neither sent nor kept.")),
            ],
            [Card.Toggle("I am in", Answer)]);
    }
}
