using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>A message that asks the bot to do something, in one of the words of its help.</summary>
/// <param name="Number">The case it is about, when it names one.</param>
/// <param name="Rest">What follows: the sentence of a problem, the time of a promise.</param>
/// <param name="Other">The second case, when it names two.</param>
internal sealed record Command(Verb Verb, int? Number = null, string Rest = "", int? Other = null)
{
    /// <summary>Whether it is heard while a question is open; anything else is then an answer.</summary>
    public bool Interrupts =>
        Verb is Verb.Help or Verb.SignOut or Verb.Note or Verb.Coach or Verb.WrongHint or Verb.HintsOn or Verb.HintsOff || IsMove || IsThanksForCase || (Number ?? Other) is not null && (IsPlain || BeginsPlainly);

    /// <summary>Whether it moves about in what is being asked.</summary>
    public bool IsMove => Verb is Verb.Back or Verb.Pause or Verb.Cancel or Verb.Skip;

    /// <summary>"thanks 43 @Rui …" names a case; "thanks 3 times over" is said.</summary>
    private bool IsThanksForCase => Verb == Verb.Thanks && ThanksFor.Before(Rest) is { For.CaseNumber: not null, After: "" or ['@', ..] };

    /// <summary>"promise 2 customers a refund" is no command; "promise 2 in an hour" is.</summary>
    private bool IsPlain =>
        Rest.Length == 0
        || Verb is Verb.Hand
        || Verb is Verb.Apology && ApologyCards.Of(Rest) is not null
        || Verb is Verb.Voice && (Rest[0] == '@' || Said.Key(Rest) is "me" or "yes" or "no")
        || Verb == Verb.Snooze && Snoozes.Minutes(Rest) is not null
        || Verb == Verb.FollowUp
        || SpokenTime.Parse(Rest, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).Kind != SpokenTimeKind.NotUnderstood;

    /// <summary>What follows the number of these is theirs alone; "customer says 2 boxes are missing" may be a story.</summary>
    private bool BeginsPlainly =>
        Verb is Verb.Key or Verb.Close or Verb.Ask or Verb.Kept or Verb.AtRisk or Verb.Lost or Verb.Gap or Verb.GapAbout
        || Verb == Verb.CustomerSays && (ViewCards.Seen.Any(choice => choice.Is(Said.Key(Rest))) || AnswerCards.Typed(Rest) is not null);

    /// <summary>How what is known of a customer later may go on; "lost 43 parcels" is no command.</summary>
    private static readonly string[] Later = ["they", "he ", "she ", "it ", "would", "only", "us", "the product", "because"];

    /// <summary>What follows the number is kept nowhere, so it is looked for before anything is.</summary>
    public static readonly Phrase Key = new("key", Verb.Key, Takes.NumberAndText);

    /// <summary>What is said with these is about somebody's words, and is kept for a moment only.</summary>
    public static readonly IReadOnlyList<Phrase> OfWords = [new("coach", Verb.Coach, Takes.Text), new("wrong hint", Verb.WrongHint, Takes.Text)];

    /// <summary>What can be noted about a follow-up.</summary>
    private static readonly string[] FollowUpWords = ["done", "drop", "by", "to", "reopen"];

