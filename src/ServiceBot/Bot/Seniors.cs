using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Brings somebody senior to those who should not be alone with a case.</summary>
internal sealed class Seniors(Turn turn, Presence presence, Messenger messenger)
{
    /// <summary>Tells somebody senior that a customer was let down twice, and that the owner should not be alone with it.</summary>
    public async Task TellAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        if (about is { IsSecondFailure: false } or { IsPrivate: true } or { IsPractice: true })
            return;

        if (await AtWorkAsync(about, [by.PersonId, about.OwnerId], cancellationToken) is not { } senior)
            return;

        var owner = about.OwnerId is { } id ? $"{await messenger.NameOfAsync(id, cancellationToken)} owns it" : "Nobody owns it yet";
        await messenger.TellOfAsync(
            about, senior.Id,
            $"Second failure in case {about.Number}: {Shown.Within(about.Title)}. We said it was fixed and it was not. {owner}; "
            + "please stand beside them, and see what has to change in the procedure this time.",
            [$"case {about.Number}"], cancellationToken);
    }

    /// <summary>Tells somebody senior, once in a case, that a customer was abusive to a colleague, who should not be alone with it.</summary>
    /// <returns>Who was told; null when nobody was.</returns>
    public async Task<Person?> StandBesideAsync(RecoveryCase about, Person colleague, CancellationToken cancellationToken)
    {
        if (about.IsPrivate || about.IsPractice || await turn.Db.CaseEvents.AnyAsync(
                happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.AbuseEnded, cancellationToken))
            return null;

        if (await AtWorkAsync(about, [colleague.Id], cancellationToken) is not { } senior)
            return null;

        await messenger.TellOfAsync(
            about, senior.Id, AbuseCards.StandBeside(about, Shown.Name(colleague.Name)), [$"case {about.Number}"], cancellationToken);
        return senior;
    }

    /// <summary>A lead of the team who works just now, or else a manager.</summary>
    public async Task<Person?> AtWorkAsync(RecoveryCase about, IReadOnlyList<string?> but, CancellationToken cancellationToken) =>
        Colleague.SeniorsOf((await presence.AtWorkAsync(about.TeamId, cancellationToken)).Where(member => !but.Contains(member.Person.Id)))
            .FirstOrDefault()?.Person;
}
