namespace ServiceBot.Roster;

/// <summary>What somebody is beside a member. Lead, approver and manager are so in a team; leader and admin in the whole organisation.</summary>
[Flags]
internal enum Role
{
    Member = 0,
    Lead = 1,
    Approver = 2,
    Manager = 4,
    Leader = 8,
    Admin = 16,
}
