using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Activities nobody here has a use for: platforms send probes, echoes and news of all kinds. Each is counted; the log names each
/// reason once, because there may be thousands.
/// </summary>
internal sealed partial class Ignored
{
    public const string Meter = "ServiceBot.Channels";
    public const string Count = "servicebot.activities.ignored";

    private static readonly FrozenSet<string> KnownChannels = typeof(Known).GetFields()
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _told = new();
    private readonly Counter<long> _count;
    private readonly ILogger<Ignored> _logger;

    private readonly bool _isInTeams;
    private readonly bool _hasEmulator;

    public Ignored(IMeterFactory meters, IOptions<TeamsOptions> options, ILogger<Ignored> logger)
    {
        (_isInTeams, _hasEmulator) = (options.Value.IsSet, options.Value.Teams.EmulatorTokens);
        _count = meters.Create(Meter).CreateCounter<long>(Count, "{activity}", "Activities that nobody here has a use for");
        _logger = logger;
    }

    /// <summary>Whether the bot need not hear of it.</summary>
    public bool Takes(Activity activity)
    {
        if (Reason(activity) is not { } reason)
            return false;

        Note(reason);
        return true;
    }

    /// <summary>Something was of no use for another reason.</summary>
    /// <param name="reason">One of a few.</param>
    public void Note(string reason)
    {
        _count.Add(1, new KeyValuePair<string, object?>("reason", reason));
        if (_told.TryAdd(reason, true))
            LogIgnored(reason);
    }

    /// <summary>One of a few, so that neither the log nor the counter can be flooded; null for what is heard.</summary>
    private string? Reason(Activity activity) => activity switch
    {
        _ when !IsHeard(activity) => "type",
        _ when activity.ChannelId is not { } channel || !KnownChannels.Contains(channel) => "channel",
        { ChannelId: not Known.Msteams } when _isInTeams && !(_hasEmulator && activity.ChannelId == Known.Emulator) => "channel",
        not { From.Id.Length: > 0 } => "no sender",
        not { Conversation.Id.Length: > 0 } => "no conversation",
        not { Recipient.Id.Length: > 0 } => "no recipient",
        { From.Role: RoleTypes.Bot } => "own words",
        _ when activity.From.Id == activity.Recipient.Id => "own words",
        _ when HasHole(activity.MembersAdded) || HasHole(activity.MembersRemoved) => "nobody as a member",
        _ => null,
    };

    /// <summary>Of all else nothing may be kept, be it who liked or read what and when.</summary>
    private bool IsHeard(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.Invoke => true,
        ActivityTypes.InstallationUpdate => _isInTeams && activity.ChannelId == Known.Msteams,
        ActivityTypes.MessageUpdate => activity.ChannelId == Known.Msteams && TeamsNews.Of(activity).Event is ("editMessage" or "undeleteMessage"),
        _ => false,
    };

    private static bool HasHole(IList<ChannelAccount>? members) => members?.Contains(null!) == true;

    [LoggerMessage(
        LogLevel.Warning,
        "An activity was ignored ({Reason}), as all of its kind are; this is said once, and " + Count + " counts them")]
    private partial void LogIgnored(string reason);
}
