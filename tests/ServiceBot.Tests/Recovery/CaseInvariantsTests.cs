using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>What holds for every case, whatever people do with it and in whatever order.</summary>
public class CaseInvariantsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] People = ["ines", "rui", "amal"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_people_do_a_case_stays_in_order(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 700; round++)
        {
            var walk = new Walk(random);
            for (var step = 1; step < 60; step++)
                walk.Go(step);

            walk.EraseAll();
        }
    }

    /// <summary>Three cases of a team, and what the commands let people do with them.</summary>
    /// <summary>Whatever a contact was like, people are told what they must know.</summary>
    private const Gaps Told = Gaps.Disclosure | Gaps.Acknowledgement;

    private sealed class Walk(Random random)
    {
        private readonly List<RecoveryCase> _cases = [.. Enumerable.Range(1, 3).Select(number =>
            RecoveryCase.Report(number, "harbour", $"private sentence {number}", $"private title {number}", new By("ines", Start)))];

        private readonly Dictionary<int, SpendRequest> _requests = [];

        private string _log = "";
        private int _texts;

        public void Go(int step)
        {
            var by = new By(People[random.Next(People.Length)], Start.AddHours(step * 5));
            var about = _cases[random.Next(_cases.Count)];
            var acts = ActsOf(about, by);
            var (name, act) = acts[random.Next(acts.Count)];
            _log += $"{about.Number} {name}, ";
            act();
            foreach (var one in _cases)
                Holds(one, by.At);
        }

        public void EraseAll()
        {
            foreach (var about in _cases)
            {
                for (var left = 200; left > 0 && about.Passages.Where(passage => about.TextOf(passage) != TitleDraft.Unknown).ToList() is { Count: > 0 } passages; left--)
                    Assert.True(about.Erase(passages[0], new By("ines", Start.AddDays(90))), $"{passages[0]} stays after {_log}");

                Assert.All(about.Texts, text => Assert.True(text.Text is null, $"{text.Field} stays: {text.Text} after {_log}"));
                Assert.All(CaseFields.InOrder, field => Assert.DoesNotContain("private", about.TextOf(field) ?? "", StringComparison.Ordinal));
            }
        }

        private void Holds(RecoveryCase about, DateTimeOffset now)
        {
            True(about.Events.Select(happened => happened.Sequence).SequenceEqual(Enumerable.Range(1, about.Version)), "the events are counted");
            True(about.Texts.GroupBy(text => (text.Sequence, text.Field)).All(group => group.Count() == 1), "a text is kept once");
            True(about.Status == CaseStatus.Merged == about.MergedInto is not null, "only what is merged goes on elsewhere");
            True(about.Status is not (CaseStatus.Closed or CaseStatus.Cancelled) || !about.IsHeldOpen, "nothing ends it before people were told");
            True(about.Status != CaseStatus.Merged || !about.IsHeldOpen || EndOf(about) is var end && (end.IsHeldOpen || end.Events.Exists(
                happened => happened.Kind == CaseEventKind.Acknowledged)), "what it goes on in owes the same");
            True(about.AcknowledgedAt is null || about.Settled is not null, "only what was told is looked at");
            True(about.AcknowledgedById is null || about.AcknowledgedById != about.SettledById, "nobody looks at their own work alone");
            True(about.IsActive || about is { HandToId: null, PausedAt: null }, "what is over waits for nobody");
            True(!about.IsActive || about.ClosedAt is null, "what is open is not closed");
            True(about.Status != CaseStatus.Closed || about is { ClosedAt: not null, Outcome: not null }, "what is closed has an end");
            True(about.IsActive || about is { ToolsOffAt: null, ToolsOffUntil: null }, "nobody talks in person about what is over");
            True(about.ToolsOffAt is null == about.ToolsOffUntil is null, "a silence ends");
            True(about.AbuseAt == about.Events.FindLast(happened => happened.Kind is CaseEventKind.AbuseEnded or CaseEventKind.AbuseWithdrawn) switch
            {
                { Kind: CaseEventKind.AbuseEnded } ended => ended.At,
                _ => null,
            }, "its log tells whether the contact ended because of abuse");
            True(about.AbuseAt is null || (about.Gaps & ~Told) == Gaps.None || about.Danger && (about.Gaps & ~Told) == Gaps.Word, "whoever was abusive is owed nothing but what people must be told");
            True(about.AbuseAt is null || !about.MayBeAsked, "whoever was abusive is not asked");
            var isApart = TurnedRound.At(now, about.Events) == Turned.Apart;
            True(about.AbuseAt is null ? !isApart : isApart || about.ClosedAt < about.AbuseAt || about.ClosedAt == about.AbuseAt, "what ended because of abuse is counted apart, unless it was over");
            True(about.VoiceId is null || about.VoiceId != about.OwnerId, "the owner needs nobody else to be the owner's voice");
            True(about.HandToId is null || about.OwnerId is not null && about.HandToId != about.OwnerId, "only an owner hands over");
            True(about.Customer != CustomerKind.Self || about is { HandToId: null, VoiceId: null, Offered: false }, "what is about oneself is nobody else's");
            True(about.Failures == Failed(about), "every failed fix counts once");
            True(about.Moment != MomentState.Magic || about is { IsSecondFailure: false, IsConfirmed: true, Status: CaseStatus.Closed }, "magic is earned");
            True(about.FixedAt is null || about.PausedAt is null, "what is fixed waits for nobody");
            True(about.PromiseAt is null == about.PromisedAt is null, "a promise was made at some time");
            True(!about.IsConfirmed || about.Events.FindLast(happened => happened is { Kind: CaseEventKind.Confirmed, Data: not null })?.Data == $"{about.Outcome}",
                "only the customer confirms");

            True(about.Moment != MomentState.Magic || about.DidHelp != Helpfulness.No && about.WouldReturn != Returning.No, "who says no has seen no magic");
            var since = Standing.SinceOpened(about.Events);
            True($"{about.DidHelp}" == $"{since.FindLast(happened => happened.Kind == CaseEventKind.DidHelp)?.Data}", "its log tells whether it helped");
            True($"{about.WouldReturn}" == $"{since.FindLast(happened => happened.Kind == CaseEventKind.WouldReturn)?.Data}", "its log tells whether they would come back");

            True(about.Spent == SpendEntry.Of(about.Events).Aggregate(Amounts.None, (sum, entry) => sum.Plus(entry.Amount)), "its log tells what is spent");
            True(about.OpenRequest is null || about is { IsActive: true, IsPrivate: false }, "what is over, or one's own, waits for no yes");
            True(about.OpenRequest is not { } open || about.Events.Exists(happened => happened.Sequence == open && happened.Kind == CaseEventKind.SpendAsked), "a yes is waited for where it was asked for");
            True(about.JoinedCases == _cases.Count(one => one.MergedInto == about.Number), "it knows how many cases go on in it");
            foreach (var yes in about.Events.Where(happened => happened.Kind == CaseEventKind.SpendApproved))
                True(about.Events.Single(happened => happened.Sequence == SpendEntry.About(yes)).PersonId != yes.PersonId, "nobody says yes to themselves");

            var pauses = Pauses.Of(about.Events).ToList();
            True(pauses.TrueForAll(pause => pause.End - pause.Start <= RecoveryCase.LongestPause), "a pause is short");
            True(about.IsWaitingAt(now) == pauses.Exists(pause => pause.Start <= now && now < pause.End), "the case and its log agree on who waits");

            if (about.Status == CaseStatus.Open)
            {
                True(about.AskedId is null ? about is { OwnerId: null, Offered: true } : about.IsAnsweredBy(about.AskedId), "somebody is asked who may answer");
                True(about.Step <= Step.OwnIt || about.OwnerId is not null, "nobody is asked about what nobody owns");
            }

            foreach (var field in CaseFields.InOrder.Where(field => field is not (CaseField.Title or CaseField.Sentence)))
                True(about.TextOf(field) is not { Length: > 0 } text
                    || about.Texts.Where(written => written.Field == field).MaxBy(written => written.Sequence)?.Text == text, $"{field} has its history");

            void True(bool holds, string what) => Assert.True(holds, $"Case {about.Number}: {what}; after {_log}");
        }

        private RecoveryCase EndOf(RecoveryCase about) => about.MergedInto is { } into ? EndOf(_cases[into - 1]) : about;

        /// <summary>Those that were reopened for another case alone, and parted from it again, have held.</summary>
        private static int Failed(RecoveryCase about)
        {
            var events = about.Events;
            return events.Where(happened => happened is { Kind: CaseEventKind.Reopened, Data: not null }).Count(reopened =>
            {
                var before = events[reopened.Sequence - 2];
                return !(before.Kind == CaseEventKind.Absorbed && before.At == reopened.At && events.Exists(
                    happened => happened.Sequence > reopened.Sequence && happened.Kind == CaseEventKind.Unmerged && happened.Data == before.Data));
            });
        }

        private List<(string Name, Action Do)> ActsOf(RecoveryCase about, By by)
        {
            var acts = new List<(string, Action)>();
            var isOwner = about.OwnerId is not null;
            var outcome = (Outcome)random.Next(4);
            var evidence = (Evidence)random.Next(3);
            var owner = new By(about.OwnerId ?? about.OpenerId, by.At);
            var other = People.First(person => person != about.OwnerId && person != about.VoiceId);
            var isShared = about.Customer is not null and not CustomerKind.Self;

            Offer(true, "note", () => about.AddNote(Text(), by));
            Offer(about.Passages.Any(), "rewrite", () => about.Rewrite(about.Passages.ElementAt(random.Next(about.Passages.Count())), Text(), by));
            Offer(about.Passages.Any(), "erase", () => about.Erase(about.Passages.ElementAt(random.Next(about.Passages.Count())), by));
            if (about.Status == CaseStatus.Open)
            {
                Offer(about.Step == Step.Intake, "sort", () => Sort(about, by));
                Offer(about.Step == Step.DontBlame, "hear", () => about.Hear(new Hearing(Text(), Maybe(), Maybe(), Maybe()), by));
                Offer(about.Step == Step.OwnIt && isShared, "offer", () => about.Offer(owner));
                Offer(about.Step == Step.OwnIt, "promise to own", () => Own(about, isOwner ? owner : isShared ? by : owner));
                Offer(about.Step == Step.FixItFast, "help", () => about.Help(new Helping(Maybe(), Maybe(), Maybe(), Maybe(), Maybe(), Maybe()), owner));
                Offer(about.Step == Step.FixItFast, "not yet", () => about.Park(owner));
                Offer(about.Step == Step.FixItFast, "fixed", () => about.Fix(owner));
                Offer(about.Step == Step.Analyze, "analyze", () => about.Analyze(new Analysis(Text(), Maybe(), Maybe(), Maybe(), null, default, Maybe(), Maybe(), Maybe()), owner));
                Offer(about.Step == Step.BeGracious, "be gracious", () => Part(about, outcome, evidence, owner));
                Offer(about.AskedId is not null, "back", () => about.GoBack(new By(about.AskedId!, by.At)));
                Offer(about.AskedId is not null, "cancel", () => about.Cancel(by));
                Offer(about.AskedId is not null && about.WasLastAnswered(Step.DontBlame, about.AskedId), "take back the story", () => about.Withdraw(Step.DontBlame, by));
                Offer(about.AskedId is not null && about.WasLastAnswered(Step.Analyze, about.AskedId), "take back the analysis", () => about.Withdraw(Step.Analyze, by));
            }

            if (about.Status is CaseStatus.Parked or CaseStatus.Cancelled or CaseStatus.Open)
                Offer(true, "next", () => about.TakeUp(owner));

            if (about.IsActive && about.Customer is not null)
            {
                Offer(!isOwner && isShared && about.Step != Step.Intake, "own", () => about.Own(by));
                Offer(isOwner && about.FixedAt is null, "promise", () => about.Promise(by.At.AddHours(random.Next(48)), owner));
                Offer(isOwner && about.FixedAt is null, "more time", () => about.NeedMoreTime(by.At.AddHours(random.Next(200)), owner));
                Offer(isOwner && about.FixedAt is null, "fix", () => about.Fix(owner));
                Offer(about.FixedAt is null && isOwner && !about.IsWaitingAt(by.At), "wait", () => about.Wait(owner));
                Offer(isOwner && about.PausedAt is not null, "resume", () => about.Resume(owner));
                Offer(true, "told", () => about.Tell(by));
                Offer(isOwner && isShared, "hand", () => about.OfferTo(other, owner));
                Offer(about.HandToId is not null, "accept", () => about.AcceptHandOver(new By(about.HandToId!, by.At)));
                Offer(about.HandToId is not null, "decline", () => about.DeclineHandOver(new By(about.HandToId!, by.At)));
                Offer(isOwner && isShared, "voice", () => about.GiveVoiceTo(other, new By(other, by.At)));
                Offer(isOwner && about.VoiceId is not null, "no voice", () => about.GiveVoiceTo(null, owner));
                Offer(true, "snooze", () => about.Snooze(by.At.AddHours(2), owner));
                Offer(true, "set down", () => about.SetDown(by.At.AddHours(1), owner));
                Offer(isOwner && isShared, "tools off", () => about.TurnToolsOff(by.At.AddHours(20), owner));
                Offer(about.ToolsOffUntil is not null, "tools on", () => about.TurnToolsOn(Maybe(), owner));
                Offer(isOwner && isShared, "backup", () => about.AskForBackup(other, owner));
                Offer(true, "stop", () => about.StopReminders(owner));
                Offer(true, "close", () => Close(about, owner));
                Offer(isShared, "spend", () => about.Spend(Some(), Maybe(), by));
                Offer(isShared && about.OpenRequest is null, "ask for a yes", () => _requests[about.Number] = about.AskToSpend(Some(), Text(), by));
                Offer(about.OpenRequest is not null, "say yes", () => about.Approve(_requests[about.Number], Some(), new By("marta", by.At)));
                Offer(about.OpenRequest is not null, "say no", () => about.Refuse(_requests[about.Number], Maybe(), new By("marta", by.At)));
                Offer(about.OpenRequest is not null, "need no yes", () => about.WithdrawRequest(_requests[about.Number], by));
                Offer(isShared, "allow", () => about.Allow(Some(), by));
            }

            var spent = SpendEntry.Of(about.Events);
            Offer(spent.Count > 0, "take back", () => about.TakeBack(spent[random.Next(spent.Count)], by));

            if (about.IsActive)
            {
                Offer(random.Next(3) == 0, "safety", () => about.RaiseSafety(by));
                Offer(true, "take safety back", () => about.LowerSafety(owner));
                Offer(isShared && random.Next(3) == 0, "disclosure", () => about.OpenDisclosure(by.At.AddDays(1), by));
                Offer(isShared, "disclosure by", () => about.MoveDisclosure(by.At.AddDays(2), by));
                Offer(isShared && about.Disclosure != Disclosure.None, "describe", () => about.Describe(Text(), by));
                Offer(isShared && about.Disclosure != Disclosure.None, "see to it", () => about.TakeDisclosure(by));
                Offer(isShared, "disclosed", () => about.Disclose(Text(), by));
                Offer(isShared, "waive", () => about.WaiveDisclosure(Text(), Text(), by));
                Offer(isShared, "not safety", () => about.DoubtSafety(Text(), Text(), by));
                Offer(isShared, "nothing new", () => about.LetDisclosureStand(by));
                Offer(isShared, "acknowledge", () => about.Acknowledge(by));
                Offer(isShared, "acknowledge but", () => about.AcknowledgeBut(Text(), by));
                Offer(isShared, "public", () => about.GoPublic(!about.IsPublic, by));
            }

            if (isShared && about.Status is not (CaseStatus.Cancelled or CaseStatus.Merged))
            {
                Offer(true, "abuse", () => about.EndForAbuse(by));
                Offer(about.AbuseAt is not null, "no abuse", () => about.WithdrawAbuse(by));
                Offer(true, "what was said and done", () => about.WriteAbuse(Text(), by));
                Offer(true, "quote", () => about.Quote(Text(), by));
                Offer(outcome != Outcome.NotKnownYet, "customer says", () => See(about, outcome, by));
                Offer(true, "answer", () => about.Answer(Answers(), by));
                Offer(true, "ask", () => about.Ask((AskChannel)random.Next(8), by));
                Offer(true, "do not ask", () => about.DoNotAsk(Text(), by));
                Offer(true, "came back", () => about.ComeBack(null, Maybe(), by));
                Offer(true, "referred", () => about.Refer(null, Maybe(), by));
            }

            Offer(about.Status == CaseStatus.Closed && isShared, "stands", () => about.FollowUp((Retention)random.Next(3), Maybe(), by));
            Offer(about.Status == CaseStatus.Closed || about is { IsActive: true, FixedAt: not null }, "reopen", () => about.Reopen(by));
            Offer(about.MergedInto is not null, "part", () => about.Unmerge(_cases[about.MergedInto!.Value - 1], by));
            var end = _cases.Find(one => one != about && one.Customer is not null and not CustomerKind.Self && one.Status is not (CaseStatus.Cancelled or CaseStatus.Merged));
            if (isShared && end is not null && about.Status is not (CaseStatus.Cancelled or CaseStatus.Merged))
            {
                Offer(true, "merge", () => Merge(about, end, by, random.Next(2) == 0));
                Offer(true, "merge and part", () =>
                {
                    var before = State(end);
                    if (!Merge(about, end, by, isAgain: true))
                        return;

                    about.Unmerge(end, new By(by.PersonId, by.At.AddMinutes(1)));
                    Assert.True(before == State(end), $"Case {end.Number} was\n{before}\nand is\n{State(end)}\nafter {_log}");
                });
            }

            return acts;

            void Offer(bool isPossible, string name, Action act)
            {
                if (isPossible)
                    acts.Add((name, act));
            }
        }

        private void Sort(RecoveryCase about, By by)
        {
            var customer = about.OwnerId is null || about.OwnerId == about.OpenerId ? (CustomerKind)random.Next(3) : CustomerKind.External;
            about.Classify(customer, (Severity)random.Next(2), random.Next(4) == 0, Text(), about.TeamId, by);
        }

        private void Own(RecoveryCase about, By by)
        {
            about.Own(by);
            about.Promise(by.At.AddHours(random.Next(30)), by);
        }

        private void Part(RecoveryCase about, Outcome outcome, Evidence evidence, By by)
        {
            about.Say(Maybe() ?? about.Words, by);
            if (about.Customer == CustomerKind.Self)
            {
                about.Presume(outcome);
            }
            else
            {
                about.Reflect(Maybe(), Maybe());
                about.Answer(Answers(), by);
                about.See(outcome, evidence, Maybe(), by);
            }

            if (outcome == Outcome.LetDown)
                about.Reopen(by);
            else
                about.Close(by);
        }

        private void Close(RecoveryCase about, By by)
        {
            if (about.NeedsIntegrity)
                about.CheckIntegrity(Text(), by);
            if (about.Gaps == Gaps.None)
                about.Close(by);
            else
                about.CloseAnyway(Text(), by);
        }

        private void See(RecoveryCase about, Outcome outcome, By by)
        {
            if (outcome == Outcome.LetDown && about is { IsActive: true, FixedAt: null })
                return;

            about.Confirm(outcome, Maybe(), by);
            if (outcome == Outcome.LetDown)
                about.Reopen(by);
        }

        /// <summary>As "same as" does it, with or without a fix that did not hold.</summary>
        private static bool Merge(RecoveryCase about, RecoveryCase end, By by, bool isAgain)
        {
            isAgain = isAgain && about.IsActive && (end.FixedAt ?? end.ClosedAt) is not null;
            if (isAgain)
                about.IsRepeatOf(end.Number, by);

            return about.MergeInto(end, by, isAgain);
        }

        /// <summary>All that a reopening changes.</summary>
        private static string State(RecoveryCase about) => string.Join(
            " | ", about.Status, about.FixedAt, about.ClosedAt, about.PromiseAt, about.PromisedAt, about.MoreTimeUntil, about.Outcome, about.IsConfirmed,
            about.CustomerWords, about.AskedBy, about.AskedAt, about.NotAskedBecause, about.ClosedBecause, about.Integrity, about.Conditions, about.Words,
            about.Retention, about.Answers, about.Failures, about.Moment, about.RemindersStopped, about.SnoozedUntil, about.FirstAction, about.Benefit, about.Spent, about.Allowed, about.OpenRequest, about.JoinedCases,
            about.Options, about.Choice, about.ChoiceReason, about.Cannot, about.CannotBecause, about.Can, about.Prevention, about.PreventionOwner,
            about.Danger, about.Disclosure, about.DiscloserId, about.Settled, about.SettledById, about.AcknowledgedAt, about.AcknowledgedById);

        private CustomerAnswers Answers() => new(
            random.Next(3) == 0 ? null : (Helpfulness)random.Next(3), random.Next(3) == 0 ? null : (Returning)random.Next(3));

        private Amount Some() => new(random.Next(1, 9) * 1000, random.Next(5) == 0 ? "USD" : "EUR");

        private string Text() => $"private text {++_texts}";

        private string? Maybe() => random.Next(2) == 0 ? null : Text();
    }
}
