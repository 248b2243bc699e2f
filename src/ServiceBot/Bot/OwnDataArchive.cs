using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Reads all that is kept about one person, for that person. Of others it holds the names they see anyhow, and of what is secret (links,
/// sessions, keys) that there is one and until when.
/// </summary>
internal sealed class OwnDataArchive(BotDb db, People people, Answers answers, Journal journal, OwnWorkArchive work, TimeProvider clock)
{
    public async Task<OwnData> ReadAsync(Person me, CancellationToken cancellationToken)
    {
        var zone = await people.ZoneOfAsync(me, cancellationToken);
        return new OwnData(
            clock.GetInstant(), zone,
            [
                await PersonAsync(me, cancellationToken), await TeamsAsync(me, cancellationToken), await AddressesAsync(me, cancellationToken),
                await HoursAsync(me, cancellationToken), await ChoicesAsync(me, cancellationToken), await ChangesAsync(me, cancellationToken),
                await SessionsAsync(me, cancellationToken),
                .. await work.ReadAsync(me, cancellationToken),
                await GuessesAsync(me, cancellationToken), await AskedAsync(me, cancellationToken), await OpenAnswersAsync(me, cancellationToken),
            ],
            journal, await journal.ReadAsync(me.Id, cancellationToken));
    }

    private async Task<OwnPart> PersonAsync(Person me, CancellationToken cancellationToken) => new("person", "Who I am",
    [
        [
            new("id", "Id", me.Id), new("name", "Name", me.Name), new("zone", "Time zone", me.Zone),
            new("role", "In the organisation", RoleIn(me.Role)),
            new("homeTeam", "Home team", (await db.Teams.FindAsync([me.HomeTeamId], cancellationToken))?.Name),
        ],
    ]);

    private async Task<OwnPart> TeamsAsync(Person me, CancellationToken cancellationToken) => new("teams", "My teams",
    [
        .. (await db.Memberships.AsNoTracking().Where(member => member.PersonId == me.Id)
                .Join(db.Teams, member => member.TeamId, team => team.Id, (member, team) => new { team.Name, member.Role })
                .OrderBy(found => found.Name).ToListAsync(cancellationToken))
            .Select(found => (OwnFact[])[new("team", "Team", found.Name), new("role", "Part in it", RoleIn(found.Role))]),
    ]);

    private async Task<OwnPart> AddressesAsync(Person me, CancellationToken cancellationToken) => new("addresses", "Where I can be reached",
    [
        .. (await db.Addresses.AsNoTracking().Where(address => address.PersonId == me.Id).OrderBy(address => address.Channel).ToListAsync(cancellationToken))
            .Select(address => (OwnFact[])
            [
                new("channel", "Chat", address.Channel), new("account", "Account", address.Account), new("directoryId", "Id in the directory", address.ObjectId),
                new("lastWrittenAt", "Last written from there", address.LastWrittenAt > DateTimeOffset.UnixEpoch ? address.LastWrittenAt : null),
            ]),
    ]);

    private async Task<OwnPart> HoursAsync(Person me, CancellationToken cancellationToken) => new("hours", "My hours",
        await db.PersonHours.FindAsync([me.Id], cancellationToken) is not { } own ? [] :
        [
            [
                new("days", "Working days", own.Days is { } days ? SpokenDays.Write(days) : null), new("work", "Working hours", own.Work?.ToString()),
                new("quiet", "Left alone between", own.Quiet?.ToString()), new("awayUntil", "Back on", own.AwayUntil),
            ],
        ]);

    private async Task<OwnPart> ChoicesAsync(Person me, CancellationToken cancellationToken)
    {
        var checkIns = await db.CheckInChoices.FindAsync([me.Id], cancellationToken);
        var digests = await db.DigestReaders.FindAsync([me.Id], cancellationToken);
        var hints = await db.HintChoices.FindAsync([me.Id], cancellationToken);
        return new OwnPart("choices", "What I chose",
        [
            [
                new("checkInsStopped", "No check-ins any more", checkIns?.IsStopped ?? false),
                new("checkInsIntroduced", "Check-ins were explained to me", checkIns?.IsIntroduced ?? false),
                new("checkInsCountedWith", "I was told that I am counted with", checkIns?.ToldCohort),
                new("checkInsShownFrom", "I was told that figures are shown from so many people on", checkIns?.ToldPeople),
                new("checkInAskedOn", "Last asked on", checkIns?.AskedOn),
                new("digestsOff", "No digest of my own unasked", digests?.IsOff ?? false),
                new("workEachShift", "My work at the beginning of each shift", digests?.WantsShift ?? false),
                new("hintsOff", "No hints about words", hints?.IsOff ?? false),
                new("hintsDropped", "Hints I called wrong", hints?.DroppedRules?.ReplaceLineEndings(", ")),
            ],
        ]);
    }

    private async Task<OwnPart> ChangesAsync(Person me, CancellationToken cancellationToken) => new("changes", "What was changed about me",
    [
        .. (await db.RosterChanges.AsNoTracking().Where(change => change.PersonId == me.Id).OrderBy(change => change.Id)
                .Select(change => new { change.At, change.What, change.ActorId, Name = db.People.Where(person => person.Id == change.ActorId).Select(person => person.Name).FirstOrDefault() })
                .ToListAsync(cancellationToken))
            .Select(change => (OwnFact[])
            [
                new("at", "When", change.At), new("by", "By", change.ActorId == me.Id ? "me" : change.Name ?? "the operator"), new("what", "What", change.What),
            ]),
    ]);

    private async Task<OwnPart> SessionsAsync(Person me, CancellationToken cancellationToken) => new("sessions", "Where I am signed in",
    [
        .. (await db.Sessions.AsNoTracking().Where(session => session.PersonId == me.Id).OrderBy(session => session.CreatedAt).ToListAsync(cancellationToken))
            .Select(session => (OwnFact[])[new("since", "Since", session.CreatedAt), new("until", "Until", session.ExpiresAt)]),
    ]);

    private async Task<OwnPart> GuessesAsync(Person me, CancellationToken cancellationToken)
    {
        var guesses = await db.LeaderGuesses.AsNoTracking().Where(guess => guess.PersonId == me.Id)
            .Select(guess => new
            {
                guess.Value,
                guess.IsTold,
                Open = db.OpenBatches.Where(batch => batch.Id == guess.BatchId).Select(batch => (DateOnly?)batch.From).FirstOrDefault(),
                Sealed = db.SealedBatches.Where(batch => batch.Id == guess.BatchId).Select(batch => (DateOnly?)batch.From).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new OwnPart("guesses", "What I thought my team answered",
        [
            .. guesses.OrderBy(guess => guess.Open ?? guess.Sealed).Select(guess => (OwnFact[])
            [
                new("day", "Day", guess.Open ?? guess.Sealed), new("value", "My guess, 1 to 5", guess.Value), new("told", "I was told how it compares", guess.IsTold),
            ]),
        ]);
    }

    private async Task<OwnPart> AskedAsync(Person me, CancellationToken cancellationToken) => new("asked", "Check-ins that still collect",
    [
        .. (await db.BatchMembers.AsNoTracking().Where(member => member.PersonId == me.Id)
                .Join(db.OpenBatches, member => member.BatchId, batch => batch.Id, (member, batch) => new { batch.Item, batch.CohortName, batch.From, member.AskedOn })
                .OrderBy(found => found.Item).ToListAsync(cancellationToken))
            .Select(found => (OwnFact[])
            [
                new("question", "Question", found.Item), new("countedIn", "Counted together with", found.CohortName), new("from", "Since", found.From),
                new("askedOn", "I was asked on", found.AskedOn),
            ]),
    ]);

    private async Task<OwnPart> OpenAnswersAsync(Person me, CancellationToken cancellationToken) => new("openAnswers", "My answers that are not counted yet",
    [
        .. (await answers.OwnAsync(me, cancellationToken)).Select(own => (OwnFact[])
        [
            new("question", "Question", own.Item), new("from", "From", own.From), new("day", "Day", own.Day),
            new("skipped", "Left out", own.Answer.IsSkip ? true : null), new("value", "Answer", own.Answer.Value),
            new("tags", "Tags", own.Answer.Tags.Length > 0 ? string.Join(", ", own.Answer.Tags) : null), new("words", "Words", own.Answer.Words),
            new("shared", "To be shared", own.Answer.Words is null ? null : own.Answer.IsShared),
        ]),
    ]);

    private static string RoleIn(Role role) => role == Role.Member ? "member" : $"{role}".ToLowerInvariant();
}
