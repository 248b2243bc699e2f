using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Asks those who manage a team once a week what they think it answered, on the last of its days, and tells them alone how far apart the two are.
/// Only where the team is counted by itself: of a larger group nobody could guess.
/// </summary>
internal sealed class Guesses(Turn turn, CheckInItems items, Batches batches, QuestionBank bank, People people, Messenger messenger)
{
    /// <summary>Together with the check-in of these people.</summary>
    public async Task AskAsync(IReadOnlyList<CheckInDue> due, IReadOnlyDictionary<string, Address> addresses, CancellationToken cancellationToken)
    {
        if (Question is not { } question)
            return;

        var people = due.ToDictionary(one => one.Facts.Person.Id);
        var ids = people.Keys.ToList();
        var managed = await turn.Db.Memberships.AsNoTracking().Where(membership => ids.Contains(membership.PersonId) && (membership.Role & Role.Manager) != 0)
            .Join(turn.Db.Teams, membership => membership.TeamId, team => team.Id, (membership, team) => new { membership.PersonId, Team = team })
            .ToListAsync(cancellationToken);
        var teams = managed.Select(one => one.Team.Id).Distinct().ToList();
        var settings = await turn.Db.TeamSettings.AsNoTracking().Where(team => teams.Contains(team.TeamId)).ToDictionaryAsync(team => team.TeamId, cancellationToken);
        var holidays = (await turn.Db.Holidays.AsNoTracking().Where(holiday => teams.Contains(holiday.TeamId)).ToListAsync(cancellationToken))
            .ToLookup(holiday => holiday.TeamId, holiday => holiday.Date);
        foreach (var one in managed.OrderBy(one => one.Team.Id, StringComparer.Ordinal).ThenBy(one => one.PersonId, StringComparer.Ordinal))
        {
            if (settings.GetValueOrDefault(one.Team.Id) is not { IsMeasured: true } decided)
                continue;

            var (date, until) = (people[one.PersonId].Date, people[one.PersonId].Until);
            var week = new WorkWeek(decided.Days, new Hours(decided.From, decided.To), holidays[one.Team.Id].ToHashSet(), WallClock.Zone(one.Team.Zone));
            if (week.LastDayOfWeek(date) != date || await OpenAsync(one.Team.Id, date, cancellationToken) is not { } batch)
                continue;

            var to = addresses[one.PersonId];
            turn.Say(new Message(to, SlotOf(batch, one.PersonId), Payload.ToJson(
                CheckInCards.Guess(bank, question, one.Team.Id, one.Team.Name, isAnswered: false, to.Channel)), until));
        }
    }

    /// <summary>The card, of any age. It counts for what the team answers now.</summary>
    public async Task PressAsync(CardAnswer pressed, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (Question is not { } question
            || (await people.TeamsOfAsync(me.Id, cancellationToken)).Find(mine => mine.Id == pressed.Team) is not { } team
            || !(await people.RightsAsync(team.Id, me, cancellationToken)).MayGuess
            || await batches.FindAsync(KeyOf(team.Id), Item.Daily, cancellationToken) is not { } batch)
        {
            await speaker.SayTextAsync(CheckInCards.NotAsked);
            return;
        }

        if (CheckInAnswer.Read(pressed, question) is not { } answer)
        {
            await speaker.SayTextAsync(CheckInCards.NoAnswer);
            return;
        }

        var known = await turn.Db.LeaderGuesses.FindAsync([me.Id, batch.Id], cancellationToken);
        if (answer.Value is { } value)
            (known ?? turn.Db.LeaderGuesses.Add(new LeaderGuess { PersonId = me.Id, BatchId = batch.Id }).Entity).Value = value;
        else if (known is not null)
            turn.Db.LeaderGuesses.Remove(known);

        await messenger.RetellAsync(
            me.Id, channel => CheckInCards.Guess(bank, question, team.Id, team.Name, isAnswered: true, channel), SlotOf(batch, me.Id), cancellationToken);
    }

    /// <summary>Tells whoever guessed what became of it. What was counted without a word, or is gone, is forgotten.</summary>
    /// <returns>Whether they were told.</returns>
    public async Task<bool> TellAsync(LeaderGuess guess, CancellationToken cancellationToken)
    {
        if (await turn.Db.SealedBatches.Include(batch => batch.Counts).AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == guess.BatchId, cancellationToken) is not { } counted)
        {
            turn.Db.LeaderGuesses.Remove(guess);
            return false;
        }

        guess.IsTold = true;
        await messenger.TellAsync(guess.PersonId, PerceptionGap.Say(guess.Value, counted, Shown.Name(counted.CohortName)), [], cancellationToken);
        return true;
    }

    public static bool IsGuess(string item, QuestionBank bank) => item == QuestionOf(bank)?.Id;

    private Item? Question => QuestionOf(bank);

    private static Item? QuestionOf(QuestionBank bank) =>
        bank.Items.FirstOrDefault(item => item is { Audience: Audience.Named, Scale: Scale.Feeling, Cadence: Cadence.Weekly });

    private async Task<OpenBatch?> OpenAsync(string teamId, DateOnly date, CancellationToken cancellationToken) =>
        await items.CohortOfAsync(teamId, cancellationToken) is { } alone && alone.Key == KeyOf(teamId)
            ? await batches.CollectingAsync(alone, Item.Daily, date, cancellationToken)
            : null;

    private static string KeyOf(string teamId) => $"team/{teamId}";

    private static string SlotOf(OpenBatch batch, string personId) => $"{CheckInTraces.NameOf(batch.Id)}guess/{personId}";
}
