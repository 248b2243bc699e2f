using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>In which channel of its team the bot posts. In all others it hears that one wish and nothing else.</summary>
internal sealed class RoomCommands(Turn turn, People people, RosterChanges changes)
{
    /// <summary>Said where the bot posts already, or in private.</summary>
    public async Task RunAsync(Speaker speaker, CancellationToken cancellationToken) => await speaker.SayTextAsync(
        speaker.Room is not { } room ? TeamsCards.PostHereInPrivate
        : (await people.RightsAsync(room.Id, speaker.Person, cancellationToken)).MayChooseRoom ? TeamsCards.PostsHereAlready(Shown.Name(room.Name))
        : TeamsCards.WhoChooses(Shown.Name(room.Name)));

    /// <summary>The team of Teams around a channel that is nobody's; null where the bot was not added to one.</summary>
    public async Task<Team?> AroundAsync(IMessageActivity activity, CancellationToken cancellationToken)
    {
        if (!activity.TryGetChannelData<TeamsChannelData>(out var data) || data?.Team?.Id is not { Length: > 0 } id)
            return null;

        var teamId = await turn.Db.TeamsInstalls.Where(install => install.Id == id && install.RemovedAt == null).Select(install => install.TeamId).SingleOrDefaultAsync(cancellationToken);
        return teamId is null ? null : await turn.Db.Teams.FindAsync([teamId], cancellationToken);
    }

    /// <summary>Whether it is not known yet who is in a team of Teams: whoever seems not to be in it may be so in a minute.</summary>
    public async Task<bool> IsBeingReadAsync(Team team, CancellationToken cancellationToken) =>
        await turn.Db.TeamsInstalls.AsNoTracking().Where(install => install.TeamId == team.Id).OrderBy(install => install.Id).FirstOrDefaultAsync(cancellationToken) is { } install
        && install.IsBeingReadAt(turn.Now);

    /// <summary>Said in a channel that is not the team's.</summary>
    public async Task HearAsync(IMessageActivity activity, string text, Speaker speaker, CancellationToken cancellationToken)
    {
        var team = speaker.Room!; // the team around
        var name = Shown.Name(team.Name);
        await speaker.SayTextAsync(
            Command.Parse(text) is not { Verb: Verb.PostHere } ? TeamsCards.Elsewhere(name, team.Room is not null)
            : !(await people.RightsAsync(team.Id, speaker.Person, cancellationToken)).MayChooseRoom ? TeamsCards.WhoChooses(name)
            : await MoveAsync(activity, team, speaker.Person, cancellationToken));
    }

    /// <summary>Whether people of other companies may read a channel.</summary>
    public static bool IsShared(ChannelInfo? channel) => string.Equals(channel?.Type, "shared", StringComparison.OrdinalIgnoreCase);

    private async Task<string> MoveAsync(IMessageActivity activity, Team team, Person by, CancellationToken cancellationToken)
    {
        // Everybody whom the channel was shared with would read the team's cases.
        if (activity.TryGetChannelData<TeamsChannelData>(out var data) && IsShared(data?.Channel))
            return TeamsCards.IsShared;

        var channel = ChannelThread.ChannelOf(activity.Conversation.Id);
        if (await people.TeamOfRoomAsync(activity.ChannelId, channel, cancellationToken) is not null)
            return TeamsCards.IsOfAnother;

        (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = (activity.ChannelId, channel, activity.ServiceUrl);
        team.DigestLookAt = null;
        changes.Record(by.Id, team.Id, null, "Chose another channel for the posts");
        return TeamsCards.PostsHere(Shown.Name(team.Name));
    }
}
