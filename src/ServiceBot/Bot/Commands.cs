using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>Runs what was asked for, and says what cannot be done here. A turn runs one command, so only its runner is made.</summary>
internal sealed class Commands(IServiceProvider services)
{
    private static readonly string[] Words =
    [
        "problem", "cases", "case", "own", "promise", "told", "fixed", "next", "note", "correct", "export", "practice", "same", "reopen", "setup", "settings", "vision", "spend", "approvals", "safety", "disclosure", "abuse", "support",
        "park", "customer", "policy", "gap", "thanks", "digest", "help", "story", "clues", "pledge", "pledges",
    ];

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Problem => The<WalkCommands>().ProblemAsync(command.Rest, speaker, cancellationToken),
        Verb.Same or Verb.NotSame or Verb.Reopen => The<LinkCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Cases => ListAsync(speaker, cancellationToken),
        Verb.Case => ShowAsync(command, speaker, cancellationToken),
        Verb.Note => The<RecordCommands>().NoteAsync(command, speaker, cancellationToken),
        Verb.Help => HelpAsync(speaker, cancellationToken),
        Verb.Vision => The<SetupCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.FollowUps => The<FollowUpCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Own or Verb.Promise or Verb.Told or Verb.Fixed => The<CaseCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Hand or Verb.Accept or Verb.Decline => The<HandOverCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Waiting or Verb.Resume or Verb.MoreTime or Verb.Voice => The<ContactCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.GetHelp or Verb.Join or Verb.Backup => The<HelpCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.CustomerSays or Verb.Ask or Verb.Kept or Verb.AtRisk or Verb.Lost or Verb.CameBack or Verb.Referral =>
            The<CustomerCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Snooze or Verb.Stop or Verb.Remind => The<NudgeCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.TeamPage or Verb.SignOut when !speaker.IsPrivate => speaker.SayTextAsync("Please say that in our private chat; here everybody would see it."),
        Verb.TeamPage => The<SignInCommands>().HandOutLinkAsync(speaker),
        Verb.SignOut => The<SignInCommands>().SignOutAsync(speaker),
        Verb.Thanks when Said.Key(command.Rest).Length == 0 =>
            speaker.SayTextAsync("You are welcome. To thank a colleague, in our private chat: thanks @Rui for staying on the line"),
        Verb.Gaps or Verb.Gap or Verb.GapAbout => The<GapCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Policy => The<PolicyCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.WeDid => The<DidCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.WhatIs => The<WhatIsCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.Morale => The<MoraleCommands>().ShowAsync(speaker, cancellationToken),
        Verb.Safety or Verb.Public or Verb.NotPublic => The<SafetyCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Pledges => The<PledgeCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Clues => The<ClueCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.Status => The<StatusCommands>().ShowAsync(speaker, cancellationToken),
        Verb.PostHere => The<RoomCommands>().RunAsync(speaker, cancellationToken),
        _ when !speaker.IsPrivate => speaker.SayTextAsync("Please say that in our private chat; questions are asked only there."),
        Verb.Correct => The<RecordCommands>().CorrectAsync(command, speaker, cancellationToken),
        Verb.Export => The<ExportCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Practice => The<WalkCommands>().PracticeAsync(command.Rest, speaker, cancellationToken),
        Verb.Key => The<LinkCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.FollowUp => The<FollowUpCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Moment or Verb.Clue or Verb.Thanks => The<MomentCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Coach or Verb.WrongHint or Verb.HintsOn or Verb.HintsOff or Verb.Apology or Verb.Listen => The<CoachCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Commitment => CommitAsync(speaker, cancellationToken),
        Verb.MyWork => The<WorkCommands>().ShowAsync(speaker, cancellationToken),
        Verb.MyHours or Verb.Away or Verb.Here => The<HoursCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Setup or Verb.Settings => The<SetupCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Spend or Verb.NotSpent or Verb.Limit => The<SpendCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Approve or Verb.Refuse or Verb.Approvals => The<ApprovalCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Gesture or Verb.Allow => The<GestureCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Customer or Verb.Remember or Verb.Renew or Verb.Forget => The<FactCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.ForgetCustomer or Verb.ExportCustomer => The<CustomerDataCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Next => The<WalkCommands>().NextAsync(command, speaker, cancellationToken),
        Verb.Abuse or Verb.NotAbuse => The<AbuseCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Support or Verb.LookAfterMe => The<CareCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.ToolsOff or Verb.ToolsOn => The<ToolsCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Park or Verb.Unpark => The<ParkCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.CheckIn or Verb.StopAsking or Verb.StartAsking => The<CheckInCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Skip when !speaker.IsAsked => SkipAsync(speaker, cancellationToken),
        Verb.Close => The<ClosingCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Back => The<WalkCommands>().BackAsync(speaker, cancellationToken),
        Verb.Pause => The<WalkCommands>().PauseAsync(speaker, cancellationToken),
        Verb.Cancel => The<WalkCommands>().CancelAsync(speaker, cancellationToken),
        Verb.Disclosure or Verb.Disclosed => The<DisclosureCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Examples or Verb.ExamplesOff => The<ExampleCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Digest => The<DigestCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.MoraleWords => The<MoraleCommands>().ShowWordsAsync(speaker, cancellationToken),
        Verb.NotSafety => The<SafetyCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Acknowledge => The<AcknowledgeCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Story or Verb.Signed => The<StoryCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.Pledge => The<PledgeCommands>().RunAsync(command, speaker, cancellationToken),
        Verb.FrontHours => The<FrontCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        Verb.MyDigest or Verb.DigestOff or Verb.DigestOn or Verb.WorkEachShift or Verb.WorkWhenAsked => The<PrivateDigestCommands>().RunAsync(command.Verb, command.Rest, speaker, cancellationToken),
        Verb.MyData => The<OwnDataCommands>().RunAsync(speaker),
        Verb.ForgetMe => The<ForgetCommands>().RunAsync(command.Rest, speaker, cancellationToken),
        _ => SayNothingToSkipAsync(speaker),
    };

    /// <summary>Whether it is meant as an answer to a check-in, as far as the words tell.</summary>
    public bool IsCheckIn(string text, bool isFree) => Command.Parse(text) switch
    {
        { Verb: Verb.CheckIn, Rest.Length: > 0 } => true,
        { Verb: Verb.Skip } => isFree,
        null => isFree && The<CheckInWords>().IsWord(text),
        _ => false,
    };

    /// <summary>Where nothing else is asked, a word alone may be the answer to the check-in that is open.</summary>
    /// <returns>Whether it was.</returns>
    public Task<bool> HearWordAsync(string text, Speaker speaker, CancellationToken cancellationToken) =>
        The<CheckInCommands>().HearAsync(text, speaker, cancellationToken);

    /// <summary>Whether it is heard while a question is open. How somebody is must not become part of a story.</summary>
    public bool Interrupts(Command command) => command.Interrupts || command.Verb == Verb.CheckIn && The<CheckInWords>().IsWord(command.Rest);

    /// <summary>Where something else is asked, a word alone may be meant for the check-in that is open.</summary>
    /// <returns>Whether it may be; then it is asked which of the two.</returns>
    public Task<bool> AskWhichAsync(string text, Desk desk, Speaker speaker, CancellationToken cancellationToken) =>
        The<CheckInCommands>().AskWhichAsync(text, desk, speaker, cancellationToken);

    /// <summary>The two or three commands that come closest to what was typed.</summary>
    public static IEnumerable<(string Title, string Typed)> Likeliest(string text)
    {
        var said = Said.OneLine(text);
        var first = Said.Key(said.Split(' ')[0]);
        if (said.Length <= Longest.Sentence && said.Contains(' '))
            yield return ("Open a case with this", $"problem {said}");

        var close = Words.Where(word => word != "help" && Letters.Apart(word, first) is 1 or 2 && first.Length > 2).Take(1);
        foreach (var word in close.Append("cases").Distinct().Append("help"))
            yield return (word, word);
    }

    private async Task SkipAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (!await The<CheckInCommands>().SkipAsync(speaker, cancellationToken))
            await SayNothingToSkipAsync(speaker);
    }

    private static Task SayNothingToSkipAsync(Speaker speaker) =>
        speaker.SayTextAsync("Nothing needs to be skipped here: what is under “Add more” may stay empty. “pause” keeps the question for later.", "pause");

    private async Task CommitAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await speaker.SayAsync(CommitmentCards.Show(speaker.Channel, await The<People>().RoleAsync(speaker.Person, cancellationToken)));

    private async Task HelpAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var maySetUp = (await The<Teams>().WhereAsync(speaker.Person, rights => rights.MaySetUp, cancellationToken)).Count > 0;
        await speaker.SayAsync(GreetingCards.Help(speaker.IsPrivate, maySetUp, mentionOnly: speaker.Channel == Known.Msteams));
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.Room is { } room)
        {
            await speaker.SayTextAsync(CaseCards.List(await The<Cases>().OpenInAsync(room.Id, cancellationToken), room.Name));
            return;
        }

        var teams = await The<People>().TeamsOfAsync(speaker.Person.Id, cancellationToken);
        var open = await The<Cases>().OpenForAsync(speaker.Person.Id, teams.Select(team => team.Id), cancellationToken);
        var waiting = await The<Leaders>().WaitingForAsync(speaker.Person, cancellationToken);
        await speaker.SayTextAsync(
            CaseCards.List(open, teams.Count == 1 ? teams[0].Name : "your teams") + Leaders.Say(waiting),
            [.. waiting.Take(1).Select(about => $"disclosure {about.Number}"), .. open.Lines.Take(3).Select(line => $"case {line.Number}")]);
    }

    private async Task ShowAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await The<CaseCommands>().FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (speaker.Room is { } room)
        {
            await speaker.SayTextAsync(CaseCards.Overview(await The<Cases>().ViewAsync(about, WallClock.Zone(room.Zone), cancellationToken)));
            return;
        }

        var timeline = await The<Cases>().TimelineAsync(about, TimelineCards.Most, cancellationToken);
        var view = await The<Cases>().ViewAsync(about, speaker.Zone, cancellationToken, timeline);
        var maySeeValue = (await The<People>().RightsAsync(about.TeamId, speaker.Person, cancellationToken)).MaySeeValue;
        var learned = LearnedCards.Facts(about, await The<FollowUpCommands>().StandsAsync(about, speaker, cancellationToken), maySeeValue);
        await speaker.SayAsync(CaseCards.Details(view, timeline, learned, speaker.Channel));
    }

    private T The<T>() where T : notnull => services.GetRequiredService<T>();
}
