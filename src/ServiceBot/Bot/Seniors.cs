using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Brings somebody senior to those who should not be alone with a case.</summary>
internal sealed class Seniors(Presence presence, Messenger messenger)
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

    /// <summary>A lead of the team who works just now, or else a manager.</summary>
    public async Task<Person?> AtWorkAsync(RecoveryCase about, IReadOnlyList<string?> but, CancellationToken cancellationToken) =>
        Colleague.SeniorsOf((await presence.AtWorkAsync(about.TeamId, cancellationToken)).Where(member => !but.Contains(member.Person.Id)))
            .FirstOrDefault()?.Person;
}
