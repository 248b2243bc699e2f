using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>What the bot says first, and what it says about itself.</summary>
internal static class GreetingCards
{
    public static Activity Greeting(string name) => Talk.Text(
        $"""
        Hello {name}, I am ServiceBot. When something goes wrong for a customer, I walk you through five short steps to put it right.
        Type problem and what happened, for example: problem the courier lost a parcel. Type help to see the rest.
        I keep what you tell me in a case, for you and your team; nothing is sent to a customer.
        """.ReplaceLineEndings("\n"), "help");

    /// <summary>At most ten lines.</summary>
    public static Activity Help(bool isPrivate, bool maySetUp) => Talk.Text((isPrivate
        ? $"""
          problem and what happened: open a case; I ask the rest
          cases: what is open · case 43: one case with its timeline
          own 43: take it · promise 43 14:30: by when the customer hears from you
          told 43: the customer has heard from us · fixed 43: it is fixed
          next 43: go on where a case was left
          {(maySetUp ? "setup: set up your team, step by step · settings: see and change it" : "settings: how your team is set up")} · vision: what it stands for
          While I ask: back, pause, cancel (keeps what was said)
          team page: a link to the web page · sign out everywhere: out of it again
          """
        : """
          problem and what happened: open a case; I ask the rest in your private chat
          cases: what is open · case 43: how one case stands
          own 43: take it · told 43: the customer has heard from us · fixed 43: it is fixed
          Here I answer only when I am mentioned, or when a message begins with problem or case.
          """).ReplaceLineEndings("\n"));
}
