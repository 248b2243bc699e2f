using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <content>People who come and go.</content>
public partial class TeamsActivityHandler
{
    /// <summary>Members came; looks up who they are, and calls <see cref="OnTeamsMembersAddedAsync"/>.</summary>
    protected virtual async Task OnTeamsMembersAddedDispatchAsync(
        IList<ChannelAccount> membersAdded,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var members = new List<TeamsChannelAccount>(membersAdded.Count);
        foreach (var member in membersAdded)
            members.Add(await LookUpAsync(member, turnContext, cancellationToken));

        await OnTeamsMembersAddedAsync(members, teamInfo, turnContext, cancellationToken);
    }

    /// <summary>Members went; calls <see cref="OnTeamsMembersRemovedAsync"/> with what the activity says of them.</summary>
    protected virtual Task OnTeamsMembersRemovedDispatchAsync(
        IList<ChannelAccount> membersRemoved,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var members = membersRemoved.Select(BotJson.ConvertTo<TeamsChannelAccount>).ToList();
        return OnTeamsMembersRemovedAsync(members, teamInfo, turnContext, cancellationToken);
    }

    /// <summary>Members came, the bot perhaps among them; unless overridden, calls what is called outside Teams.</summary>
    protected virtual Task OnTeamsMembersAddedAsync(
        IList<TeamsChannelAccount> teamsMembersAdded,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        OnMembersAddedAsync([.. teamsMembersAdded], turnContext, cancellationToken);

    /// <summary>Members went, the bot perhaps among them; unless overridden, calls what is called outside Teams.</summary>
    protected virtual Task OnTeamsMembersRemovedAsync(
        IList<TeamsChannelAccount> teamsMembersRemoved,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        OnMembersRemovedAsync([.. teamsMembersRemoved], turnContext, cancellationToken);

    private static async Task<TeamsChannelAccount> LookUpAsync(
        ChannelAccount member, ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var isBot = member.Id == turnContext.Activity.Recipient?.Id;
        var isToldInFull = member is TeamsChannelAccount || member.Properties?.Count > 0;
        if (!isBot && !isToldInFull && turnContext.TurnState.Get<IConnectorClient>() != null)
        {
            try
            {
                if (await TeamsInfo.GetMemberAsync(turnContext, member.Id, cancellationToken) is { } found)
                    return found;
            }
            catch (ErrorResponseException)
            {
                // They came all the same: whoever needs more than the ids can ask again.
            }
        }

        return BotJson.ConvertTo<TeamsChannelAccount>(member);
    }
}
