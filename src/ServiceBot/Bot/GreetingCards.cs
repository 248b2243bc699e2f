using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>What the bot says first, and what it says about itself.</summary>
internal static class GreetingCards
{
    public static Activity Greeting(string name) => Talk.Text(
        $"""
        Hello {name}, I am ServiceBot. When something goes wrong for a customer, I walk you through five short steps to put it right.
        Type problem and what happened, for example: problem the courier lost a parcel. Type help to see the rest.
        What comes to mind when you think of service, good or bad? To tell it: story and what happened.
        I keep what you tell me in a case, for you and your team; nothing is sent to a customer.
        """.ReplaceLineEndings("\n"), "help");

    /// <summary>At most ten lines.</summary>
    /// <param name="mentionOnly">Whether the chat brings the bot nothing but what mentions it.</param>
    public static Activity Help(bool isPrivate, bool maySetUp, bool mentionOnly) => Talk.Text((isPrivate
        ? $"""
          problem and what happened: open a case; I ask the rest · practice: try it on a made-up one
          cases: what is open · case 43: one with its timeline · next 43: go on with it · my work: what is yours · my digest
          own 43 · promise 43 14:30 · told 43: the customer has heard from us · fixed 43 · close 43
          hand 43 to Rui · get help 43 · more time 43 · waiting 43: for the customer · tools off 43: talk in person
          note 43 … · correct 43 · same 43 as 41 · reopen 43 · export 43 · follow-ups: what we promised to change
          customer says 43 … · customer 43: how to greet them · spend 43 60 a taxi home: I ask for a yes if you need one
          safety 43: somebody may be in danger · abuse 43: nobody has to take that · support: where you find help
          moment … · clue: what went right · clues · story: one of yours · thanks @Rui … · policy refund · gap: what nobody knows
          coach and your draft: I check the words · apology 43: words for the customer · listen 43 · morale: how people here are · digest · what is: what figures mean · status
          {(maySetUp ? "setup: set up your team · settings · pledge: what you will do by when" : "settings: how your team is set up")} · vision · check in · stop asking · my hours · away until Monday · my data · forget me · team page · sign out everywhere · while I ask: back, pause, cancel
          """
        : $"""
          problem and what happened: open a case; I ask the rest in your private chat
          cases: what is open · case 43: how one case stands · follow-ups: what we promised to change
          own 43: take it · told 43: the customer has heard from us · fixed 43: it is fixed
          get help 43: ask who works now · note 43 …: add something to a case · morale: how people here are · what is: what figures mean
          Here I answer only when I am mentioned{(mentionOnly ? ". post here: in this channel my posts stand" : ", or when a message begins with problem or case.")}
          """).ReplaceLineEndings("\n"));
}
