using System;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Reads and writes what only Teams knows about an activity.</summary>
public static class TeamsActivityExtensions
{
    /// <summary>The channel that was chosen when the app was installed; null when none was.</summary>
    public static string TeamsGetSelectedChannelId(this IActivity activity) =>
        ChannelDataOf(activity)?.Settings?.SelectedChannel?.Id;

    /// <summary>The channel of the activity; null in chats.</summary>
    public static string TeamsGetChannelId(this IActivity activity) => ChannelDataOf(activity)?.Channel?.Id;

    /// <summary>The team of the activity; null in chats.</summary>
    public static TeamInfo TeamsGetTeamInfo(this IActivity activity) => ChannelDataOf(activity)?.Team;

    /// <summary>Has Teams show the message in the activity feed of those who get it.</summary>
    public static void TeamsNotifyUser(this IActivity activity) => Notify(activity, new NotificationInfo(true));

    /// <summary>Has Teams show the message in the meeting, with a page where one is given; or, if not there, in the activity feed.</summary>
    public static void TeamsNotifyUser(this IActivity activity, bool alertInMeeting, string externalResourceUrl = null) =>
        Notify(activity, new NotificationInfo(!alertInMeeting)
        {
            AlertInMeeting = alertInMeeting,
            ExternalResourceUrl = externalResourceUrl,
        });

    private static void Notify(IActivity activity, NotificationInfo notification)
    {
        var channelData = ChannelDataOf(activity) ?? new TeamsChannelData();
        channelData.Notification = notification;
        activity.ChannelData = channelData;
    }

    private static TeamsChannelData ChannelDataOf(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetChannelData<TeamsChannelData>();
    }
}
