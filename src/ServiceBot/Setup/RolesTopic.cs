using System.Text.RegularExpressions;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>
/// Who is asked when it is more than one can do alone: leads, approvers, and those whom only an admin names: the managers, and the leaders and
/// admins of the whole organisation.
/// </summary>
internal sealed partial class RolesTopic() : Topic(
    SetupTopics.Roles, "Roles", "A lead helps when nobody takes a case or it gets hard; an approver says yes when it costs more. Both may be several people.")
{
    /// <summary>More names are not read through to tick one.</summary>
    private const int MostChoices = 40;

    private static readonly IReadOnlyList<RoleField> All =
    [
        new(Role.Lead, "leads", "Leads", "a lead"),
        new(Role.Approver, "approvers", "Approvers", "an approver"),
        new(Role.Manager, "managers", "Managers", "a manager"),
        new(Role.Leader, "leaders", "Leaders of the whole organisation", "a leader"),
        new(Role.Admin, "admins", "Admins of the whole organisation", "an admin"),
    ];

    public override IEnumerable<string> Notes(TeamFacts facts) => facts.Rights.MayNameManagers
        ? []
        : [$"Managers: {Names(facts, Role.Manager)}. An admin names them."];

    public override IEnumerable<Field> Fields(TeamFacts facts) => Mine(facts).Select(role => IsShort(facts)
        ? new Field(role.Id, role.Title, string.Join(',', facts.With(role.Role).Select(member => member.Person.Id)), "", 0,
            Choices: [.. facts.Members.Select(member => (member.Person.Id, facts.LabelOf(member)))])
        : new Field(role.Id, $"{role.Title}, one name a line", string.Join('\n', facts.With(role.Role).Select(facts.LabelOf)), "Ana Reis", LongestOf(facts), IsMultiline: true));

    public override string Holds(TeamFacts facts) => string.Join(" · ", All
        .Where(role => !role.IsEverywhere || facts.With(role.Role).Any())
        .Select(role => $"{role.Title}: {Names(facts, role.Role)}"));

    public override string Sign(TeamFacts facts) => $"{Holds(facts)} · {string.Join(", ", facts.Members.Select(member => member.Person.Id))}";

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        foreach (var role in Mine(facts))
        {
            var named = Named(facts, filled, role);
            if (named.FirstOrDefault(name => Find(facts, name) is null) is { } unknown)
                return new Complaint($"“{Shown.Within(unknown, 40)}” is not in {Shown.Name(facts.Team.Name)}. Add people first; “back” leads there.");
            if (!IsShort(facts) && string.Join('\n', named).Length > LongestOf(facts))
                return new Complaint($"That is more than fits: {role.Title.ToLowerInvariant()} together have up to {LongestOf(facts):N0} characters.");
            if (role.Role == Role.Manager && named.Count == 0)
                return new Complaint("A team always has a manager. Please choose one.");
            if (role.Role == Role.Admin && facts.Members.Exists(member => member.Person.Id == facts.Reader.Id) && !named.Any(name => Find(facts, name)!.Person.Id == facts.Reader.Id))
                return new Complaint("You are an admin, and only another admin can change that, so that there is always one.");
        }

        return null;
    }

    public override IReadOnlyList<Change> Apply(TeamFacts facts, Filled filled, BotDb db)
    {
        var changes = new List<Change>();
        var by = Shown.Name(facts.Reader.Name);
        var team = Shown.Name(facts.Team.Name);
        foreach (var role in Mine(facts))
        {
            var named = Named(facts, filled, role).Select(name => Find(facts, name)!).ToHashSet(); // checked before
            var where = role.IsEverywhere ? "the organisation" : team;
            foreach (var member in facts.Members.Where(member => member.Is(role.Role) != named.Contains(member)))
            {
                if (role.IsEverywhere)
                    member.Person.Role ^= role.Role;
                else
                    member.In.Role ^= role.Role;

                changes.Add(member.Is(role.Role)
                    ? new Change($"{Shown.Name(member.Person.Name)} became {role.One}", member.Person.Id, $"{by} made you {role.One} of {where}.")
                    : new Change($"{Shown.Name(member.Person.Name)} is not {role.One} any more", member.Person.Id, $"{by} changed your part in {where}: you are not {role.One} any more."));
            }
        }

        return changes;
    }

    public override string Next(TeamFacts facts) =>
        "“settings” shows everybody in the team who helps and who decides. Whoever this concerns hears it in their private chat.";

    private static IEnumerable<RoleField> Mine(TeamFacts facts) => All.Where(role => role.Role < Role.Manager || facts.Rights.MayNameManagers);

    /// <summary>All lists share the room of one card.</summary>
    private static int LongestOf(TeamFacts facts) => LongestList / Mine(facts).Count();

    /// <summary>As ids where they were ticked, as names where they were typed; without an input everybody stays what they are.</summary>
    private static IReadOnlyList<string> Named(TeamFacts facts, Filled filled, RoleField role) =>
        (IsShort(facts) ? filled.Chosen(role.Id) : filled.Lines(role.Id)) ?? [.. facts.With(role.Role).Select(member => member.Person.Id)];

    private static Member? Find(TeamFacts facts, string named) =>
        facts.Members.Find(member => member.Person.Id == named) ?? facts.Members.Find(member => facts.LabelOf(member) == named);

    private static string Names(TeamFacts facts, Role role) =>
        OrNothing(string.Join(", ", facts.With(role).Select(member => Shown.Within(facts.LabelOf(member)))), "nobody");

    /// <summary>Whether they can be ticked. Ids are joined by commas there, and what stands beside a box is drawn as Markdown.</summary>
    private static bool IsShort(TeamFacts facts) =>
        facts.Members.Count <= MostChoices
        && facts.Members.TrueForAll(member => !member.Person.Id.Contains(',') && PlainName().IsMatch(facts.LabelOf(member)))
        && facts.Members.Sum(member => facts.LabelOf(member).Length + member.Person.Id.Length) <= LongestOf(facts);

    [GeneratedRegex(@"\A\p{L}(?:[\p{L}\p{M}\p{Nd}'’ ()-]|\.(?= |\z))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();

    private sealed record RoleField(Role Role, string Id, string Title, string One)
    {
        public bool IsEverywhere => Role is Role.Leader or Role.Admin;
    }
}
