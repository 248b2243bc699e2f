using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Examples;

/// <summary>The made-up days with which a new local database begins.</summary>
[Trait("Database", "Sqlite")]
public class ExampleDaysTests
{
    private static readonly string Room = WebConversation.RoomId(ExampleTeam.Id);

    [Fact]
    public async Task A_newcomer_finds_days_in_which_everything_happened_that_a_digest_tells_of()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 10);

        var cases = await program.ReadAsync(db => db.Cases.AsNoTracking().Include(found => found.Events).OrderBy(found => found.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 9), cases.Select(found => found.Number));
        Assert.All(cases, found => Assert.Equal(ExampleTeam.Id, found.TeamId));
        Assert.Equal([new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 25)], new[] { cases.Min(DayOf), cases.Max(DayOf) });
        Assert.Equal([9], cases.Where(found => found.ClosedAt is null && found.Status != CaseStatus.Merged).Select(found => found.Number));
        Assert.True(cases[8].PromiseAt < DateTimeOffset.Parse(ExampleProgram.Now));
        Assert.True(cases[2].IsSecondFailure);
        Assert.Equal((CaseStatus.Merged, 3), (cases[4].Status, cases[4].MergedInto));
        Assert.Contains(cases, found => found is { Moment: MomentState.Magic, IsConfirmed: true });

        Assert.Contains(await program.ReadAsync(db => db.FollowUps.AsNoTracking().ToListAsync()), found => found is { Kind: FollowUpKind.Prevention, IsOpen: true });
        Assert.Contains(await program.ReadAsync(db => db.FollowUps.AsNoTracking().ToListAsync()), found => found is { Kind: FollowUpKind.Prevention, Status: FollowUpStatus.Done });
        Assert.Equal(2, await program.ReadAsync(db => db.ManagerActions.CountAsync()));
        var posts = await program.ReadAsync(db => db.DigestPosts.AsNoTracking().Where(post => post.Kind == DigestKind.Daily).OrderBy(post => post.Date).ToListAsync());
        Assert.Equal(10, posts.Count);
        Assert.All(posts, post => Assert.True(post.IsSaid));
        Assert.Equal([new DateOnly(2026, 11, 24)], posts.Where(post => post.State == DigestState.Quiet).Select(post => post.Date));
        var last = (await program.ChatAsync(Room)).Last(said => said.Contains("CUSTOMERS", StringComparison.Ordinal));
        Assert.StartsWith("Wednesday 25 November · Example · Ferry desk", last, StringComparison.Ordinal);
        Assert.Contains("Needs a hand: #9", last, StringComparison.Ordinal);
        Assert.Contains("higher than usual", last, StringComparison.Ordinal);
        Assert.Equal(4, (await program.ChatAsync(Room)).Count(said => said.StartsWith("Thanks: ", StringComparison.Ordinal)));
        Assert.Equal(0, await program.ReadAsync(db => db.Moments.CountAsync(moment => moment.TeamId != ExampleTeam.Id)));
    }

    [Fact]
    public async Task Check_ins_went_through_sealing_and_tell_how_they_changed()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 10);

        var days = await program.ReadAsync(db => db.SealedBatches.AsNoTracking().Where(batch => batch.Item == Item.Daily).OrderBy(batch => batch.To).ToListAsync());
        Assert.All(days, batch => Assert.Equal($"team/{ExampleTeam.Id}", batch.CohortKey));

        // On the fifth day too few answered, so it is counted with the sixth.
        Assert.Equal(9, days.Count);
        Assert.Contains(days, batch => (batch.From, batch.To) == (new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 19)));
        var said = await program.SaysAsync("example-ana", "morale");
        Assert.Contains("higher than usual", said, StringComparison.Ordinal);
        Assert.Equal(0, await program.ReadAsync(db => db.KeyedAnswers.CountAsync(answer => db.OpenBatches.Any(batch => batch.Id == answer.BatchId && batch.CohortKey == Cohort.Organisation))));
    }

    [Fact]
    public async Task It_is_marked_wherever_it_is_shown_and_nobody_of_it_is_anything_elsewhere()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 1);

        Assert.StartsWith("Example · ", (await program.ReadAsync(db => db.Teams.SingleAsync(team => team.Id == ExampleTeam.Id))).Name, StringComparison.Ordinal);
        var room = await program.ChatAsync(Room);
        Assert.StartsWith("This is an example.", room[0], StringComparison.Ordinal);
        Assert.StartsWith("The example ends here.", room[^1], StringComparison.Ordinal);
        Assert.All(
            await program.ReadAsync(db => db.People.Where(person => person.HomeTeamId == ExampleTeam.Id).ToListAsync()),
            person => Assert.Equal(Role.Member, person.Role));
        Assert.Equal(0, await program.ReadAsync(db => db.Memberships.CountAsync(member => member.PersonId == "ines" && member.TeamId == ExampleTeam.Id)));
        Assert.Empty(await program.ChatAsync(WebConversation.RoomId("harbour")));
        Assert.StartsWith("Nothing", await program.SaysAsync("ines", "cases"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3, "Site:PublicUrl", "https://servicebot.example")]
    [InlineData(3, "MicrosoftAppId", "11111111-2222-3333-4444-555555555555")]
    [InlineData(3, "Demo:Team:Id", ExampleTeam.Id)]
    public async Task None_are_made_where_they_are_not_wanted(int days, string setting = "Urls", string value = "http://localhost:3978")
    {
        await using var program = await ExampleProgram.StartNewAsync(days, (setting, value));

        Assert.Equal(0, await program.ReadAsync(db => db.Cases.CountAsync()));
        Assert.Equal(0, await program.ReadAsync(db => db.People.CountAsync(person => person.Id.StartsWith("example-"))));
    }

    [Fact]
    public async Task A_database_that_is_there_is_left_as_it_is()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 0);
        await program.SaysAsync("ines", "problem the parcel is lost");

        await program.StartAsync(days: 2);
        Assert.Equal(["ines"], await program.ReadAsync(db => db.Cases.Select(found => found.OpenerId).ToListAsync()));
        Assert.Equal(0, await program.ReadAsync(db => db.Teams.CountAsync(team => team.Id == ExampleTeam.Id)));
    }

    [Fact]
    public async Task Whoever_stopped_it_halfway_starts_over_and_finds_nothing_twice()
    {
        await using var program = new ExampleProgram();
        var draft = Directory.CreateDirectory(Path.Combine(program.Data, "example.draft")).FullName;
        await File.WriteAllTextAsync(Path.Combine(draft, "servicebot.db"), "half of it");
        await File.WriteAllTextAsync(Path.Combine(draft, "servicebot.db-wal"), "the other half");

        await program.StartAsync(days: 2);
        var made = await program.ReadAsync(db => db.Cases.CountAsync());
        await program.StartAsync(days: 2);

        Assert.Equal(2, made);
        Assert.Equal(2, await program.ReadAsync(db => db.Cases.CountAsync()));
        Assert.False(Directory.Exists(draft));
    }

    [Fact]
    public async Task What_a_killed_start_left_goes_with_the_next_one_though_the_days_are_there()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 1);
        var draft = Directory.CreateDirectory(Path.Combine(program.Data, "example.draft")).FullName;
        await File.WriteAllTextAsync(Path.Combine(draft, "servicebot.db-wal"), "left over");

        await program.StartAsync(days: 1);

        Assert.False(Directory.Exists(draft));
        Assert.Equal(1, await program.ReadAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Where_they_cannot_be_made_the_program_starts_without_them()
    {
        await using var program = new ExampleProgram();
        Directory.CreateDirectory(program.Data);
        await File.WriteAllTextAsync(Path.Combine(program.Data, "example.draft"), "in the way");

        await program.StartAsync(days: 1);

        Assert.Equal(0, await program.ReadAsync(db => db.Cases.CountAsync()));
        Assert.StartsWith("Nothing", await program.SaysAsync("ines", "cases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_people_are_in_no_count_of_the_whole_organisation_which_stays_when_they_go()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 10);
        await program.RunAsync<HardContactRound>();
        Assert.Equal(0, await program.ReadAsync(db => db.OpenBatches.CountAsync(batch => batch.CohortKey == Cohort.Organisation)));

        await program.ExecuteAsync(
            """
            INSERT INTO "People" ("Id", "Name", "Zone", "Role", "HomeTeamId")
            SELECT "Id" || '-too', 'Too', "Zone", 0, 'harbour' FROM "People" WHERE "HomeTeamId" = 'harbour'
            """);
        await program.RunAsync<HardContactRound>();
        Assert.Equal(10, await program.ReadAsync(db => db.BatchMembers.CountAsync(member => member.Item == "Q44")));

        await program.SaysAsync("ines", "examples off");
        Assert.Equal(10, await program.ReadAsync(db => db.BatchMembers.CountAsync(member => member.Item == "Q44")));
        Assert.Equal(["harbour"], await program.ReadAsync(db => db.OpenBatches.Where(batch => batch.Item == "Q44").Select(batch => batch.TeamId).ToListAsync()));
    }

    [Fact]
    public async Task It_goes_away_without_a_trace_and_ones_own_team_stays()
    {
        await using var program = await ExampleProgram.StartNewAsync(days: 10);
        await program.SaysAsync("ines", "problem the parcel is lost");
        Assert.Contains("example-", await program.KeptAsync(), StringComparison.Ordinal);

        Assert.StartsWith("Example · Ferry desk is made up", await program.SaysAsync("ines", "examples"), StringComparison.Ordinal);
        Assert.StartsWith("You are one of the example people", await program.SaysAsync("example-ana", "examples off"), StringComparison.Ordinal);
        Assert.StartsWith("The example is gone", await program.SaysAsync("ines", "examples off"), StringComparison.Ordinal);

        var kept = await program.KeptAsync();
        Assert.DoesNotContain(
            kept.Split('\n'),
            row => row.Contains("example-", StringComparison.Ordinal) || row.Contains("Ferry desk", StringComparison.Ordinal) && !row.Contains("is made up", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong pier", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([10], await program.ReadAsync(db => db.Cases.Select(found => found.Number).ToListAsync()));
        Assert.Equal(0, await program.ReadAsync(db => db.CaseEvents.CountAsync(happened => happened.CaseNumber != 10)));
        Assert.StartsWith("There is no example here", await program.SaysAsync("ines", "examples off"), StringComparison.Ordinal);
    }

    private static DateOnly DayOf(RecoveryCase found) => DateOnly.FromDateTime(found.Events.Min(happened => happened.At).UtcDateTime);
}
