using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>A message that asks the bot to do something, in one of the words of its help.</summary>
/// <param name="Number">The case it is about, when it names one.</param>
/// <param name="Rest">What follows: the sentence of a problem, the time of a promise.</param>
internal sealed record Command(Verb Verb, int? Number = null, string Rest = "")
{
    /// <summary>Whether it is heard while a question is open; anything else is then an answer.</summary>
    public bool Interrupts =>
        Verb is Verb.Help or Verb.SignOut || IsMove || Number is not null && IsPlain;

    /// <summary>Whether it moves about in what is being asked.</summary>
    public bool IsMove => Verb is Verb.Back or Verb.Pause or Verb.Cancel or Verb.Skip;

    /// <summary>"promise 2 customers a refund" is no command; "promise 2 in an hour" is.</summary>
    private bool IsPlain =>
        Rest.Length == 0
        || Verb == Verb.FollowUp
        || SpokenTime.Parse(Rest, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).Kind != SpokenTimeKind.NotUnderstood;

    /// <summary>What can be noted about a follow-up.</summary>
    private static readonly string[] FollowUpWords = ["done", "drop", "by", "to", "reopen"];

    /// <summary>The longer of two that begin alike stands first.</summary>
    private static readonly Phrase[] Phrases =
    [
        new("problem", Verb.Problem, Takes.Text),
        new("recover", Verb.Problem, Takes.Text),
        new("incident", Verb.Problem, Takes.Text),
        new("cases", Verb.Cases),
        new("case", Verb.Case, Takes.Number),
        new("own", Verb.Own, Takes.NumberOrNothing),
        new("told", Verb.Told, Takes.NumberOrNothing),
        new("fixed", Verb.Fixed, Takes.NumberOrNothing),
        new("promise", Verb.Promise, Takes.MaybeNumberAndText),
        new("next", Verb.Next, Takes.NumberOrNothing),
        new("back", Verb.Back),
        new("pause", Verb.Pause),
        new("cancel", Verb.Cancel),
        new("skip", Verb.Skip),
        new("follow-ups", Verb.FollowUps),
        new("follow ups", Verb.FollowUps),
        new("follow-up", Verb.FollowUp, Takes.NumberAndText, FollowUpWords),
        new("follow up", Verb.FollowUp, Takes.NumberAndText, FollowUpWords),
        new("moment", Verb.Moment, Takes.Text),
        new("clue", Verb.Clue, Takes.Text),
        new("thanks", Verb.Thanks, Takes.Text),
        new("my hours", Verb.MyHours),
        new("away", Verb.Away, Takes.Text),
        new("here again", Verb.Here),
        new("here", Verb.Here),
        new("commitment", Verb.Commitment),
        new("help", Verb.Help),
        new("team page", Verb.TeamPage),
        new("sign in link", Verb.TeamPage),
        new("sign-in link", Verb.TeamPage),
        new("sign out everywhere", Verb.SignOut),
        new("setup", Verb.Setup, Takes.Text),
        new("set-up", Verb.Setup, Takes.Text),
        new("settings", Verb.Settings, Takes.Text),
        new("vision", Verb.Vision),
    ];

    public static Command? Parse(string text)
    {
        var said = Said.OneLine(text);
        foreach (var phrase in Phrases)
            if (phrase.Read(said) is { } command)
                return command;

        return null;
    }
}

internal enum Verb
{
    Problem,
    Cases,
    Case,
    Own,
    Promise,
    Told,
    Fixed,
    Next,
    Back,
    Pause,
    Cancel,
    Skip,
    FollowUps,
    FollowUp,
    Moment,
    Clue,
    Thanks,
    MyHours,
    Away,
    Here,
    Commitment,
    Help,
    TeamPage,
    SignOut,
    Setup,
    Settings,
    Vision,
}