    /// <summary>The longer of two that begin alike stands first.</summary>
    private static readonly Phrase[] Phrases =
    [
        new("problem", Verb.Problem, Takes.Text),
        new("recover", Verb.Problem, Takes.Text),
        new("incident", Verb.Problem, Takes.Text),
        new("same", Verb.Same, Takes.TwoNumbers),
        new("not same", Verb.NotSame, Takes.TwoNumbers),
        new("not the same", Verb.NotSame, Takes.TwoNumbers),
        new("reopen", Verb.Reopen, Takes.NumberOrNothing),
        Key,
        new("cases", Verb.Cases),
        new("case", Verb.Case, Takes.Number),
        new("note", Verb.Note, Takes.NumberAndText),
        new("correct", Verb.Correct, Takes.NumberAndText, "2", "3", "4", "5", "6", "7", "8", "9"),
        new("export", Verb.Export, Takes.Number),
        new("practice", Verb.Practice, Takes.Text),
        new("practise", Verb.Practice, Takes.Text),
        new("own", Verb.Own, Takes.NumberOrNothing),
        new("told", Verb.Told, Takes.NumberOrNothing),
        new("fixed", Verb.Fixed, Takes.NumberOrNothing),
        new("snooze", Verb.Snooze, Takes.NumberAndText),
        new("stop", Verb.Stop, Takes.Number),
        new("remind", Verb.Remind, Takes.Number),
        new("promise", Verb.Promise, Takes.MaybeNumberAndText),
        new("hand over", Verb.Hand, Takes.NumberAndText, "to ", "@"),
        new("hand", Verb.Hand, Takes.NumberAndText, "to ", "@"),
        new("accept", Verb.Accept, Takes.Number),
        new("decline", Verb.Decline, Takes.Number),
        new("waiting", Verb.Waiting, Takes.NumberOrNothing),
        new("resume", Verb.Resume, Takes.NumberOrNothing),
        new("more time", Verb.MoreTime, Takes.MaybeNumberAndText),
        new("voice", Verb.Voice, Takes.NumberAndText),
        new("get help", Verb.GetHelp, Takes.NumberOrNothing),
        new("join", Verb.Join, Takes.Number),
        new("next", Verb.Next, Takes.NumberOrNothing),
        new("close", Verb.Close, Takes.NumberAndText, "because"),
        new("close", Verb.Close),
        new("customer says", Verb.CustomerSays, Takes.NumberAndText),
        new("asked", Verb.Ask, Takes.NumberAndText, "by ", "not suitable"),
        new("ask", Verb.Ask, Takes.Number),
        new("kept", Verb.Kept, Takes.NumberAndText, Later),
        new("at risk", Verb.AtRisk, Takes.NumberAndText, Later),
        new("lost", Verb.Lost, Takes.NumberAndText, Later),
        new("came back", Verb.CameBack, Takes.NumberAndText),
        new("came back", Verb.CameBack),
        new("referral", Verb.Referral, Takes.NumberAndText),
        new("referral", Verb.Referral),
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
        .. OfWords,
        new("hints on", Verb.HintsOn),
        new("hints off", Verb.HintsOff),
        new("apology", Verb.Apology, Takes.NumberAndText),
        new("listen", Verb.Listen, Takes.NumberOrNothing),
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
        new("gaps", Verb.Gaps),
        new("gap about", Verb.GapAbout, Takes.NumberAndText),
        new("gap", Verb.Gap, Takes.NumberAndText, "answer", "drop", "reopen"),
        new("gap", Verb.Gap, Takes.Text),
        new("policy", Verb.Policy, Takes.Text),
        new("policies", Verb.Policy),
        new("we did", Verb.WeDid, Takes.Text, "empower", "train", "care", "undo "),
    ];

    /// <summary>How it is typed.</summary>
    public static string WordsOf(Verb verb) => Phrases.First(phrase => phrase.Verb == verb).Words;

    public static Command? Parse(string text)
    {
        var said = Said.OneLine(text);
        foreach (var phrase in Phrases)
            if (phrase.Read(said) is { } command)
                return command.Verb is Verb.Note or Verb.Coach ? command with { Rest = LinesOf(phrase, text) ?? command.Rest } : command;

        return null;
    }

    /// <summary>A note and a draft keep their lines.</summary>
    private static string? LinesOf(Phrase phrase, string text)
    {
        var lines = Said.Clean(text).Split('\n', 2);
        return lines.Length == 2 && phrase.Read(Said.OneLine(lines[0])) is { } first ? $"{first.Rest}\n{lines[1]}".Trim() : null;
    }
}

internal enum Verb
{
    Problem,
    Same,
    NotSame,
    Reopen,
    Key,
    Cases,
    Case,
    Note,
    Correct,
    Export,
    Practice,
    Own,
    Promise,
    Hand,
    Accept,
    Decline,
    Waiting,
    Resume,
    MoreTime,
    Voice,
    GetHelp,
    Join,
    Told,
    Fixed,
    Snooze,
    Stop,
    Remind,
    Next,
    Close,
    CustomerSays,
    Ask,
    Kept,
    AtRisk,
    Lost,
    CameBack,
    Referral,
    Back,
    Pause,
    Cancel,
    Skip,
    FollowUps,
    FollowUp,
    Moment,
    Clue,
    Thanks,
    Coach,
    WrongHint,
    HintsOn,
    HintsOff,
    Apology,
    Listen,
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
    Gaps,
    Gap,

    /// <summary>What was missed in a case; its number is that of the case.</summary>
    GapAbout,
    Policy,
    WeDid,
}
