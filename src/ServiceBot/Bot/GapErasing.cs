using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Takes a gap out for good, its words and its answer, also where they stand in the channel: soon after by whoever asked, and by those who lead.</summary>
internal sealed class GapErasing(Turn turn, People people, Messenger messenger)
{
    private static readonly TimeSpan MayBeTakenBack = TimeSpan.FromMinutes(10);

    public async Task RunAsync(KnowledgeGap gap, bool isUndo, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (gap.IsErased)
        {
            await speaker.SayTextAsync($"Gap {gap.Number} was taken out already.");
            return;
        }

        if (!(await people.RightsAsync(gap.TeamId, me, cancellationToken)).MayTendCases && !(isUndo && IsStillOwn(gap, me)))
        {
            await speaker.SayTextAsync(
                $"A lead or a manager of the team can take gap {gap.Number} out: gap {gap.Number} erase. Whoever asked it can for ten minutes, while nobody else has said anything to it.");
            return;
        }

        gap.Erase(me.Id, turn.Now);
        if ((await turn.Db.Teams.FindAsync([gap.TeamId], cancellationToken))?.Room is { } room)
            messenger.Say(room, $"gap/{gap.Number}", Talk.Text(GapCards.Line(gap)));
        await speaker.SayTextAsync($"Gap {gap.Number} is out for good, with all that was said to it. What people wrote to me or read in chats of their own stays there.");
    }

    private bool IsStillOwn(KnowledgeGap gap, Person me) =>
        gap.OpenedBy == me.Id && gap.Events.TrueForAll(happened => happened.PersonId == me.Id) && turn.Now - gap.Since <= MayBeTakenBack;
}
