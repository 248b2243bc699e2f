using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Reminds of promises and of cases that nobody owns.</summary>
internal sealed partial class NudgeRound(DueCases cases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<NudgeRound> logger) : IRound
{
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Each in a commit of its own: what is changed or said by others at this moment holds up nothing else.
        var said = 0;
        foreach (var number in await cases.FindAsync(clock.GetInstant(), cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                said += await scope.ServiceProvider.GetRequiredService<Reminders>().SayAsync(number, cancellationToken);
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again next time, and must not keep the others waiting.
                LogFailed(failure, number);
            }
        }

        if (said > 0)
            LogSaid(said);
    }

    [LoggerMessage(LogLevel.Error, "Reminding of case {Number} failed; it is tried again")]
    private partial void LogFailed(Exception failure, int number);

    [LoggerMessage(LogLevel.Information, "Said {Count} reminders")]
    private partial void LogSaid(int count);
}
