using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using Change = ServiceBot.Setup.Change;

namespace ServiceBot.Bot;

/// <summary>Knows which topic of a set-up somebody is asked, and keeps its card true to what the team decided.</summary>
internal sealed class SetupGuide(
    Turn turn, Guide guide, Messenger messenger, Departures departures, People people, Teams teams, RosterChanges changes, Batches batches,
    IOptions<SiteOptions> site)
{
    private const int MostChanges = 10;

    /// <summary>What decides whether and when the people of a team are asked how they are.</summary>
    private const SetupTopics OfCheckIns =
        SetupTopics.Vision | SetupTopics.Principles | SetupTopics.Zone | SetupTopics.Days | SetupTopics.Holidays | SetupTopics.Times;

    /// <summary>In one message, which must stay small.</summary>
    private const int MostLinks = 20;

    /// <summary>The topic that is open in this private chat.</summary>
    public async Task<AskedTopic> OpenAsync(CancellationToken cancellationToken)
    {
        var desk = await guide.DeskOfAsync(messenger.Here.Person.Id, cancellationToken);
        var facts = desk is { IsAskingTopic: true, SetupTeamId: { } team } ? await teams.FindAsync(team, messenger.Here.Person, cancellationToken) : null;
        return new AskedTopic(desk, Topics.Of(desk.Topic), facts ?? throw new InvalidOperationException("No topic is open."));
    }

    public async Task<bool> IsAskingAsync(CancellationToken cancellationToken) =>
        (await guide.DeskOfAsync(messenger.Here.Person.Id, cancellationToken)).IsAskingTopic;

    /// <summary>Puts the topic that has come onto the desk into this private chat. One that stands there already is not repeated.</summary>
    public async Task PutNewAsync(CancellationToken cancellationToken)
    {
        if (await guide.DeskOfAsync(messenger.Here.Person.Id, cancellationToken) is { IsAskingTopic: true, Card: null })
            await PutHereAsync(null, cancellationToken);
    }

    /// <summary>Puts the open topic into this private chat, below whatever stands there.</summary>
    /// <param name="typed">What was filled in already and shall not be lost.</param>
    public async Task PutHereAsync(Filled? typed, CancellationToken cancellationToken, string older = "Asked again below.")
    {
        var (desk, topic, facts) = await OpenAsync(cancellationToken);
        await topic.PrepareAsync(facts, Filled.Nothing, turn.Db, cancellationToken);
        Put(desk, topic, older, SignOf(topic, facts), SetupCards.Question(topic, facts, typed, SignOf(topic, facts), desk.IsFromSettings, messenger.Here.To.Channel));
    }

    /// <summary>Asks whether it is really meant, in the place of the topic's card.</summary>
    public void PutWarning(AskedTopic asked, Filled typed, string warning)
    {
        var (desk, topic, facts) = asked;
        var sign = SignOf(topic, facts);
        Put(desk, topic, "Not saved yet, see below.", sign, SetupCards.Confirm(topic, facts, typed, warning, sign, desk.IsFromSettings, messenger.Here.To.Channel));
    }

    /// <summary>The topic on the desk is done with: its card becomes one line, and the desk is free.</summary>
    public void Settle(Desk desk, string line)
    {
        if (desk is { IsAskingTopic: true, Card: { } card })
            messenger.Say(messenger.Here.To, card, SetupCards.Answered(Topics.Of(desk.Topic), line, desk.IsFromSettings, messenger.Here.To.Channel));

        desk.Clear();
    }

    /// <summary>Takes what was checked: changes the team, notes who did it, and tells whom it concerns.</summary>
    public async Task<IReadOnlyList<Change>> TakeAsync(Topic topic, TeamFacts facts, Filled filled, CancellationToken cancellationToken)
    {
        var made = topic.Apply(facts, filled, turn.Db);
        foreach (var change in made)
        {
            changes.Record(facts.Reader.Id, facts.Team.Id, change.PersonId, $"{topic.Name}: {change.What}");
            if (change is { PersonId: { } concerned, Told: { } told } && concerned != facts.Reader.Id)
                await messenger.TellAsync(concerned, told, [], cancellationToken);
        }

        if (made.Count > 0)
            await batches.ReckonAnewAsync(facts.Team.Id, cancellationToken);

        await FollowLeaversAsync(facts, cancellationToken);
        Confirm(topic, facts);
        await LookAgainAsync(topic, facts, cancellationToken);
        facts.Team.DigestLookAt = null;
        return made;
    }

    private async Task LookAgainAsync(Topic topic, TeamFacts facts, CancellationToken cancellationToken)
    {
        if (OfCheckIns.HasFlag(topic.Key))
            foreach (var person in await turn.Db.People.Where(person => person.HomeTeamId == facts.Team.Id && person.CheckInLookAt != null).ToListAsync(cancellationToken))
                person.LookAgain();
    }

    /// <summary>What they had open goes on without whoever was taken out of the team, and whoever took them out knows.</summary>
    private async Task FollowLeaversAsync(TeamFacts facts, CancellationToken cancellationToken)
    {
        var leavers = turn.Db.ChangeTracker.Entries<Membership>()
            .Where(entry => entry.State == EntityState.Deleted && entry.Entity.TeamId == facts.Team.Id)
            .Select(entry => entry.Entity.PersonId)
            .ToList();
        foreach (var personId in leavers)
            if (await people.FindAsync(personId, cancellationToken) is { } leaver
                && await departures.FollowAsync(facts.Team.Id, leaver, new By(facts.Reader.Id, turn.Now), cancellationToken) is { All.Count: > 0 } orphans)
                Tell(Departures.Say(leaver, orphans), "cases");
    }

    /// <summary>Where people sign in, whoever is new here gets a way in, handed over by whoever added them.</summary>
    public void HandOutLinks()
    {
        if (!site.Value.IsPublic)
            return;

        var newcomers = turn.Db.ChangeTracker.Entries<Person>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        foreach (var some in newcomers.Chunk(MostLinks))
            Tell("Please give each of them their link. It works once, within 24 hours, and whoever opens it is that person here.\n"
                + string.Join('\n', some.Select(person => $"{Shown.Name(person.Name)}: {LinkFor(person)}")));
    }

    public void Confirm(Topic topic, TeamFacts facts)
    {
        if (turn.Db.Entry(facts.Settings).State == EntityState.Detached)
            turn.Db.TeamSettings.Add(facts.Settings);

        facts.Settings.Confirmed |= topic.Key;
        facts.Settings.Touch();
    }

    /// <summary>Takes back what was meant as something else, and asks the topic again.</summary>
    public async Task WithdrawAsync(Desk desk, Topic topic, TeamFacts facts, string was, CancellationToken cancellationToken)
    {
        var isFromSettings = desk.IsFromSettings;
        Settle(desk, "Taken back.");
        if (was.Length > 0)
        {
            await TakeAsync(topic, facts, new Filled(new Dictionary<string, string> { [topic.TypedField!] = was }), cancellationToken); // whoever was typed to has one
        }
        else
        {
            topic.Forget(facts);
            facts.Settings.Confirmed &= ~topic.Key;
            facts.Settings.Touch();
            changes.Record(facts.Reader.Id, facts.Team.Id, null, $"{topic.Name}: taken back");
            await LookAgainAsync(topic, facts, cancellationToken);
        }

        desk.AskTopic(facts.Team.Id, topic.Key, isFromSettings);
    }

    /// <summary>To the next topic, to the settings it was opened from, or to the end.</summary>
    public async Task GoOnAsync(Desk desk, Topic topic, TeamFacts facts, bool isFromSettings, CancellationToken cancellationToken)
    {
        if (isFromSettings)
        {
            await ShowAsync(facts, cancellationToken);
        }
        else if (Topics.After(topic) is { } next)
        {
            desk.AskTopic(facts.Team.Id, next.Key, isFromSettings: false);
        }
        else
        {
            desk.ForgetSetup();
            var left = Topics.LeftBy(facts.Settings).Select(other => other.Name).ToList();
            Tell($"That was the set-up of {Shown.Name(facts.Team.Name)}. "
                + (left.Count == 0 ? "“settings” shows and changes all of it, and what serves for now: who looks at matters of safety, and where people find help." : $"Left for later: {string.Join(", ", left)}. “setup” goes on there; “settings” shows everything.")
                + (facts.Settings.IsMeasured ? "" : " Figures stay off until vision and principles are written."),
                left.Count == 0 ? ["settings"] : ["setup", "settings"]);
        }
    }

    public async Task ShowAsync(TeamFacts facts, CancellationToken cancellationToken)
    {
        var last = facts.Rights.MaySeeChanges ? await teams.ChangesAsync(facts.Team.Id, MostChanges, cancellationToken) : [];
        var zone = await people.ZoneOfAsync(facts.Reader, cancellationToken);
        messenger.Say(messenger.Here.To, Message.NewSlot(), SetupCards.Overview(facts, last, zone, messenger.Here.To.Channel));
    }

    /// <summary>A sign of what holds, short enough for a button.</summary>
    public static string SignOf(Topic topic, TeamFacts facts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(topic.Sign(facts))))[..16];

    public void Tell(string text, params string[] buttons) => messenger.Say(messenger.Here.To, Message.NewSlot(), Talk.Text(text, buttons));

    private string LinkFor(Person person)
    {
        var (link, secret) = SignInLink.Create(person.Id, turn.Now + SignIns.InvitationLifetime);
        turn.Db.SignInLinks.Add(link);
        return site.Value.SignInUrl(secret);
    }

    private void Put(Desk desk, Topic topic, string older, string sign, object card)
    {
        if (desk.Card is { } known)
            messenger.Say(messenger.Here.To, known, SetupCards.Answered(topic, older, desk.IsFromSettings, messenger.Here.To.Channel));

        var slot = Message.NewSlot();
        messenger.Say(messenger.Here.To, slot, card);
        desk.PutTopic(slot, sign);
    }
}

internal sealed record AskedTopic(Desk Desk, Topic Topic, TeamFacts Facts);
