using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>A message that asks the bot to do something, in one of the words of its help.</summary>
/// <param name="Number">The case it is about, when it names one.</param>
/// <param name="Rest">What follows: the sentence of a problem, the time of a promise.</param>
/// <param name="Other">The second case, when it names two.</param>
internal sealed record Command(Verb Verb, int? Number = null, string Rest = "", int? Other = null)
{
    /// <summary>Whether it is heard while a question is open; anything else is then an answer.</summary>
    public bool Interrupts =>
        Verb is Verb.Help or Verb.SignOut or Verb.Note or Verb.Coach or Verb.WrongHint or Verb.HintsOn or Verb.HintsOff
            or Verb.Support or Verb.LookAfterMe or Verb.MyWork or Verb.Limit or Verb.Approvals or Verb.StopAsking or Verb.StartAsking or Verb.MyData or Verb.ForgetMe || IsCheckIn || IsFigure || IsMove || IsThanksForCase || IsWorth
            || (Number ?? Other) is not null && (IsPlain || BeginsPlainly);

    /// <summary>Whether it moves about in what is being asked.</summary>
    public bool IsMove => Verb is Verb.Back or Verb.Pause or Verb.Cancel or Verb.Skip;

    /// <summary>With a word of a scale it is heard too, but those stand in the file of the questions; "check in with the courier" is a story.</summary>
    private bool IsCheckIn => Verb == Verb.CheckIn && Said.Key(Rest).Length == 0;

    /// <summary>"what is repeat rate" asks; "what is worse is that she waited" is a story.</summary>
    private bool IsFigure => Verb == Verb.WhatIs && MetricGuide.Find(Rest) is not null;

    /// <summary>"thanks 43 @Rui …" names a case; "thanks 3 times over" is said.</summary>
    private bool IsThanksForCase => Verb == Verb.Thanks && ThanksFor.Before(Rest) is { For.CaseNumber: not null, After: "" or ['@', ..] };

    /// <summary>The figures of a customer's worth must not become part of a story, with a case or without one.</summary>
    private bool IsWorth => Verb == Verb.Gesture && Rest.Length > 0 && Rest.All(one => char.IsAsciiDigit(one) || " -–.,#".Contains(one));

    /// <summary>"promise 2 customers a refund" is no command; "promise 2 in an hour" is.</summary>
    private bool IsPlain =>
        Rest.Length == 0
        || Verb is Verb.Hand
        || Verb is Verb.Apology && ApologyCards.Of(Rest) is not null
        || Verb is Verb.Voice && (Rest[0] == '@' || Said.Key(Rest) is "me" or "yes" or "no")
        || Verb == Verb.Snooze && Snoozes.Minutes(Rest) is not null
        || Verb == Verb.FollowUp
        || Verb == Verb.Park && Snoozes.Minutes(Rest) is not null
        || SpokenTime.Parse(Rest, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).Kind != SpokenTimeKind.NotUnderstood;

