using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Setup;

/// <summary>Walks a manager through the topics of a team's set-up. Which one is open is on the desk; what was answered is the team's rows.</summary>
internal sealed class SetupDialog : ComponentDialog
{
    private const string Walk = "Walk";
    private const string Question = "Question";

    private readonly Turn _turn;
    private readonly SetupGuide _guide;
    private readonly Teams _teams;

    public SetupDialog(Turn turn, SetupGuide guide, Teams teams)
        : base(nameof(SetupDialog))
    {
        (_turn, _guide, _teams) = (turn, guide, teams);
        AddDialog(new WaterfallDialog(Walk, [AskAsync, TakeAsync]));
        AddDialog(new CardPrompt(Question, SetupCards.Choices, (_, cancellationToken) => guide.PutNewAsync(cancellationToken), CheckAsync));
    }

    private static Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.PromptAsync(Question, CardPrompt.Standing(step.Options is true), cancellationToken);

    private async Task<bool> CheckAsync(PromptValidatorContext<CardAnswer> prompt, CancellationToken cancellationToken)
    {
        if (!prompt.Recognized.Succeeded)
        {
            await _guide.PutHereAsync(null, cancellationToken);
            return false;
        }

        var answer = prompt.Recognized.Value;
        var asked = await _guide.OpenAsync(cancellationToken);
        var (desk, topic, facts) = asked;
        if (!await IsForThisAsync(answer, asked, cancellationToken))
            return false;

        var filled = Read(answer, prompt.Context, topic, facts);
        await topic.PrepareAsync(facts, filled, _turn.Db, cancellationToken);
        if ((answer.Seen ?? desk.Seen) != SetupGuide.SignOf(topic, facts))
        {
            await SayWhatChangedAsync(topic, facts, filled, cancellationToken);
            return false;
        }

        if (answer.Answer == SetupCards.Change)
        {
            await _guide.PutHereAsync(filled, cancellationToken);
            return false;
        }

        var complaint = Complain(answer, topic, facts, filled);
        if (complaint is not null)
        {
            await prompt.Context.SendActivityAsync(Talk.Text(complaint.Text, complaint.Offers), cancellationToken);
            return false;
        }

        if (answer.Answer is SetupCards.Keep or SetupCards.Anyway || topic.Warning(facts, filled) is not { } warning)
            return true;

        _guide.PutWarning(asked, filled, warning);
        return false;
    }

    private static Complaint? Complain(CardAnswer answer, Topic topic, TeamFacts facts, Filled filled) => answer switch
    {
        { Answer: SetupCards.Keep } when !topic.IsWritten(facts) =>
            new Complaint("There is nothing to keep: it is not written yet. Write it, or say “skip” to leave it for later.", "skip"),
        { Answer: SetupCards.Keep } => null,
        { Answer: SetupCards.Save or SetupCards.Anyway, Topic: null } =>
            new Complaint($"What is on the card reaches me when you press {SetupCards.TitleOf(answer.Answer)} there."),
        { Answer: SetupCards.Save or SetupCards.Anyway } => topic.Check(facts, filled),
        { Text: not null } when topic.TypedField is not null => topic.Check(facts, filled),
        _ => new Complaint("Please fill in the card and press Save, or say “Keep as it is”, “back” or “pause”.", "Keep as it is", "back", "pause"),
    };

    private async Task<DialogTurnResult> TakeAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var answer = (CardAnswer)step.Result;
        var (desk, topic, facts) = await _guide.OpenAsync(cancellationToken);
        var isFromSettings = desk.IsFromSettings;
        if (answer.Answer == SetupCards.Keep)
        {
            _guide.Confirm(topic, facts);
            _guide.Settle(desk, $"Kept: {Shown.Within(topic.Holds(facts), Longest.Note)}");
        }
        else
        {
            var changes = await _guide.TakeAsync(topic, facts, Read(answer, step.Context, topic, facts), cancellationToken);
            _guide.Settle(desk, Shown.Within(topic.Holds(facts), Longest.Note));
            var about = changes.Where(change => change.PersonId is not null).Select(change => change.What + ". ");
            _guide.Tell(changes.Count == 0 ? "Nothing is different from before." : Said.Shorten(string.Concat(about), Longest.Words) + topic.Next(facts));
            _guide.HandOutLinks();
        }

        await _guide.GoOnAsync(desk, topic, facts, isFromSettings, cancellationToken);
        return await _guide.IsAskingAsync(cancellationToken)
            ? await step.ReplaceDialogAsync(Walk, null, cancellationToken)
            : await step.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>Whether it is an answer to what is open, by somebody who still may give it.</summary>
    private async Task<bool> IsForThisAsync(CardAnswer answer, AskedTopic asked, CancellationToken cancellationToken)
    {
        var (desk, topic, facts) = asked;
        if (!facts.Rights.MaySetUp)
        {
            _guide.Settle(desk, "Not saved.");
            desk.ForgetSetup();
            _guide.Tell($"You do not set up {Shown.Name(facts.Team.Name)} any more, so nothing was saved.");
            return false;
        }

        if (answer.Topic is null || answer.Setup == facts.Team.Id && answer.Topic == $"{topic.Key}")
            return true;

        _guide.Tell($"That card was from an earlier question. We are at {topic.Heading()}.");
        await _guide.PutHereAsync(null, cancellationToken);
        return false;
    }

    /// <summary>Somebody else was faster. Nothing of theirs is overwritten unseen, and nothing typed here is lost.</summary>
    private async Task SayWhatChangedAsync(Topic topic, TeamFacts facts, Filled filled, CancellationToken cancellationToken)
    {
        var last = (await _teams.ChangesAsync(facts.Team.Id, 50, cancellationToken)).Find(change => change.What.StartsWith(topic.Name + ": ", StringComparison.Ordinal));
        var typed = topic.Fields(facts).Where(field => field.Choices is null).Select(field => filled.Line(field.Id)).Where(text => !string.IsNullOrEmpty(text));
        _guide.Tell(
            $"Not saved, because it has changed since you saw it{(last is null ? "" : $": {Shown.Name(last.By)} changed {Shown.Within(last.What, Longest.Note)}")}\n"
            + "The card below shows how it stands now.");
        await _guide.PutHereAsync(null, cancellationToken, $"Not saved. Yours was: {Shown.Within(string.Join(", ", typed), Longest.Words)}");
    }

    /// <summary>A card holds everything, so what is missing from it was emptied; what is typed says nothing about the rest.</summary>
    private static Filled Read(CardAnswer answer, ITurnContext context, Topic topic, TeamFacts facts)
    {
        if (answer.Topic is null)
            return answer.Text is { } text && topic.TypedField is { } field ? new Filled(new Dictionary<string, string> { [field] = text }) : Filled.Nothing;

        var inputs = CardAnswer.Inputs(context.Activity.Value);
        return new Filled(topic.Fields(facts).ToDictionary(field => field.Id, field => inputs.GetValueOrDefault(field.Id, "")));
    }
}
