using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>Runs what is pressed on a card that asks something of its own, whatever question is open. A press runs one thing, so only its runner is made.</summary>
internal sealed class Presses(IServiceProvider services)
{
    /// <returns>Null when it is no press on such a card.</returns>
    public Task? Run(CardAnswer answer, Activity activity, Speaker speaker, CancellationToken cancellationToken) => answer switch
    {
        { CheckIn: not null } => The<CheckInCommands>().PressAsync(answer, speaker, cancellationToken),
        { Hours: not null } => The<HoursCommands>().PressAsync(answer, speaker, cancellationToken),
        { Closing: not null } => The<ClosingCommands>().PressAsync(answer, speaker, cancellationToken),
        { Safety: not null } => The<DisclosureCommands>().PressAsync(answer, speaker, cancellationToken),
        { Abuse: not null } => The<AbuseCommands>().PressAsync(answer, speaker, cancellationToken),
        { Customer: not null } => The<CustomerCommands>().PressAsync(answer, speaker, cancellationToken),
        { Spending: not null } => The<SpendCommands>().PressAsync(answer, speaker, cancellationToken),
        { Approval: not null } => The<ApprovalCommands>().PressAsync(answer, speaker, cancellationToken),
        { Gesture: not null } => The<GestureCommands>().PressAsync(answer, speaker, cancellationToken),
        { Fact: FactCards.Everything } => The<CustomerDataCommands>().PressAsync(answer, speaker, cancellationToken),
        { Fact: not null } => The<FactCommands>().PressAsync(answer, speaker, cancellationToken),
        { Thanks: not null } => The<ThanksCommands>().PressAsync(answer, speaker, cancellationToken),
        { Answer: ServiceBot.Digest.DigestCards.FlagAnswer, DigestFlag: not null } => The<DigestPresses>().SendAsync(answer, speaker, cancellationToken),
        { Gap: not null } => The<GapCommands>().PressAsync(answer, speaker, cancellationToken),
        { Forgetting: not null } => The<ForgetCommands>().PressAsync(answer, speaker, cancellationToken),
        { Action: { } pressed } => The<CardActions>().PressAsync(pressed, speaker, cancellationToken),
        { Correct: not null } => The<RecordCommands>().PressAsync(answer, CardAnswer.Inputs(activity.Value), speaker, cancellationToken),
        _ => null,
    };

    private T The<T>() where T : notnull => services.GetRequiredService<T>();
}
