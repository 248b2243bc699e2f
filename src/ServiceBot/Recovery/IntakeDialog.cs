using ServiceBot.Bot;
using ServiceBot.Customers;

namespace ServiceBot.Recovery;

/// <summary>Who is affected, how bad it is, whether anybody is in danger, and the title the team will read.</summary>
internal sealed class IntakeDialog(Guide guide, Coach coach, CustomerKeys keys, Links links, Ledger ledger, Alarm alarm) : StepDialog(Step.Intake, StepCards.Customers, guide, coach)
{
    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (answer.Answer == nameof(CustomerKind.Self) && about.OwnerId is { } owner && owner != reader.Person.Id)
            return new Complaint("A colleague owns this case already, so it is not about you alone. Who else is affected?");
        if (answer.Answer == nameof(CustomerKind.Self) && reader.HasJoined)
            return new Complaint("Another case goes on in this one, so it is not about you alone. Who else is affected?");
        if (answer.Answer == nameof(CustomerKind.Self) && about.IsHeldOpen)
            return new Complaint($"{SafetyCards.Held(about)}. So it is not about you alone. Who else is affected?", $"disclosure {about.Number}");

        return Entry.TooLong(
            new Entry("The title", answer.Title, Longest.Title), new Entry("What we recognise them by", answer.CustomerKey, CustomerKeys.Longest));
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        var customer = Enum.Parse<CustomerKind>(answer.Answer!);
        var severity = Enum.TryParse<Severity>(answer.Severity, out var chosen) && Enum.IsDefined(chosen) ? chosen : about.Severity;
        var danger = answer.Danger is null ? about.Danger : answer.Danger == "yes";
        var care = SpecialCares.Of(answer.Care) ?? about.Care;
        var title = Said.OneLine(answer.Title) is { Length: > 0 } typed ? typed : about.Title;
        var team = about.Customer is null && reader.Teams.Any(member => member.Id == answer.Team) ? answer.Team! : about.TeamId;
        about.Classify(customer, severity, danger, title, team, reader.By, care);
        var isKept = about.Danger && !danger ? $" What was said about danger stays, because others count on it. If nobody is in danger after all: not safety {about.Number} because, and why." : "";
        danger = about.Danger;
        about.Recognise(customer == CustomerKind.Self ? null : keys.Of(Said.Clean(answer.CustomerKey)) ?? about.CustomerKey);

        var line = $"Affected: {StepCards.TitleOf(StepCards.Customers, answer.Answer!)}. {severity}. {(danger ? "Somebody is in danger" : "Nobody is in danger")}. {(care == SpecialCare.None ? "" : $"{care.Title()}. ")}Title: {Shown.Within(title)}";
        return customer == CustomerKind.Self ? line + ". Only you can see this case."
            : isKept.Length > 0 ? $"{line}.{isKept}"
            : about.CustomerKey is null ? line
            : line + ". They will be recognised";
    }

    protected override Task GoOnAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) =>
        about is { CustomerKey: null, Customer: not CustomerKind.Self } ? Task.CompletedTask : links.ProposeAsync(about, reader.Person.Id, cancellationToken);

    /// <summary>What only its opener may know of is followed up by nobody else; where somebody may be in danger, those who lead hear it now.</summary>
    protected override async Task<string?> FollowUpAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken)
    {
        string?[] said =
        [
            about.IsRaisedAt(reader.Now) ? await alarm.RaiseAsync(about, reader.Person, reader.Zone, cancellationToken)
                : IsLeak(about, reader) ? $"Personal data got out, so there may be people who must know. To see to it: disclosure {about.Number}"
                : null,
            await ledger.KeepAsync(about, reader, cancellationToken),
        ];
        return string.Join('\n', said.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Said once, when it is sorted.</summary>
    private static bool IsLeak(RecoveryCase about, Reader reader) =>
        about is { Care: SpecialCare.DataLeak, IsPrivate: false, IsToDisclose: false }
        && about.Events.Exists(happened => happened.Kind == CaseEventKind.Classified && happened.At == reader.Now);
}
