using Microsoft.EntityFrameworkCore;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Setup;

/// <summary>Who is in a team, and who is what in it.</summary>
public class PeopleAndRolesTests
{
    [Fact]
    public async Task A_typed_name_adds_and_takes_nobody_out()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");

        Assert.StartsWith("Ana Reis joined. 5 people are in the team now.", (await bot.SaysAsync("marta", "Ana Reis"))[^2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_known_joins_and_is_not_made_twice()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");
        await bot.ChangeAsync(db => db.People.Add(new Person { Id = "ana", Name = "Ana Reis", Zone = "Europe/Paris", HomeTeamId = "elsewhere" }));

        await bot.SaysAsync("marta", "Ana Reis");

        await using var db = bot.Look();
        var ana = await db.People.SingleAsync(person => person.Name == "Ana Reis");
        Assert.Equal(("ana", "elsewhere"), (ana.Id, ana.HomeTeamId));
        Assert.True(await db.Memberships.AnyAsync(membership => membership.TeamId == "harbour" && membership.PersonId == "ana"));
    }

    [Fact]
    public async Task Where_several_have_the_name_it_is_asked_which()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");
        await bot.ChangeAsync(db => db.People.AddRange(
            new Person { Id = "ana-1", Name = "Ana Reis", Zone = "Europe/Paris" }, new Person { Id = "ana-2", Name = "Ana Reis", Zone = "Europe/Paris" }));

        var said = (await bot.SaysAsync("marta", "Ana Reis"))[^1].Text;
        Assert.StartsWith("Several people are called Ana Reis. Write which one you mean: Ana Reis (ana-", said, StringComparison.Ordinal);
        await bot.SaysAsync("marta", "Ana Reis (ana-2)");

        await using var db = bot.Look();
        Assert.Equal(["ana-2"], await db.Memberships.Where(membership => membership.PersonId.StartsWith("ana")).Select(membership => membership.PersonId).ToListAsync());
        Assert.Equal(2, await db.People.CountAsync(person => person.Name == "Ana Reis"));
    }

    [Fact]
    public async Task Who_is_taken_out_of_their_home_team_is_at_home_in_another_of_theirs()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = "night", Name = "Night desk", Zone = "Europe/Lisbon" });
            db.Memberships.Add(new Membership { TeamId = "night", PersonId = "ines" });
        });

        await bot.PressesAsync("marta", "Save", ("people", "Amal\nMarta"));

        await using var db = bot.Look();
        Assert.Equal(("night", null), ((await db.People.FindAsync("ines"))!.HomeTeamId, (await db.People.FindAsync("rui"))!.HomeTeamId));
    }

    [Fact]
    public async Task Two_hundred_people_fit_and_no_more()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");
        var names = Enumerable.Range(0, 199).Select(number => $"Person {(char)('A' + number / 26)}{(char)('A' + number % 26)}").Append("Marta").ToList();

        Assert.StartsWith("A team has up to 200 people; these would be 201.", (await bot.PressesAsync("marta", "Save", ("people", string.Join('\n', names.Append("Zoe")))))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("marta", "Save", ("people", string.Join('\n', names)));

        await using var db = bot.Look();
        Assert.Equal(200, await db.Memberships.CountAsync(membership => membership.TeamId == "harbour"));
    }

    [Fact]
    public async Task A_manager_names_leads_and_only_an_admin_managers()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Roles");
        var card = (await bot.ChatAsync("marta"))[^1];
        Assert.Equal(["leads", "approvers"], card.Values.Keys);
        Assert.Contains("Managers: Marta. An admin names them.", card.Lines);

        await bot.PressesAsync("marta", "Save", ("leads", "rui,marta"), ("managers", "ines"));
        await bot.HasMemberAsync("Olga", Role.Admin);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("olga", "settings");
        Assert.Equal("marta", (await bot.PressesAsync("olga", "Roles"))[^1].Values["managers"]);
        Assert.Equal("A team always has a manager. Please choose one.", (await bot.PressesAsync("olga", "Save", ("managers", "")))[^1].Text);
        await bot.PressesAsync("olga", "Save", ("managers", "ines"), ("leads", ""));

        await using var db = bot.Look();
        var roles = await db.Memberships.ToDictionaryAsync(membership => membership.PersonId, membership => membership.Role);
        Assert.Equal((Role.Manager, Role.Member, Role.Member), (roles["ines"], roles["rui"], roles["marta"]));
        Assert.Equal(["Marta made you a lead of Harbour desk.", "Olga changed your part in Harbour desk: you are not a lead any more."],
            (await bot.ReadsAsync("rui")).Select(message => message.Text));
        Assert.Equal(
            ["Roles: Marta became a lead", "Roles: Rui became a lead", "Roles: Marta is not a lead any more", "Roles: Rui is not a lead any more", "Roles: Ines became a manager", "Roles: Marta is not a manager any more"],
            await db.RosterChanges.OrderBy(change => change.Id).Select(change => change.What).ToListAsync());
    }

    [Fact]
    public async Task An_admin_names_leaders_and_admins_of_the_whole_organisation()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Roles");
        await bot.HasMemberAsync("Olga", Role.Admin);
        await bot.SaysAsync("olga", "settings");
        await bot.PressesAsync("olga", "Roles");

        Assert.Equal(
            "You are an admin, and only another admin can change that, so that there is always one.",
            (await bot.PressesAsync("olga", "Save", ("admins", "ines")))[^1].Text);
        await bot.PressesAsync("olga", "Save", ("leaders", "rui"), ("admins", "ines,olga"));

        await using var db = bot.Look();
        var roles = await db.People.ToDictionaryAsync(person => person.Id, person => person.Role);
        Assert.Equal((Role.Leader, Role.Admin, Role.Admin), (roles["rui"], roles["ines"], roles["olga"]));
        Assert.Equal(["Olga made you a leader of the organisation."], (await bot.ReadsAsync("rui")).Select(message => message.Text));
        Assert.Contains("Leaders of the whole organisation: Rui", (await bot.SaysAsync("ines", "settings"))[^1].Text.Replace("\u2068", "").Replace("\u2069", ""));
    }

    [Fact]
    public async Task Only_an_admin_takes_a_manager_out()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("People");
        await bot.HasMemberAsync("Paula", Role.Manager);
        await bot.PressesAsync("marta", "People");

        Assert.Equal(
            "Paula is a manager, and only an admin can take a manager out of a team.", (await bot.PressesAsync("marta", "Save", ("people", "Amal\nInes\nRui\nMarta")))[^1].Text);
    }
}
