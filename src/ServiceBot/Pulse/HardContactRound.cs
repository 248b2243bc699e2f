using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>Sees to it that what is offered after a hard contact collects already, so that no answer opens it.</summary>
internal sealed class HardContactRound(QuestionBank bank, WholeBatches whole) : IRound
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var item in bank.Items.Where(item => item is { Cadence: Cadence.AfterHardContact, Audience: Audience.Organisation }))
            await whole.OpenOnGridAsync(item, cancellationToken);
    }
}
