using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Has people forgotten who ask for it, after one card that says what goes and what stays. What is asked and answered here is said for a moment
/// only, so that the chat holds nothing of it either.
/// </summary>
internal sealed class ForgetCommands(Turn turn, Forgetting forgetting, Messenger messenger, OwnAddress address)
{
    public async Task RunAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        switch (Said.Key(rest.Replace(',', ' ')))
        {
            case "mine yes":
                await ForgetAsync(ForgetCards.Mine, speaker, cancellationToken);
                break;
            case "altogether yes" when (await SituationAsync(speaker.Person, cancellationToken)).Warnings.Count == 0:
            case $"altogether yes {ForgetCards.Knowing}":
                await ForgetAsync(ForgetCards.Altogether, speaker, cancellationToken);
                break;
            default:
                // Also where they typed yes without having read what it means for others.
                messenger.Whisper(ForgetCards.Question(await SituationAsync(speaker.Person, cancellationToken), speaker.Channel));
                break;
        }
    }

    /// <summary>A button of the card, however old it is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (answer.Answer is not (ForgetCards.Mine or ForgetCards.Altogether))
            messenger.Whisper(Talk.Text("Nothing was changed, and everything is as it was."));
        else if (answer.Answer == ForgetCards.Altogether && answer.Seen != (await SituationAsync(speaker.Person, cancellationToken)).Sign)
            messenger.Whisper(Talk.Text("Something about you has changed since that card, so nothing was forgotten. To see what it means now: forget me"));
        else
            await ForgetAsync(answer.Answer, speaker, cancellationToken);
    }

    private async Task ForgetAsync(string how, Speaker speaker, CancellationToken cancellationToken)
    {
        if (how == ForgetCards.Mine)
            await forgetting.ForgetMineAsync(speaker.Person, cancellationToken);
        else
            await forgetting.ForgetAltogetherAsync(speaker.Person, cancellationToken);

        messenger.Whisper(Talk.Text(how == ForgetCards.Mine ? ForgetCards.DoneMine : ForgetCards.DoneAltogether(address.IsPublic)));
    }

    private async Task<ForgetSituation> SituationAsync(Person me, CancellationToken cancellationToken)
    {
        var isOnlyAdmin = me.Role.HasFlag(Role.Admin)
            && !await turn.Db.People.AnyAsync(person => person.Id != me.Id && person.LeftAt == null && (person.Role & Role.Admin) != 0, cancellationToken);
        var leads = await turn.Db.Memberships.Where(member => member.PersonId == me.Id && (member.Role & Role.Manager) != 0)
            .Where(member => !turn.Db.Memberships.Any(other => other.TeamId == member.TeamId && other.PersonId != me.Id && (other.Role & Role.Manager) != 0
                && turn.Db.People.Any(person => person.Id == other.PersonId && person.LeftAt == null)))
            .Join(turn.Db.Teams, member => member.TeamId, team => team.Id, (_, team) => team.Name)
            .OrderBy(name => name).ToListAsync(cancellationToken);
        var open = await turn.Db.Cases.Where(about => about.OwnerId == me.Id && (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked))
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .OrderBy(about => about.Number).Select(about => about.Number).ToListAsync(cancellationToken);
        var undecided = await turn.Db.Cases.Where(about => about.OpenerId == me.Id && about.Customer == null && (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked))
            .OrderBy(about => about.Number).Select(about => about.Number).ToListAsync(cancellationToken);
        var isElsewhere = await turn.Db.Addresses.AnyAsync(
            at => at.PersonId == me.Id && at.Channel != Microsoft.Bot.Connector.Channels.Directline, cancellationToken);
        return new ForgetSituation(isOnlyAdmin, leads, open, undecided, await forgetting.NameOfAsync(me, cancellationToken), isElsewhere);
    }
}
