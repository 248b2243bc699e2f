using Microsoft.Bot.Schema;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What the bot says about being in Teams: when it comes to a team, where it posts, and what it cannot do there.</summary>
internal static class TeamsCards
{
    /// <summary>What a team is called until Teams says its name.</summary>
    public const string Nameless = "A team in Teams";

    public const string Edited = "I read each message once. If it matters, send it again.";

    public const string Files = "I cannot open files or pictures. Please write down what matters in it.";

    public const string Refusal = "I cannot do that here. Mention me in the channel of your team, or write to me in our private chat.";

    public const string Teamless = "You are in no team that I know of yet. When somebody adds me to your team in Teams, you are in it here as well.";

    public const string PostHereInPrivate = "Please say that in the channel where my posts are to stand. Mention me there, and write: post here";

    public const string IsShared = "People of other companies can read this channel, so I do not post here. Please choose another one.";

    public const string IsOfAnother = "Another team has its posts here already. Please choose another channel.";

    /// <summary>Said once in the channel of a team.</summary>
    /// <param name="by">Who added the bot; null where Teams has not told.</param>
    public static Activity Greeting(string team, string? by) => Hello(Shown.Name(team), by is null ? null : Shown.Name(by));

    public static string PostsHere(string team) => $"From now on the posts of {team} stand here.";

    public static string PostsHereAlready(string team) => $"I post here already: this is my channel of {team}.";

    /// <summary>To whoever may not decide it.</summary>
    public static string WhoChooses(string team) => $"Whoever manages {team} says where I post. In our private chat, “settings” shows who that is.";

    /// <summary>In a channel of the team that is not the bot's.</summary>
    public static string Elsewhere(string team, bool hasRoom) => hasRoom
        ? $"My posts of {team} stand in another channel, and there I hear you. To move them here, whoever manages the team mentions me and writes: post here"
        : $"I have no channel for {team} yet. To take this one, whoever manages the team mentions me and writes: post here";

    public static string RoomIsGone(string team) =>
        $"The channel of {Shown.Name(team)} in which I posted is gone, so no card and no digest comes there any more. Choose another one: mention me in it, and write: post here";

    private static Activity Hello(string team, string? by) => Talk.Text(
        $"""
        Hello, I am ServiceBot.{(by is null ? "" : $" {by} added me.")} When something goes wrong for a customer, I walk whoever is on it through five short steps to put it right. Its card stands here, so that everybody sees how it goes.
        I keep what people tell me in cases, for this team alone. Nobody sees who answered what when I ask how work is, and nothing is sent to a customer.
        {(by is null ? $"Next: somebody who manages {team} types setup to me in private." : $"Next: {by} manages {team} here, and types setup to me in private.")} To begin, mention me and write what happened, for example: problem the courier lost a parcel.
        """.ReplaceLineEndings("\n"));
}
