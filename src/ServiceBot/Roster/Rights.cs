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

    /// <summary>What was done for the people of the team, said to all of them.</summary>
    public bool MaySayWhatWasDone => IsMember && IsManager;

    private bool IsManager => Role.HasFlag(Role.Manager);

    private bool IsAdmin => Role.HasFlag(Role.Admin);
}
