using System.Net.WebSockets;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// Closes the sockets of sessions that have ended: at once when it hears of it, whichever process it was, and otherwise when it looks
/// the next time. Requests need no watch, for each is looked at when it comes.
/// </summary>
internal sealed partial class SessionWatch(
    WebSockets sockets, Sessions sessions, Announcements announcements, TimeProvider clock, ILogger<SessionWatch> logger) : BackgroundService
{
    /// <summary>What the page understands as: go and sign in.</summary>
    public const WebSocketCloseStatus SignedOut = (WebSocketCloseStatus)4401;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Bell _bell = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        announcements.Heard += Hear;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _bell.WaitAsync(Longest, clock, stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // To be stopped is no failure.
            }
            catch (Exception failure)
            {
                // The database is away; it is asked again soon.
                LogFailed(failure);
            }
        }

        announcements.Heard -= Hear;
    }

    private void Hear(string? news)
    {
        if (news is null or Sessions.News)
            _bell.Ring();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var open = sockets.Sessions;
        if (open.Count == 0)
            return;

        var good = await sessions.StillGoodAsync(open, cancellationToken);
        sockets.CloseAll(open.Except(good).ToHashSet(), SignedOut, "You are signed out.");
    }

    [LoggerMessage(LogLevel.Warning, "Could not look which sessions have ended; it is tried again")]
    private partial void LogFailed(Exception failure);
}
