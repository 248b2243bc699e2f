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

    /// <summary>In which channel its cards and its digest stand.</summary>
    public bool MayChooseRoom => MaySetUp;

    public bool MayNameManagers => IsAdmin;

    /// <summary>Cases of the team that are not their own: corrects, exports, closes and reopens them, and changes what follows from them.</summary>
    public bool MayTendCases => IsMember && (Role.HasFlag(Role.Lead) || IsManager);

    /// <summary>What a customer is worth to us; it may raise a gesture, and who gives one without asking is a manager.</summary>
    public bool MaySeeValue => IsMember && IsManager;

    /// <summary>Raises what everybody else may spend on one case without asking.</summary>
    public bool MayAllowSpending => IsMember && IsManager;

    /// <summary>What they may spend on a case without asking, in minor units of the team's currency; null: there is no limit.</summary>
    public long? SpendLimit(TeamSettings settings) => this switch
    {
        { IsMember: false } => 0,
        { IsManager: true } => null,
        _ when Role.HasFlag(Role.Approver) => settings.ApproverLimit,
        _ when Role.HasFlag(Role.Lead) => settings.LeadLimit,
        _ => settings.MemberLimit,
    };

    /// <summary>Says yes or no to what others want to spend; never to what they asked for themselves, which only the case knows.</summary>
    /// <param name="total">All that would then be spent on the case; null where it cannot be added up.</param>
    public bool MayApprove(long? total, TeamSettings settings) =>
        IsMember && (IsManager || Role.HasFlag(Role.Approver) && total <= settings.ApproverLimit);

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

    /// <summary>Everything that is kept about a customer: hands it out, and erases it.</summary>
    /// <param name="ownsAll">All of that customer's cases are theirs: they own them, or opened those that nobody owns.</param>
    public bool MayHandOutCustomers(bool ownsAll) => IsMember && (ownsAll || MayTendCases);

    /// <summary>What was done for the people of the team, said to all of them.</summary>
    public bool MaySayWhatWasDone => IsMember && IsManager;

    /// <summary>Has the digest posted at once, and reads what people say is wrong in it.</summary>
    public bool MayTendDigest => IsMember && IsManager;

    /// <summary>What they think their team answered; it is named, and kept beside what the team answers.</summary>
    public bool MayGuess => IsMember && IsManager;

    /// <summary>What people of the team chose to share when they were asked how they are.</summary>
    public bool MayReadShared => IsMember && (Role.HasFlag(Role.Lead) || IsManager);

    /// <summary>What all teams together say in their check-ins, and how far leaders guess beside it.</summary>
    public bool MaySeeOrganisation => Role.HasFlag(Role.Leader);

    /// <summary>What they themselves will do, said in public to a team that they manage, or as a leader to everybody.</summary>
    public bool MayPledgeToTeam => IsMember && IsManager;

    public bool MayPledgeToAll => Role.HasFlag(Role.Leader);

    /// <summary>What in a team waits for whoever manages it, and how its weeks went.</summary>
    public bool MayReadDigestOfManagers => IsMember && IsManager;

    /// <summary>The made-up team of a new local database. On one's own machine anybody may be anybody.</summary>
    public bool MayTakeExampleAway(bool isPublic) => !isPublic || IsAdmin;

    private bool IsManager => Role.HasFlag(Role.Manager);

    private bool IsAdmin => Role.HasFlag(Role.Admin);
}