    /// <summary>What follows the number of these is theirs alone; "customer says 2 boxes are missing" may be a story.</summary>
    private bool BeginsPlainly =>
        Verb is Verb.Abuse or Verb.ToolsOn or Verb.Key or Verb.Close or Verb.Ask or Verb.Kept or Verb.AtRisk or Verb.Lost or Verb.Gap or Verb.GapAbout
        || Verb is Verb.Remember or Verb.ForgetCustomer or Verb.Refuse or Verb.NotSafety or Verb.Disclosure or Verb.Acknowledge
        || Verb is Verb.Renew or Verb.Forget && (char.IsAsciiDigit(Rest[0]) || TypedFact.Parse(Rest).Kind is not null)
        || Verb is Verb.Spend or Verb.NotSpent or Verb.Approve or Verb.Allow or Verb.Gesture && Money.Begins(Rest)
        || Verb == Verb.Disclosed && Telling.Any(begin => Rest.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
        || Verb == Verb.CustomerSays && (ViewCards.Seen.Any(choice => choice.Is(Said.Key(Rest))) || AnswerCards.Typed(Rest) is not null);

    /// <summary>How what is known of a customer later may go on; "lost 43 parcels" is no command.</summary>
    private static readonly string[] Later = ["they", "he ", "she ", "it ", "would", "only", "us", "the product", "because"];

    /// <summary>What follows the number is kept nowhere, so it is looked for before anything is.</summary>
    public static readonly Phrase Key = new("key", Verb.Key, Takes.NumberAndText);

    /// <summary>What follows the number of these is about a customer, and stands in no transcript.</summary>
    public static readonly IReadOnlyList<Phrase> OfCustomers =
    [
        new("remember", Verb.Remember, Takes.NumberAndText),
        new("renew", Verb.Renew, Takes.NumberAndText),
        new("forget", Verb.Forget, Takes.NumberAndText),
    ];

    /// <summary>What is said with these is about somebody's words, and is kept for a moment only.</summary>
    public static readonly IReadOnlyList<Phrase> OfWords = [new("coach", Verb.Coach, Takes.Text), new("wrong hint", Verb.WrongHint, Takes.Text)];

    /// <summary>What is said with these is about the person who says it, and is kept for a moment only.</summary>
    public static readonly IReadOnlyList<Phrase> OfCare =
    [
        new("look after me", Verb.LookAfterMe, Takes.NumberOrNothing), new("support line", Verb.Support), new("support", Verb.Support),
    ];

    /// <summary>What follows is how somebody is, and stands in no transcript.</summary>
    public static readonly IReadOnlyList<Phrase> OfCheckIns = [new("check in", Verb.CheckIn, Takes.Text), new("check-in", Verb.CheckIn, Takes.Text)];

    /// <summary>What is said with it, and what the answer holds, is gone with the rest.</summary>
    public static readonly Phrase ForgetMe = new("forget me", Verb.ForgetMe, Takes.Text, "mine", "altogether");

    /// <summary>What is told with these is kept only where its author shares it.</summary>
    public static readonly IReadOnlyList<Phrase> OfStories =
    [
        new("story", Verb.Story, Takes.Text), new("work i'd sign", Verb.Signed, Takes.Text), new("work i would sign", Verb.Signed, Takes.Text),
    ];

    /// <summary>For how long other tasks can be put aside, in minutes.</summary>
    private static readonly string[] ParkedFor = ["30", "60", "120"];

    /// <summary>What can be noted about a follow-up.</summary>
    private static readonly string[] FollowUpWords = ["done", "drop", "by", "to", "reopen"];

    /// <summary>What can be said about what people must be told.</summary>
    private static readonly string[] OfDisclosure = ["open", "by ", "to ", "@", "mine", "yes", "no", "again", "what ", "waived", "waive "];

    /// <summary>How a word about telling them may begin; "disclosed 43 addresses" is a story.</summary>
    private static readonly string[] Telling = ["i ", "we ", "by ", "in ", "on ", "at ", "to ", "they ", "he ", "she ", "with "];

    /// <summary>Only a short question about one thing is meant; a story may begin like that.</summary>
    private static readonly IReadOnlyList<Phrase> OfFigures =
    [
        new("what is", Verb.WhatIs, Takes.Text), new("what's", Verb.WhatIs, Takes.Text), new("what are", Verb.WhatIs, Takes.Text),
        new("what does", Verb.WhatIs, Takes.Text), new("what do", Verb.WhatIs, Takes.Text),
    ];

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
        new("my work", Verb.MyWork),
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
        new("post here", Verb.PostHere),
        new("spend", Verb.Spend, Takes.NumberAndText),
        new("spent", Verb.Spend, Takes.NumberAndText),
        new("not spent", Verb.NotSpent, Takes.NumberAndText),
        new("not spent", Verb.NotSpent),
        new("my limit", Verb.Limit),
        new("my limits", Verb.Limit),
        new("limit", Verb.Limit),
        new("what may i spend", Verb.Limit),
        new("spend", Verb.Limit),
        new("approve", Verb.Approve, Takes.NumberAndText),
        new("refuse", Verb.Refuse, Takes.NumberAndText, "because"),
        new("approvals", Verb.Approvals),
        new("approve", Verb.Approvals),
        new("refuse", Verb.Approvals),
        new("gesture", Verb.Gesture, Takes.MaybeNumberAndText),
        new("allow", Verb.Allow, Takes.NumberAndText),
        new("safety", Verb.Safety, Takes.NumberOrNothing),
        new("not safety", Verb.NotSafety, Takes.NumberAndText, "because"),
        new("disclosure", Verb.Disclosure, Takes.NumberAndText, OfDisclosure),
        new("disclosed", Verb.Disclosed, Takes.NumberAndText),
        new("acknowledge", Verb.Acknowledge, Takes.NumberAndText, "but"),
        new("public", Verb.Public, Takes.Number),
        new("not public", Verb.NotPublic, Takes.Number),
        new("abuse", Verb.Abuse, Takes.NumberAndText),
        new("abuse", Verb.Abuse),
        new("abusive", Verb.Abuse, Takes.NumberAndText),
        new("abusive", Verb.Abuse),
        new("not abuse", Verb.NotAbuse, Takes.NumberOrNothing),
        .. OfCare,
        new("backup", Verb.Backup, Takes.NumberOrNothing),
        new("back up", Verb.Backup, Takes.NumberOrNothing),
        new("tools off", Verb.ToolsOff, Takes.NumberOrNothing),
        new("tools on", Verb.ToolsOn, Takes.NumberAndText),
        new("tools on", Verb.ToolsOn),
        new("park", Verb.Park, Takes.NumberAndText, ParkedFor),
        new("park", Verb.Park),
        new("unpark", Verb.Unpark, Takes.NumberOrNothing),
        new("customer", Verb.Customer, Takes.Number),
        .. OfCustomers,
        new("forget customer", Verb.ForgetCustomer, Takes.NumberAndText, "yes"),
        new("export customer", Verb.ExportCustomer, Takes.Number),
        new("gaps", Verb.Gaps),
        new("gap about", Verb.GapAbout, Takes.NumberAndText),
        new("gap", Verb.Gap, Takes.NumberAndText, "answer", "drop", "reopen", "undo ", "erase "),
        new("gap", Verb.Gap, Takes.Text),
        new("policy", Verb.Policy, Takes.Text),
        new("policies", Verb.Policy),
        new("we did", Verb.WeDid, Takes.Text, "empower", "train", "care", "undo "),
        .. OfCheckIns,
        new("stop asking", Verb.StopAsking),
        new("start asking", Verb.StartAsking),
        new("my data", Verb.MyData),
        ForgetMe,
        .. OfStories,
        new("pledge", Verb.Pledge, Takes.NumberAndText, "done", "drop", "by ", "reopen"),
        new("pledge", Verb.Pledge, Takes.Text),
        new("i commit to", Verb.Pledge, Takes.Text),
        new("commit to", Verb.Pledge, Takes.Text),
        new("pledges", Verb.Pledges),
        new("hours at the front", Verb.FrontHours, Takes.Text),
        new("front hours", Verb.FrontHours, Takes.Text),
        new("clues", Verb.Clues, Takes.Text, "export", "import", "drop"),
        new("my digest", Verb.MyDigest, Takes.Text),
        new("digest off", Verb.DigestOff),
        new("digest on", Verb.DigestOn),
        new("my work each shift", Verb.WorkEachShift),
        new("my work only when i ask", Verb.WorkWhenAsked),
        new("status", Verb.Status),
        new("examples off", Verb.ExamplesOff),
        new("examples", Verb.Examples),
        new("digest", Verb.Digest, Takes.Text, "preview", "now", "flags", "done "),
        new("digest", Verb.Digest),
        new("morale words", Verb.MoraleWords),
        new("morale", Verb.Morale),
        .. OfFigures,
    ];

