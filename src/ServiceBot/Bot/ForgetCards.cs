using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The words for whoever wants to be forgotten: what goes, what stays, and why.</summary>
internal static class ForgetCards
{
    public const string Mine = "mine";
    public const string Altogether = "altogether";

    /// <summary>What whoever types it adds where others would be left with something; only the card says so.</summary>
    public const string Knowing = "anyway";

    public const string DoneMine =
        "Forgotten: what was yours alone. You are in your team as before. Load this page again, and this chat is empty. If a question was open: next. To see what is left: my data";

    public static string DoneAltogether(bool isPublic) =>
        "You are forgotten here. What you had open goes to your team within a minute. "
        + (isPublic ? "You are signed out everywhere, and this page closes by itself." : "You can close this page.");

    public static Activity Question(ForgetSituation now, string channel)
    {
        const string heading = "Forget me";
        List<(string Text, bool IsBold)> lines =
        [
            ("There are two ways. Neither can be taken back.", false),
            ("1. Forget what is mine", true),
            ("You stay in your team. Gone are your journal, this chat, cases about yourself, what waits for you here, and links to files.", false),
            ("Your answers to check-ins go as long as they are not counted. Your choices go back to how they were at first, but “stop asking” stays.", false),
            ("Moments and thanks that the team cannot read go too. Thanks it can read stay, without your name.", false),
            ("2. Forget me altogether", true),
            ("All of that, and more: you leave every team, you are signed out everywhere, and I do not know you any more.", false),
            ("Your hours and addresses go, and what you posted in channels on my page. " + (now.Name switch
            {
                NameKind.Shared => "Somebody else here has your name, so it stays where I wrote it.",
                NameKind.OneWord => "Your name is one word and may mean something else. So it goes behind @ and where a card names you, and stays in other texts.",
                _ => "Where I wrote your name, it says “somebody who left”.",
            }), false),
        ];
        if (now.Open.Count > 0)
            lines.Add(($"You have {Departures.Named(now.Open)} in hand. Your team is asked to take over.", false));
        lines.AddRange(now.Warnings.Select(warning => (warning, false)));
        if (now.Undecided.Count > 0)
            lines.Add(($"If you forget only what is yours, {Departures.Named(now.Undecided)} {(now.Undecided.Count == 1 ? "stays" : "stay")} as written.", false));
        if (now.Warnings.Count > 0)
            lines.Add(($"Whoever types it adds a word for that: forget me altogether yes {Knowing}", false));

        lines.AddRange(
        [
            ("What stays either way", true),
            ("Cases keep what was done and written in them, for the customers and the team; questions I was asked stay with their answers. Nobody can take you out of answers that are counted, for nobody knows which were yours.", false),
            ("Colleagues may have written your name in a case, a note or a message of their own. I cannot tell what they meant, so it stays. Copies that your company made earlier stay for as long as it keeps them.", false),
        ]);
        if (now.IsElsewhere)
            lines.Add(("What stands in a chat outside my page stays there. I cannot delete it. A scrambled sign of your account there stays too, so that the list of a team does not bring you back. If you write to me again, I know you again.", false));

        return Card.Message(
            channel,
            string.Join('\n', [heading, .. lines.Select(line => line.Text), "To do the first: forget me mine yes", $"To do the second: forget me altogether yes{(now.Warnings.Count > 0 ? $" {Knowing}" : "")}"]),
            [Card.Heading(heading), .. lines.Select(line => line.IsBold ? Card.Words(line.Text, isBold: true) : Card.Words(line.Text))],
            [
                Card.Submit("Forget what is mine", Data(Mine, now)), Card.Submit("Forget me altogether", Data(Altogether, now)),
                Card.Submit("Keep everything", Data("keep", now)),
            ]);
    }

    private static Dictionary<string, object> Data(string answer, ForgetSituation now) =>
        new() { ["forgetting"] = "me", ["answer"] = answer, ["seen"] = now.Sign };
}

/// <summary>What somebody should know before they go.</summary>
/// <param name="OnlyManagerOf">The teams that would have no manager, by name.</param>
/// <param name="Open">The cases they have in hand, by number.</param>
/// <param name="Undecided">The cases they reported of which nobody said yet who is affected, by number; nobody else can read them.</param>
/// <param name="IsElsewhere">They talk with the bot in another chat than its page.</param>
internal sealed record ForgetSituation(
    bool IsOnlyAdmin, IReadOnlyList<string> OnlyManagerOf, IReadOnlyList<int> Open, IReadOnlyList<int> Undecided, NameKind Name, bool IsElsewhere)
{
    /// <summary>What others would be left with if they go altogether.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. IsOnlyAdmin ? ["You are the only admin. After that nobody can name managers, so please make somebody else an admin first."] : Array.Empty<string>(),
        .. OnlyManagerOf.Select(team => $"You are the only manager of {Shown.Name(team)}. Please have an admin name another one first."),
        .. Undecided.Count == 0 ? Array.Empty<string>() :
        [
            $"You did not say yet who is affected in {Departures.Named(Undecided)}. If it is a customer, please say so first. If you go altogether, that ends unread, for nobody else can see it.",
        ],
    ];

    /// <summary>Changes with what it says, so that nobody agrees to something else than they read.</summary>
    public string Sign => Secret.Hash($"{IsOnlyAdmin} {string.Join('/', OnlyManagerOf)} {string.Join(' ', Open)} {string.Join(' ', Undecided)} {Name}")[..16];
}

/// <summary>What can be done about a name that is written in texts.</summary>
internal enum NameKind
{
    /// <summary>It means nobody and nothing else here.</summary>
    Own,

    /// <summary>It may be a word, such as Grace or Mark.</summary>
    OneWord,

    /// <summary>Somebody else here is called the same.</summary>
    Shared,
}
