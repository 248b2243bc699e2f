using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Setup;

/// <summary>Who is in the team. Who is known already joins it, who is not becomes somebody.</summary>
internal sealed class PeopleTopic() : Topic(
    SetupTopics.People, RosterChange.OfPeople, "Everybody in the team can open a case, take one and help; nobody needs permission to put something right.")
{
    /// <summary>The whole team: who is not in it any more leaves.</summary>
    private const string Everybody = "people";

    /// <summary>Who joins, and nobody leaves.</summary>
    private const string Joining = "joining";

    private const int Most = 200;
    private const int LongestName = 64;

    public override string TypedField => Joining;

    public override IEnumerable<string> Notes(TeamFacts facts) =>
    [
        Fits(facts)
            ? "Take a line out, and that person leaves the team."
            : $"{Count(facts.Members.Count)} are in the team, too many for one card. Whom you write here joins them.",
        .. facts.Team.RoomChannel == Known.Msteams ? (string[])["Whoever joins the team in Teams comes here by themselves, so do not write their name."] : [],
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) => Fits(facts)
        ? [new(Everybody, "Names, one a line", string.Join('\n', facts.Members.Select(member => facts.LabelOf(member))), "Ana Reis", Most * (LongestName + 1), IsMultiline: true)]
        : [new(Joining, "Who joins, one name a line", "", "Ana Reis", Most * (LongestName + 1), IsMultiline: true)];

    public override string Holds(TeamFacts facts) => string.Join(", ", facts.Members.Select(member => Shown.Within(facts.LabelOf(member))));

    public override async Task PrepareAsync(TeamFacts facts, Filled filled, BotDb db, CancellationToken cancellationToken)
    {
        var names = Typed(filled).Take(Most + 1).Select(NameIn).Distinct().ToList();
        facts.Namesakes = names.Count == 0 ? [] : await db.People.Where(person => names.Contains(person.Name) && person.LeftAt == null).ToListAsync(cancellationToken);
        var members = facts.Members.Select(member => member.Person.Id).ToList();
        facts.OtherTeams = await db.Memberships
            .Where(other => other.TeamId != facts.Team.Id && members.Contains(other.PersonId))
            .GroupBy(other => other.PersonId)
            .Select(others => new { others.Key, TeamId = others.Min(other => other.TeamId) })
            .ToDictionaryAsync(other => other.Key, other => other.TeamId!, cancellationToken); // a group is never empty
    }

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        var typed = Typed(filled);
        if (typed.Count == 0)
            return filled.Lines(Everybody) is null && filled.Lines(Joining) is null ? null : new Complaint("Please write at least one name, one a line.");
        if (typed.FirstOrDefault(name => NameIn(name).Length > LongestName) is { } tooLong)
            return new Complaint($"“{Shown.Within(tooLong, 40)}” is longer than I can keep: a name has up to {LongestName} characters.");
        if (typed.FirstOrDefault(name => !name.EnumerateRunes().Any(Rune.IsLetter)) is { } odd)
            return new Complaint($"“{Shown.Within(odd, 40)}” does not look like a name. Please write one name a line.");

        foreach (var name in typed.Where(name => Resolve(facts, name) is null))
        {
            var known = facts.Namesakes.Where(person => person.Name == name).ToList();
            if (known.Count > 1)
                return new Complaint($"Several people are called {Shown.Within(name)}. Write which one you mean: "
                    + string.Join(" or ", known.Take(5).Select(person => Shown.Within($"{name} ({person.Id})"))) + ".");
        }

        var (joining, leaving) = Moves(facts, filled);
        if (facts.Members.Count + joining.Count - leaving.Count > Most)
            return new Complaint($"A team has up to {Most} people; these would be {facts.Members.Count + joining.Count - leaving.Count}. Please make it two teams.");
        if (leaving.Exists(member => member.Person.Id == facts.Reader.Id))
            return new Complaint("You took your own name out. Somebody else has to do that, so that no team is left alone by accident.");
        if (!facts.Rights.MayNameManagers && leaving.Find(member => member.In.Role.HasFlag(Role.Manager)) is { } manager)
            return new Complaint($"{Shown.Name(manager.Person.Name)} is a manager, and only an admin can take a manager out of a team.");

        return facts.With(Role.Manager).Any() && facts.With(Role.Manager).All(leaving.Contains)
            ? new Complaint("A team always has a manager. Name another one first.")
            : null;
    }

    public override IReadOnlyList<Change> Apply(TeamFacts facts, Filled filled, BotDb db)
    {
        var (joining, leaving) = Moves(facts, filled);
        var by = Shown.Name(facts.Reader.Name);
        var team = Shown.Name(facts.Team.Name);
        foreach (var member in leaving)
        {
            db.Memberships.Remove(member.In);
            facts.Members.Remove(member);
            if (member.Person.HomeTeamId == facts.Team.Id)
            {
                member.Person.HomeTeamId = facts.OtherTeams.GetValueOrDefault(member.Person.Id);
                member.Person.LookAgain();
            }
        }

        foreach (var person in joining)
        {
            if (db.Entry(person).State == EntityState.Detached)
                db.People.Add(person);

            person.HomeTeamId ??= facts.Team.Id;
            person.LookAgain();
            facts.Members.Add(new Member(person, db.Memberships.Add(new Membership { TeamId = facts.Team.Id, PersonId = person.Id }).Entity));
        }

        facts.Members.Sort();
        return
        [
            .. joining.Select(person => new Change($"{Shown.Name(person.Name)} joined", person.Id, $"{by} added you to {team}. “help” shows what you can do here.")),
            .. leaving.Select(member => new Change($"{Shown.Name(member.Person.Name)}{RosterChange.TakenOut}", member.Person.Id, $"{by} took you out of {team}. What you did in its cases stays.")),
        ];
    }

    public override string Next(TeamFacts facts) =>
        $"{Count(facts.Members.Count)} {(facts.Members.Count == 1 ? "is" : "are")} in the team now. Who joined or left hears it in their private chat.";

    private static (List<Person> Joining, List<Member> Leaving) Moves(TeamFacts facts, Filled filled)
    {
        var named = Typed(filled).Distinct().ToList();
        var staying = named.Select(name => Resolve(facts, name)).OfType<Person>().ToList();
        var newcomers = named.Where(name => Resolve(facts, name) is null)
            .Select(name => new Person { Id = Guid.CreateVersion7(facts.Now).ToString("N"), Name = name, Zone = facts.Team.Zone });
        return (
            [.. staying.Where(person => facts.Members.TrueForAll(member => member.Person.Id != person.Id)).Distinct(), .. newcomers],
            filled.Lines(Everybody) is null ? [] : facts.Members.FindAll(member => staying.TrueForAll(person => person.Id != member.Person.Id)));
    }

    /// <summary>Who is meant: a member first, then the only one in the organisation of that name; null when that is nobody yet.</summary>
    private static Person? Resolve(TeamFacts facts, string typed) =>
        facts.Members.Find(member => facts.LabelOf(member) == typed)?.Person
        ?? facts.Namesakes.Find(person => typed == $"{person.Name} ({person.Id})")
        ?? (facts.Namesakes.FindAll(person => person.Name == typed) is [var only] ? only : null);

    private static IReadOnlyList<string> Typed(Filled filled) => filled.Lines(Everybody) ?? filled.Lines(Joining) ?? [];

    /// <summary>"Ana Reis", also where it was said which one: "Ana Reis (ana-2)".</summary>
    private static string NameIn(string typed) => typed.EndsWith(')') && typed.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? typed[..end] : typed;

    private static bool Fits(TeamFacts facts) => facts.Members.Sum(member => facts.LabelOf(member).Length + 1) <= LongestList;

    private static string Count(int people) => people == 1 ? "1 person" : $"{people} people";
}
