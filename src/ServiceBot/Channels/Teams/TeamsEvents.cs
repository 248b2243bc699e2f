using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;
using Mention = ServiceBot.Bot.Mention;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// News of Teams that nobody said: the bot is added or removed, people join and leave, teams and channels change. They are taken before any
/// turn, because most of them are nothing to answer.
/// </summary>
internal sealed class TeamsEvents(TeamsInstalls installs, TeamsPeople people, Ignored ignored, Blocks blocks, IServiceScopeFactory scopes)
{
    private const int MostAttempts = 3;

    /// <returns>False for what the bot is to hear itself: everything that is said, and that it came to a private chat.</returns>
    public async Task<bool> TakeAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypes.Message)
            await HearAsync(activity);
        if (activity.Type is not (ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate))
            return false;

        var news = TeamsNews.Of(activity);
        var move = MoveOf(activity);
        if (news.TeamId is not null)
            await InTeamAsync(activity, news, move, cancellationToken);
        else if (activity.Conversation.IsGroup == true)
            ignored.Note("group chat");
        else if (move == Move.Removed)
            await installs.BlockAsync(activity.Conversation.Id);
        else if (move == Move.Added || activity.MembersAdded?.Count > 0)
            return await IsHeardAsync(activity);
        else
            ignored.Note("private chat");

        return true;
    }

    /// <summary>Whoever can mention the bot in a channel has it in their team, whatever news of that were lost.</summary>
    private async Task HearAsync(Activity activity)
    {
        if (activity.Conversation.IsGroup == true && !TeamsPeople.IsBot(activity.From.Id)
            && TeamsNews.Of(activity) is { TeamId: not null } news && Mention.TakenOff(activity).IsAddressed)
            await installs.HearAsync(news, TeamsPeople.AccountOf(activity), activity.ServiceUrl, people.At(activity));
    }

    private async Task<bool> IsHeardAsync(Activity activity)
    {
        await blocks.LiftAsync(activity.ChannelId, activity.Conversation.Id);
        return false;
    }

    private Task InTeamAsync(Activity activity, TeamsNews news, Move move, CancellationToken cancellationToken)
    {
        var at = people.At(activity);
        switch (move, news.Event)
        {
            case (Move.Added, _):
                return installs.AddAsync(news, TeamsPeople.AccountOf(activity), activity.ServiceUrl, at);
            case (Move.Removed, _):
            case (_, "teamDeleted" or "teamHardDeleted" or "teamArchived"):
                return installs.RemoveAsync(news, at);
            case (_, "teamRestored" or "teamUnarchived"):
                return installs.RestoreAsync(news, activity.ServiceUrl, at);
            case (_, "teamMemberAdded" or "teamMemberRemoved" or "teamRenamed"):
            case var _ when activity.MembersAdded?.Count > 0 || activity.MembersRemoved?.Count > 0:
                return installs.LookAsync(news);
            case (_, "channelDeleted") when news.ChannelId is { } channel:
                return LoseRoomAsync(activity, channel, cancellationToken);
            default:
                ignored.Note("team event");
                return Task.CompletedTask;
        }
    }

    /// <summary>Nothing is posted there any more; whoever can choose another channel hears it, in the same commit.</summary>
    private async Task LoseRoomAsync(Activity activity, string channel, CancellationToken cancellationToken)
    {
        var key = new ActivityKey(activity.ChannelId, activity.Conversation.Id, activity.Id ?? Message.NewSlot());
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            if (await turn.Db.Teams.SingleOrDefaultAsync(team => team.RoomChannel == Known.Msteams && team.RoomConversation == channel, cancellationToken) is not { } team)
            {
                ignored.Note("team event");
                return;
            }

            (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = (null, null, null);
            scope.ServiceProvider.GetRequiredService<RosterChanges>().Record(null, team.Id, null, "The channel for the posts was deleted in Teams");
            var managers = await turn.Db.Memberships.Where(member => member.TeamId == team.Id && (member.Role & Role.Manager) != 0)
                .Select(member => member.PersonId)
                .ToListAsync(cancellationToken);
            foreach (var manager in managers)
                await scope.ServiceProvider.GetRequiredService<Messenger>().TellAsync(manager, TeamsCards.RoomIsGone(team.Name), [], cancellationToken);

            turn.Commit.Activity = key;
            if (await turn.CommitAsync() != CommitResult.Stale)
                return;
        }
    }

    private static Move MoveOf(Activity activity)
    {
        return activity switch
        {
            { Type: ActivityTypes.InstallationUpdate, Action: "add" or "add-upgrade" } => Move.Added,
            { Type: ActivityTypes.InstallationUpdate, Action: "remove" or "remove-upgrade" } => Move.Removed,
            _ when HasBot(activity.MembersAdded) => Move.Added,
            _ when HasBot(activity.MembersRemoved) => Move.Removed,
            _ => Move.None,
        };

        bool HasBot(IList<ChannelAccount>? members) => members?.Any(member => member.Id == activity.Recipient.Id) == true;
    }

    private enum Move
    {
        None,
        Added,
        Removed,
    }
}
