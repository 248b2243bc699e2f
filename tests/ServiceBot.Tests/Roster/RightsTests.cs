using ServiceBot.Roster;

namespace ServiceBot.Tests.Roster;

public class RightsTests
{
    [Theory]
    [InlineData(Role.Member, true, true, false, false)]
    [InlineData(Role.Lead, true, true, false, false)]
    [InlineData(Role.Approver, true, true, false, false)]
    [InlineData(Role.Manager, true, true, true, false)]
    [InlineData(Role.Leader, true, true, false, false)]
    [InlineData(Role.Leader, false, false, false, false)]
    [InlineData(Role.Admin, false, true, true, true)]
    [InlineData(Role.Member, false, false, false, false)]
    internal void What_somebody_may_follows_from_their_part(Role role, bool isMember, bool reads, bool setsUp, bool namesManagers)
    {
        var rights = Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null);

        Assert.Equal((reads, setsUp, setsUp, namesManagers), (rights.MayReadSettings, rights.MaySetUp, rights.MaySeeChanges, rights.MayNameManagers));
    }

    [Theory]
    [InlineData(Role.Member, true, false, false)]
    [InlineData(Role.Approver, true, false, false)]
    [InlineData(Role.Lead, true, true, false)]
    [InlineData(Role.Manager, true, true, true)]
    [InlineData(Role.Admin, false, false, false)]
    [InlineData(Role.Leader, true, false, false)]
    internal void Leads_and_managers_tend_all_cases_and_managers_see_what_a_customer_is_worth(Role role, bool isMember, bool tends, bool seesValue)
    {
        var rights = Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null);

        Assert.Equal((tends, seesValue), (rights.MayTendCases, rights.MaySeeValue));
    }

    [Theory]
    [InlineData(Role.Member, true, false, false)]
    [InlineData(Role.Member, true, true, true)]
    [InlineData(Role.Approver, true, false, false)]
    [InlineData(Role.Lead, true, false, true)]
    [InlineData(Role.Manager, true, false, true)]
    [InlineData(Role.Admin, false, true, false)]
    [InlineData(Role.Leader, false, true, false)]
    [InlineData(Role.Member, false, true, false)]
    internal void Everything_about_a_customer_is_handed_out_by_whose_case_it_is_and_by_leads_and_managers(Role role, bool isMember, bool ownsAll, bool may)
    {
        var rights = Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null);

        Assert.Equal(may, rights.MayHandOutCustomers(ownsAll));
    }

    [Theory]
    [InlineData(Role.Member, true, 20L, false, false)]
    [InlineData(Role.Leader, true, 20L, false, false)]
    [InlineData(Role.Lead, true, 50L, false, false)]
    [InlineData(Role.Approver, true, 200L, true, false)]
    [InlineData(Role.Approver | Role.Lead, true, 200L, true, false)]
    [InlineData(Role.Manager, true, null, true, true)]
    [InlineData(Role.Manager | Role.Approver, true, null, true, true)]
    [InlineData(Role.Admin, false, 0L, false, false)]
    [InlineData(Role.Member, false, 0L, false, false)]
    internal void What_somebody_may_spend_and_approve_follows_from_their_part(Role role, bool isMember, long? limit, bool approves, bool approvesMore)
    {
        var rights = Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null);
        var settings = new TeamSettings("t") { MemberLimit = 20, LeadLimit = 50, ApproverLimit = 200 };

        Assert.Equal(limit, rights.SpendLimit(settings));
        Assert.Equal(approves, rights.MayApprove(200, settings));
        Assert.Equal(approvesMore, rights.MayApprove(201, settings));

        // What cannot be added up is within nobody's limit.
        Assert.Equal(approvesMore, rights.MayApprove(null, settings));
        Assert.Equal(approvesMore, rights.MayAllowSpending);
    }

    [Theory]
    [InlineData(Role.Member, true, false)]
    [InlineData(Role.Lead, true, false)]
    [InlineData(Role.Manager, true, true)]
    [InlineData(Role.Manager, false, false)]
    [InlineData(Role.Leader, true, false)]
    [InlineData(Role.Admin, false, false)]
    internal void Only_managers_of_a_team_say_what_they_did_for_its_people(Role role, bool isMember, bool says) => Assert.Equal(
        says, Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null).MaySayWhatWasDone);

    [Fact]
    public void A_row_of_a_team_makes_no_admin_and_one_of_a_person_no_manager()
    {
        Assert.False(Rights.Of(Person(Role.Member), new Membership { TeamId = "t", PersonId = "p", Role = Role.Admin }).MaySetUp);
        Assert.False(Rights.Of(Person(Role.Manager), new Membership { TeamId = "t", PersonId = "p" }).MaySetUp);
    }

    [Fact]
    public void Who_has_left_may_nothing()
    {
        var left = Person(Role.Admin);
        left.LeftAt = DateTimeOffset.UnixEpoch;

        Assert.Equal(default, Rights.Of(left, new Membership { TeamId = "t", PersonId = "p", Role = Role.Manager }));
    }

    [Theory]
    [InlineData(Role.Member, true, false, false)]
    [InlineData(Role.Lead, true, false, true)]
    [InlineData(Role.Approver, true, false, false)]
    [InlineData(Role.Manager, true, true, true)]
    [InlineData(Role.Leader, true, false, false)]
    [InlineData(Role.Admin, true, false, false)]
    [InlineData(Role.Admin, false, false, false)]
    internal void Only_managers_of_a_team_see_what_a_customer_is_worth_and_leads_give_on_what_is_to_do(
        Role role, bool isMember, bool seesValue, bool changesFollowUps)
    {
        var rights = Rights.Of(Person(role), isMember ? new Membership { TeamId = "t", PersonId = "p", Role = role } : null);

        Assert.Equal((seesValue, changesFollowUps), (rights.MaySeeValue, rights.MayTendCases));
    }

    private static Person Person(Role role) => new() { Id = "p", Name = "P", Zone = "Etc/UTC", Role = role };
}
