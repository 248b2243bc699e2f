using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Offers a break to whoever has let go of a hard contact: in their private chat, for this moment only. There is no row and no event about the
/// person and nobody else hears of it. So nobody can tell, and neither can the bot, whether it was their second hard contact of the day; to know
/// that, it would have to keep how people are.
/// </summary>
internal sealed class Respite(Turn turn, People people, Messenger messenger, QuestionBank bank, Batches batches)
{
    private bool _isOffered;

    /// <summary>After every change of a case: once to each who lets go of it, until it is opened again.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (_isOffered || !HardContact.Is(about))
            return;

        var ended = about.Events.Find(happened =>
            turn.Db.Entry(happened).State == EntityState.Added && messenger.IsHere(happened.PersonId) && HardContact.IsLetGoBy(happened, about));
        if (ended is null || await HasLetGoBeforeAsync(about, ended.PersonId, cancellationToken))
            return;

        _isOffered = true;
        messenger.Whisper(RespiteCards.Offer(about, (await TextsOfAsync(about.TeamId, cancellationToken)).Help, messenger.Here.To.Channel,
            await QuestionAsync(about, ended.PersonId, cancellationToken)));
    }

    /// <summary>
    /// Whether the customer was abusive is asked with it, for a count of the whole organisation, while it collects from this person; nobody is asked
    /// about what was made up, where somebody was hurt or died, or who does not want to be asked.
    /// </summary>
    private async Task<IEnumerable<object>> QuestionAsync(RecoveryCase about, string personId, CancellationToken cancellationToken) =>
        !about.IsPractice && !about.IsGrave && bank.Items.FirstOrDefault(item => item.Cadence == Cadence.AfterHardContact) is { } item
        && await turn.Db.People.FindAsync([personId], cancellationToken) is { } person
        && await turn.Db.CheckInChoices.FindAsync([personId], cancellationToken) is not { IsStopped: true }
        && await batches.OfAsync(person, item, cancellationToken) is { } batch
            ? CheckInCards.Abuse(bank, item, batch.LeastPeople)
            : [];

    /// <summary>What the team says to somebody abusive, and where its people find help.</summary>
    public async Task<(string Conduct, string Help)> TextsOfAsync(string? teamId, CancellationToken cancellationToken)
    {
        var written = await turn.Db.TeamSettings.Where(settings => settings.TeamId == teamId)
            .Select(settings => new { settings.ConductText, settings.HelpText })
            .SingleOrDefaultAsync(cancellationToken);
        return (Lines(written?.ConductText ?? CareTexts.Conduct), Lines(written?.HelpText ?? CareTexts.Help));
    }

    /// <summary>What a team wrote, fit to stand beside other words.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => Shown.Within(line)));

    /// <summary>Where this person finds help, by the team that is their home.</summary>
    public async Task<string> HelpForAsync(Person person, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsOfAsync(person.Id, cancellationToken);
        var home = teams.Find(team => team.Id == person.HomeTeamId) ?? teams.FirstOrDefault();
        return (await TextsOfAsync(home?.Id, cancellationToken)).Help;
    }

    private async Task<bool> HasLetGoBeforeAsync(RecoveryCase about, string personId, CancellationToken cancellationToken)
    {
        var theirs = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number)
            .Where(happened => happened.Kind == CaseEventKind.Reopened || HardContact.Ends.Contains(happened.Kind) && happened.PersonId == personId)
            .OrderByDescending(happened => happened.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return theirs is { Kind: not CaseEventKind.Reopened };
    }
}
