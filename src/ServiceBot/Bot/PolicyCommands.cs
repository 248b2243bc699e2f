using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Looks up what holds: in the file of the policies, and in what the speaker's teams have found out themselves. Nothing is kept of it.</summary>
internal sealed class PolicyCommands(Policies policies, KnownGaps gaps, People people)
{
    public async Task RunAsync(string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Said.OneLine(typed);
        if (words.Length == 0)
        {
            await speaker.SayAsync(PolicyCards.List(policies.All, speaker.Channel, speaker.IsPrivate));
            return;
        }

        // A channel reads what its own team has found out.
        var teams = speaker.Room is { } room ? [room.Id] : (await people.TeamsOfAsync(speaker.Person.Id, cancellationToken)).ConvertAll(team => team.Id);
        var found = policies.Find(Said.Shorten(words, Longest.Sentence), await gaps.AnswersInAsync(teams, cancellationToken));
        await speaker.SayAsync(found.Count == 0
            ? PolicyCards.Nothing(words, speaker.Channel, speaker.IsPrivate)
            : PolicyCards.Found(found, speaker.Channel, speaker.IsPrivate));
    }
}
