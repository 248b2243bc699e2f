using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>Runs what was asked for, and says what cannot be done here.</summary>
internal sealed class Commands(
    WalkCommands walk, CaseCommands facts, LinkCommands links, HandOverCommands handOver, ContactCommands contact, HelpCommands helping, NudgeCommands nudges,
    ClosingCommands closing, CustomerCommands customers, FollowUpCommands followUps, MomentCommands moments, RecordCommands records, ExportCommands exports,
    HoursCommands hours, CoachCommands coach, SignInCommands signIn, SetupCommands setup, Teams teams, Cases cases, People people,
    GapCommands gaps, PolicyCommands policies, DidCommands did)
{
    private static readonly string[] Words = ["problem", "cases", "case", "own", "promise", "told", "fixed", "next", "note", "correct", "export", "practice", "same", "reopen", "setup", "settings", "vision", "help"];

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Problem => walk.ProblemAsync(command.Rest, speaker, cancellationToken),
        Verb.Same or Verb.NotSame or Verb.Reopen => links.RunAsync(command, speaker, cancellationToken),
        Verb.Cases => ListAsync(speaker, cancellationToken),
        Verb.Case => ShowAsync(command, speaker, cancellationToken),
        Verb.Note => records.NoteAsync(command, speaker, cancellationToken),
        Verb.Help => HelpAsync(speaker, cancellationToken),
        Verb.Vision => setup.RunAsync(command, speaker, cancellationToken),
        Verb.FollowUps => followUps.RunAsync(command, speaker, cancellationToken),
        Verb.Own or Verb.Promise or Verb.Told or Verb.Fixed => facts.RunAsync(command, speaker, cancellationToken),
        Verb.Hand or Verb.Accept or Verb.Decline => handOver.RunAsync(command, speaker, cancellationToken),
        Verb.Waiting or Verb.Resume or Verb.MoreTime or Verb.Voice => contact.RunAsync(command, speaker, cancellationToken),
        Verb.GetHelp or Verb.Join => helping.RunAsync(command, speaker, cancellationToken),
        Verb.CustomerSays or Verb.Ask or Verb.Kept or Verb.AtRisk or Verb.Lost or Verb.CameBack or Verb.Referral =>
            customers.RunAsync(command, speaker, cancellationToken),
        Verb.Snooze or Verb.Stop or Verb.Remind => nudges.RunAsync(command, speaker, cancellationToken),
        Verb.TeamPage or Verb.SignOut when !speaker.IsPrivate => speaker.SayTextAsync("Please say that in our private chat; here everybody would see it."),
        Verb.TeamPage => signIn.HandOutLinkAsync(speaker),
        Verb.SignOut => signIn.SignOutAsync(speaker),
        Verb.Thanks when Said.Key(command.Rest).Length == 0 =>
            speaker.SayTextAsync("You are welcome. To thank a colleague, in our private chat: thanks @Rui for staying on the line"),
        Verb.Gaps or Verb.Gap or Verb.GapAbout => gaps.RunAsync(command, speaker, cancellationToken),
        Verb.Policy => policies.RunAsync(command.Rest, speaker, cancellationToken),
        Verb.WeDid => did.RunAsync(command.Rest, speaker, cancellationToken),
        _ when !speaker.IsPrivate => speaker.SayTextAsync("Please say that in our private chat; questions are asked only there."),
        Verb.Correct => records.CorrectAsync(command, speaker, cancellationToken),
        Verb.Export => exports.RunAsync(command, speaker, cancellationToken),
        Verb.Practice => walk.PracticeAsync(command.Rest, speaker, cancellationToken),
        Verb.Key => links.RunAsync(command, speaker, cancellationToken),
        Verb.FollowUp => followUps.RunAsync(command, speaker, cancellationToken),
        Verb.Moment or Verb.Clue or Verb.Thanks => moments.RunAsync(command, speaker, cancellationToken),
        Verb.Coach or Verb.WrongHint or Verb.HintsOn or Verb.HintsOff or Verb.Apology or Verb.Listen => coach.RunAsync(command, speaker, cancellationToken),
        Verb.Commitment => CommitAsync(speaker, cancellationToken),
        Verb.MyHours or Verb.Away or Verb.Here => hours.RunAsync(command, speaker, cancellationToken),
        Verb.Setup or Verb.Settings => setup.RunAsync(command, speaker, cancellationToken),
        Verb.Next => walk.NextAsync(command, speaker, cancellationToken),
        Verb.Close => closing.RunAsync(command, speaker, cancellationToken),
        Verb.Back => walk.BackAsync(speaker, cancellationToken),
        Verb.Pause => walk.PauseAsync(speaker, cancellationToken),
        Verb.Cancel => walk.CancelAsync(speaker, cancellationToken),
        _ => speaker.SayTextAsync("Nothing needs to be skipped here: what is under “Add more” may stay empty. “pause” keeps the question for later.", "pause"),
    };

    /// <summary>The two or three commands that come closest to what was typed.</summary>
    public static IEnumerable<(string Title, string Typed)> Likeliest(string text)
    {
        var said = Said.OneLine(text);
        var first = Said.Key(said.Split(' ')[0]);
        if (said.Length <= Longest.Sentence && said.Contains(' '))
            yield return ("Open a case with this", $"problem {said}");

        var close = Words.Where(word => word != "help" && Distance(word, first) is 1 or 2 && first.Length > 2).Take(1);
        foreach (var word in close.Append("cases").Distinct().Append("help"))
            yield return (word, word);
    }

    private async Task CommitAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await speaker.SayAsync(CommitmentCards.Show(speaker.Channel, await people.RoleAsync(speaker.Person, cancellationToken)));

    private async Task HelpAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var maySetUp = (await teams.WhereAsync(speaker.Person, rights => rights.MaySetUp, cancellationToken)).Count > 0;
        await speaker.SayAsync(GreetingCards.Help(speaker.IsPrivate, maySetUp));
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.Room is { } room)
        {
            await speaker.SayTextAsync(CaseCards.List(await cases.OpenInAsync(room.Id, cancellationToken), room.Name));
            return;
        }

        var teams = await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        var open = await cases.OpenForAsync(speaker.Person.Id, teams.Select(team => team.Id), cancellationToken);
        await speaker.SayTextAsync(
            CaseCards.List(open, teams.Count == 1 ? teams[0].Name : "your teams"), open.Lines.Take(3).Select(line => $"case {line.Number}"));
    }

    private async Task ShowAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (speaker.Room is { } room)
        {
            await speaker.SayTextAsync(CaseCards.Overview(await cases.ViewAsync(about, WallClock.Zone(room.Zone), cancellationToken)));
            return;
        }

        var timeline = await cases.TimelineAsync(about, TimelineCards.Most, cancellationToken);
        var view = await cases.ViewAsync(about, speaker.Zone, cancellationToken, timeline);
        var maySeeValue = (await people.RightsAsync(about.TeamId, speaker.Person, cancellationToken)).MaySeeValue;
        var learned = LearnedCards.Facts(about, await followUps.StandsAsync(about, speaker, cancellationToken), maySeeValue);
        await speaker.SayAsync(CaseCards.Details(view, timeline, learned, speaker.Channel));
    }

    /// <summary>How many letters must be changed, added or left out to make one word of the other.</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
            return int.MaxValue;

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
