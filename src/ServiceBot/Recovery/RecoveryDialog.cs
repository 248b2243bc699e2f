using Microsoft.Bot.Builder.Dialogs;
using ServiceBot.Bot;
using ServiceBot.Customers;

namespace ServiceBot.Recovery;

/// <summary>Walks one person through the steps of a case, as long as the next answer is theirs.</summary>
internal sealed class RecoveryDialog : ComponentDialog
{
    private const string Walk = "Walk";

    private readonly Guide _guide;

    public RecoveryDialog(
        Guide guide, Coach coach, CustomerKeys keys, Links links, Ledger ledger, Surveys surveys, Spending spending, Alarm alarm, GapCommands gaps)
        : base(nameof(RecoveryDialog))
    {
        _guide = guide;
        AddDialog(new WaterfallDialog(Walk, [AskAsync, GoOnAsync]));
        AddDialog(new IntakeDialog(guide, coach, keys, links, ledger, alarm));
        AddDialog(new DontBlameDialog(guide, coach));
        AddDialog(new OwnItDialog(guide, coach));
        AddDialog(new FixItFastDialog(guide, coach, spending));
        AddDialog(new AnalyzeDialog(guide, coach, ledger, gaps));
        AddDialog(new BeGraciousDialog(guide, coach, surveys));
    }

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var (desk, _, _) = await _guide.OpenAsync(cancellationToken);
        return await step.BeginDialogAsync(StepDialog.IdOf(desk.Step!.Value), step.Options, cancellationToken);
    }

    private async Task<DialogTurnResult> GoOnAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        await _guide.IsAskingAsync(cancellationToken)
            ? await step.ReplaceDialogAsync(Walk, null, cancellationToken)
            : await step.EndDialogAsync(null, cancellationToken);
}
