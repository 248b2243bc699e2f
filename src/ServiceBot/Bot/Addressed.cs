using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Finds out which colleague of a case's team somebody means, and asks when it is not clear.</summary>
internal sealed class Addressed(Turn turn, Colleagues colleagues, People people)
{
    private const int MostOffered = 5;
    private const int MostLeft = 500;

    /// <param name="lead">What is typed before a name.</param>
    /// <returns>Null when it was said why nobody can be asked.</returns>
    public async Task<Person?> FindAsync(RecoveryCase about, string typed, string lead, Speaker speaker, CancellationToken cancellationToken)
    {
        var name = NameIn(typed);
        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        var others = members.Where(member => member.Person.Id != speaker.Person.Id).ToList();
        if (others.Count == 0)
        {
            await speaker.SayTextAsync("Nobody else is in this team yet. A manager can add people.");
            return null;
        }

        if (name.Length == 0)
        {
            await AskAsync("Whom do you mean? Type a name, or press one.", others, lead, speaker);
            return null;
        }

        var found = Named.Among(members, name);
        if (found.Count > 1)
        {
            await AskAsync($"Several people of your team are called {Shown.Within(name, Longest.Name)}. Which one do you mean?", found, lead, speaker);
            return null;
        }

        if (found.Count == 0)
        {
            await (await HasLeftAsync(name, cancellationToken)
                ? AskAsync($"{Shown.Within(name, Longest.Name)} has left. Whom do you mean instead?", others, lead, speaker)
                : AskAsync($"I know nobody called {Shown.Within(name, Longest.Name)} in your team. Whom do you mean?", others, lead, speaker));
            return null;
        }

        var person = found[0].Person;
        if (person.Id == speaker.Person.Id || await people.PrivateAddressAsync(person.Id, cancellationToken) is not null)
            return person;

        await speaker.SayTextAsync($"I have no private chat with {Shown.Name(person.Name)}, so I cannot ask them.");
        return null;
    }

    /// <summary>"to @Rui" names Rui.</summary>
    public static string NameIn(string typed) =>
        $"{typed} ".StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? typed[2..].Trim() : typed.Trim();

    /// <summary>Names that two people share are told apart by what else is known of them; what is typed is always one person.</summary>
    private static Task AskAsync(string text, IReadOnlyList<Colleague> offered, string lead, Speaker speaker) =>
        speaker.SayAsync(Talk.Text(text, offered.Take(MostOffered).Select(colleague => (
            Title(colleague, offered),
            $"{lead} @{(IsOnly(colleague, offered) ? Said.OneLine(colleague.Person.Name) : colleague.Person.Id)}"))));

    private static string Title(Colleague colleague, IReadOnlyList<Colleague> offered) => IsOnly(colleague, offered)
        ? Shown.Name(colleague.Person.Name)
        : $"{Shown.Name(colleague.Person.Name)} ({Shown.Within(colleague.Person.Id, Longest.Name)})";

    private static bool IsOnly(Colleague colleague, IReadOnlyList<Colleague> offered) =>
        offered.Count(other => Said.Key(other.Person.Name) == Said.Key(colleague.Person.Name)) == 1;

    private async Task<bool> HasLeftAsync(string name, CancellationToken cancellationToken)
    {
        var left = await turn.Db.People.AsNoTracking().Where(person => person.LeftAt != null)
            .OrderByDescending(person => person.LeftAt)
            .Take(MostLeft)
            .ToListAsync(cancellationToken);
        return Named.Among([.. left.Select(person => new Colleague(person, Role.Member))], name).Count > 0;
    }
}