    /// <summary>How it is typed.</summary>
    public static string WordsOf(Verb verb) => Phrases.First(phrase => phrase.Verb == verb).Words;

    public static Command? Parse(string text)
    {
        var said = Said.OneLine(text);
        foreach (var phrase in Phrases)
            if (phrase.Read(said) is { } command)
                return command.Verb == Verb.WhatIs ? MetricGuide.Asked(phrase.Words, command.Rest) is { } asked ? command with { Rest = asked } : null
                    : command.Verb is Verb.Note or Verb.Coach or Verb.Abuse or Verb.ToolsOn or Verb.Clues ? command with { Rest = LinesOf(phrase, text) ?? command.Rest } : command;

        return null;
    }

    /// <summary>A note, a draft and what was said and done keep their lines.</summary>
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
    MyWork,
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
    Spend,
    NotSpent,
    Limit,
    Approve,
    Refuse,
    Approvals,
    Gesture,
    Allow,
    Safety,
    NotSafety,
    Disclosure,
    Disclosed,
    Acknowledge,
    Public,
    NotPublic,
    Abuse,
    NotAbuse,
    Support,
    LookAfterMe,
    Backup,
    ToolsOff,
    ToolsOn,
    Park,
    Unpark,
    Customer,
    Remember,
    Renew,
    Forget,
    ForgetCustomer,
    ExportCustomer,
    Gaps,
    Gap,

    /// <summary>What was missed in a case; its number is that of the case.</summary>
    GapAbout,
    Policy,
    WeDid,

    CheckIn,
    StopAsking,
    StartAsking,
    MyData,
    ForgetMe,
    Morale,
    Digest,
    MoraleWords,
    Status,
    Examples,
    ExamplesOff,

    Story,

    /// <summary>Work they would sign.</summary>
    Signed,
    Pledge,
    Pledges,
    FrontHours,
    Clues,
    MyDigest,
    DigestOff,
    DigestOn,
    WorkEachShift,
    WorkWhenAsked,

    /// <summary>What a figure means.</summary>
    WhatIs,

    /// <summary>In this channel the team's cards are to stand.</summary>
    PostHere,
}
