using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using ServiceBot.Bot;

namespace ServiceBot.Channels.Teams;

/// <summary>What an activity says of the team it is about. Whatever is not of its kind counts as not said.</summary>
/// <param name="TeamId">Null where it is about no team.</param>
/// <param name="Room">The channel that whoever added the bot chose, else the one it was added to; null where not just all members read that.</param>
internal sealed record TeamsNews(string? Event, string? TeamId, string? TeamName, string? ChannelId, string? Room)
{
    private const int LongestId = 512;

    private static readonly TeamsNews Nothing = new(null, null, null, null, null);

    public static TeamsNews Of(Activity activity) => activity.TryGetChannelData<TeamsChannelData>(out var data) && data is not null
        ? new TeamsNews(
            data.EventType, Id(data.Team?.Id), Given.Name(data.Team?.Name), Id(data.Channel?.Id),
            Chosen(data.Settings?.SelectedChannel) ?? Standard(data.Channel))
        : Nothing;

    private static string? Chosen(ChannelInfo? channel) => RoomCommands.IsShared(channel) ? null : Id(channel?.Id);

    /// <summary>Not all members read a private channel: it becomes the team's only where somebody chose it.</summary>
    private static string? Standard(ChannelInfo? channel) =>
        string.IsNullOrEmpty(channel?.Type) || channel.Type.Equals("standard", StringComparison.OrdinalIgnoreCase) ? Id(channel?.Id) : null;

    private static string? Id(string? given) => given is { Length: > 0 and <= LongestId } and not ("." or "..") ? given : null;
}
