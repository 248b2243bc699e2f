namespace ServiceBot.Roster;

/// <summary>What somebody may do in a team. Every such question is decided here and nowhere else.</summary>
internal readonly record struct Rights(bool IsMember, Role Role)
{
    private const Role Everywhere = Role.Leader | Role.Admin;

    /// <summary>Being in a team makes nobody an admin, and being in the organisation nobody a manager of a team.</summary>
    public static Rights Of(Person person, Membership? membership) =>
        person.LeftAt is null
            ? new Rights(membership is not null, (person.Role & Everywhere) | ((membership?.Role ?? Role.Member) & ~Everywhere))
            : default;

    public bool MayReadSettings => IsMember || IsAdmin;

    /// <summary>Its set-up and settings: people, leads and approvers, limits and everything else but its managers.</summary>
    public bool MaySetUp => IsManager || IsAdmin;

    public bool MaySeeChanges => MaySetUp;

    public bool MayNameManagers => IsAdmin;

    /// <summary>Cases of the team that are not their own: corrects, exports, closes and reopens them, and changes what follows from them.</summary>
    public bool MayTendCases => IsMember && (Role.HasFlag(Role.Lead) || IsManager);

    /// <summary>What a customer is worth to us; it may raise a gesture, and who gives one without asking is a manager.</summary>
    public bool MaySeeValue => IsMember && IsManager;

    /// <summary>
    /// Who looks at what people were told: the leader that the team has named, else any leader, else a manager, a lead, or another member of the
    /// team. Whoever had a hand in it looks at it only where nobody else is there.
    /// </summary>
    /// <param name="members">Of the team.</param>
    /// <param name="hands">Who saw to it, or said that nobody needs to be told.</param>
    public static Acknowledgers Acknowledge(
        string? namedId, IReadOnlyList<Colleague> leaders, IReadOnlyList<Colleague> members, IReadOnlyCollection<string?> hands)
    {
        List<List<Colleague>> inOrder =
        [
            [.. leaders.Where(leader => leader.Person.Id == namedId)], [.. leaders],
            [.. members.Where(member => member.IsManager)], [.. members.Where(member => member.IsLead)], [.. members],
        ];
        var others = inOrder.Select(some => some.FindAll(one => !hands.Contains(one.Person.Id))).FirstOrDefault(some => some.Count > 0);
        return others is not null ? new Acknowledgers(others, IsAlone: false) : new Acknowledgers(inOrder.Find(some => some.Count > 0) ?? [], IsAlone: true);
    }

    private bool IsManager => Role.HasFlag(Role.Manager);

    private bool IsAdmin => Role.HasFlag(Role.Admin);
}
