using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Reminds of promises and of cases that nobody owns.</summary>
internal sealed partial class NudgeRound(DueCases cases, OwnTurns turns, TimeProvider clock, ILogger<NudgeRound> logger) : IRound
{
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var said = 0;
        foreach (var number in await cases.FindAsync(clock.GetInstant(), cancellationToken))
            said += await turns.RunAsync($"Reminding of case {number}", services => services.GetRequiredService<Reminders>().SayAsync(number, cancellationToken), cancellationToken);

        if (said > 0)
            LogSaid(said);
    }

    [LoggerMessage(LogLevel.Information, "Said {Count} reminders")]
    private partial void LogSaid(int count);
}
