using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Who comes in from Teams. Whether the token is good, the adapter finds out; here it is seen to that the activity wants its answers
/// where the connector is, and is of this organisation and of now. Whoever is refused learns nothing but that; each is counted, and the
/// log names each reason once.
/// </summary>
internal sealed partial class TeamsDoor
{
    public const string Count = "servicebot.requests.refused";

    /// <summary>A token is good for about an hour, so what was overheard is worth nothing any more when it has run out.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, bool> _told = new();
    private readonly TeamsOptions _teams;
    private readonly ServiceHosts _hosts;
    private readonly TimeProvider _clock;
    private readonly Counter<long> _count;
    private readonly ILogger<TeamsDoor> _logger;

    public TeamsDoor(IOptions<TeamsOptions> options, ServiceHosts hosts, TimeProvider clock, IMeterFactory meters, ILogger<TeamsDoor> logger)
    {
        (_teams, _hosts, _clock, _logger) = (options.Value, hosts, clock, logger);
        _count = meters.Create(Ignored.Meter).CreateCounter<long>(Count, "{request}", "Requests to the bot's address in Teams that were refused");
    }

    /// <summary>Nobody without a token need be listened to.</summary>
    public void CheckHead(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
            throw Refuse("no token", RefusedException.Unauthorized());
    }

    /// <summary>Before its token is looked at: what it says of itself must be possible at all. To whoever has no good token all refusals are alike.</summary>
    public void CheckPlace(string? channel, string? serviceUrl)
    {
        if (channel != Known.Msteams && !IsEmulator(channel))
            throw Refuse("channel", RefusedException.Unauthorized());
        if (!_hosts.Takes(serviceUrl))
            throw Refuse("service url", RefusedException.Unauthorized());
    }

    /// <summary>Once it is certain whose service sent it: one service serves all organisations.</summary>
    public void CheckSender(Activity activity, JsonElement json)
    {
        var tenants = TenantsIn(json).ToList();
        if (tenants.Count == 0 && !IsEmulator(activity.ChannelId) || tenants.Any(tenant => !IsOurs(tenant)))
            throw Refuse("tenant", RefusedException.Forbidden());
        if (activity.Timestamp is { } sentAt && (_clock.GetUtcNow() - sentAt).Duration() > Farthest)
            throw Refuse("time", RefusedException.Forbidden());
    }

    /// <param name="reason">One of a few, so that neither the log nor the counter can be flooded.</param>
    public RefusedException Refuse(string reason, RefusedException answer)
    {
        Note(reason);
        return answer;
    }

    public void Note(string reason)
    {
        _count.Add(1, new KeyValuePair<string, object?>("reason", reason));
        if (_told.TryAdd(reason, true))
            LogRefused(reason);
    }

    private bool IsEmulator(string? channel) => _teams.Teams.EmulatorTokens && channel == Known.Emulator;

    private bool IsOurs(JsonElement tenant) =>
        tenant.ValueKind == JsonValueKind.String && string.Equals(tenant.GetString(), _teams.MicrosoftAppTenantId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Wherever it is said whose activity it is, in whatever spelling: whichever of them is read later, it is ours.</summary>
    private static IEnumerable<JsonElement> TenantsIn(JsonElement activity) =>
        Parts([activity], "conversation").SelectMany(conversation => Parts([conversation], "tenantId"))
            .Concat(Parts(Parts(Parts([activity], "channelData"), "tenant"), "id"))
            .Where(tenant => tenant.ValueKind != JsonValueKind.Null);

    private static IEnumerable<JsonElement> Parts(IEnumerable<JsonElement> owners, string name) =>
        from owner in owners
        where owner.ValueKind == JsonValueKind.Object
        from property in owner.EnumerateObject()
        where property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        select property.Value;

    [LoggerMessage(
        LogLevel.Warning,
        "A request to the bot's address in Teams was refused ({Reason}), as all of its kind are; this is said once, and " + Count + " counts them")]
    private partial void LogRefused(string reason);
}
