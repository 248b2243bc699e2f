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

    /// <summary>To whoever is not in the team as far as it is known yet.</summary>
    public const string StillReading = "I am still reading who is in this team. Please say it again in a minute.";

    /// <summary>The same to whoever presses a button.</summary>
    public const string StillReadingPress = "I am still reading who is in this team. Please press it again in a minute.";

    public const string PostHereInPrivate = "Please say that in the channel where my posts are to stand. Mention me there, and write: post here";

    public const string IsShared = "People of other companies can read this channel, so I do not post here. Please choose another one.";

    public const string IsOfAnother = "Another team has its posts here already. Please choose another channel.";

    /// <summary>To whoever added the bot before anybody else did.</summary>
    public const string FirstAdmin = "You are the first here, so you may set up every team and name managers and admins: settings";

    /// <summary>Said once in the channel of a team.</summary>
    /// <param name="by">Who added the bot; null where Teams has not told.</param>
    /// <param name="isManaged">False where nobody sees to it here, such as where it is not known who added the bot.</param>
    public static Activity Greeting(string team, string? by, bool isManaged) => Hello(
        Shown.Name(team), by is null ? null : Shown.Name(by),
        by is not null ? $"Next: {Shown.Name(by)} manages {Shown.Name(team)} here, and types setup to me in private."
        : isManaged ? $"Next: somebody who manages {Shown.Name(team)} types setup to me in private."
        : $"Next: nobody manages {Shown.Name(team)} here yet. An admin types settings to me in private, and names a manager under Roles. Where there is no admin yet, whoever removes me from the team in Teams and adds me again manages it.");

    /// <summary>To the admins.</summary>
    public static string HasNoManager(string team) =>
        $"{Shown.Name(team)} has no manager any more: the last one left the team in Teams. To name another one, type “settings {Shown.Name(team)}” and choose Roles.";

    /// <summary>What an admin types, who may be in none of the teams.</summary>
    public static string SettingsOf(string team) => $"settings {Said.OneLine(team)}";

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

    private static Activity Hello(string team, string? by, string next) => Talk.Text(
        $"""
        Hello, I am ServiceBot.{(by is null ? "" : $" {by} added me.")} When something goes wrong for a customer, I walk whoever is on it through five short steps to put it right. Its card stands here, so that everybody sees how it goes.
        I keep what people tell me in cases, for this team alone. Nobody sees who answered what when I ask how work is, and nothing is sent to a customer.
        {next} To begin, mention me and write what happened, for example: problem the courier lost a parcel.
        """.ReplaceLineEndings("\n"));
}
