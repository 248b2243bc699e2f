using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Reads what one person had a part in: cases, moments, thanks, what is to be done, what they asked. Only as far as they may know of it.</summary>
internal sealed class OwnWorkArchive(BotDb db)
{
    public async Task<IReadOnlyList<OwnPart>> ReadAsync(Person me, CancellationToken cancellationToken) =>
    [
        await CasesAsync(me, cancellationToken), await MomentsAsync(me, cancellationToken), await GivenAsync(me, cancellationToken),
        await ReceivedAsync(me, cancellationToken), await DoneAsync(me, cancellationToken), await FollowUpsAsync(me, cancellationToken),
        await GapsAsync(me, cancellationToken), await SpendingAsync(me, cancellationToken), await HeldAsync(me, cancellationToken),
        await FlagsAsync(me, cancellationToken),
        .. await WeeklyAsync(me, cancellationToken),
    ];

    private async Task<OwnPart> CasesAsync(Person me, CancellationToken cancellationToken)
    {
        var helped = db.CaseHelpers.Where(helper => helper.PersonId == me.Id).Select(helper => helper.CaseNumber);
        var cases = await db.Cases.AsNoTracking()
            .Where(found => found.OpenerId == me.Id || found.OwnerId == me.Id || found.VoiceId == me.Id || found.HandToId == me.Id || found.DisclosureOwnerId == me.Id
                || found.AllowedById == me.Id || found.SettledById == me.Id || found.AcknowledgedById == me.Id || helped.Contains(found.Number))
            .Where(found => found.OpenerId == me.Id || found.Customer == CustomerKind.External || found.Customer == CustomerKind.Internal)
            .OrderBy(found => found.Number)
            .Select(found => new { found.Number, found.Title, found.IsPractice, found.Status, found.OpenedAt, found.OpenerId, found.OwnerId, found.VoiceId, found.HandToId, found.DisclosureOwnerId, found.AllowedById, found.SettledById, found.AcknowledgedById, Helps = helped.Contains(found.Number) })
            .ToListAsync(cancellationToken);
        return new OwnPart("cases", "Cases I had a part in",
        [
            .. cases.Select(found => (OwnFact[])
            [
                new("number", "Number", found.Number), new("title", "Title", found.Title), new("practice", "Practice", found.IsPractice ? true : null),
                new("part", "My part", string.Join(", ", new[]
                {
                    found.OpenerId == me.Id ? "opener" : null, found.OwnerId == me.Id ? "owner" : null, found.Helps ? "helper" : null,
                    found.VoiceId == me.Id ? "keeps contact" : null, found.DisclosureOwnerId == me.Id ? "tells people" : null,
                    found.HandToId == me.Id ? "asked to take over" : null, found.AllowedById == me.Id ? "allowed an amount" : null,
                    found.SettledById == me.Id ? "settled who is told" : null, found.AcknowledgedById == me.Id ? "took note of that" : null,
                }.OfType<string>())),
                new("status", "State", $"{found.Status}"), new("openedAt", "Reported", found.OpenedAt),
            ]),
        ]);
    }

    private async Task<OwnPart> MomentsAsync(Person me, CancellationToken cancellationToken) => new("moments", "Moments and clues I wrote",
    [
        .. (await db.Moments.AsNoTracking().Where(moment => moment.PersonId == me.Id && moment.Kind != MomentKind.Thanks).OrderBy(moment => moment.Id).ToListAsync(cancellationToken))
            .Select(moment => (OwnFact[])
            [
                new("at", "When", moment.At), new("kind", "Kind", $"{moment.Kind}"), new("text", "Text", moment.Text), new("case", "Case", moment.CaseNumber),
            ]),
    ]);

    private async Task<OwnPart> FlagsAsync(Person me, CancellationToken cancellationToken) => new("digestFlags", "What I said is wrong in a digest",
    [
        .. (await db.DigestFlags.AsNoTracking().Where(flag => flag.PersonId == me.Id).OrderBy(flag => flag.Number).ToListAsync(cancellationToken))
            .Select(flag => (OwnFact[])
            [
                new("at", "When", flag.At), new("date", "Digest of", $"{flag.Date:yyyy-MM-dd}"), new("words", "Words", flag.Words), new("done", "Seen to", flag.DoneAt),
            ]),
    ]);

    private async Task<OwnPart> GivenAsync(Person me, CancellationToken cancellationToken) => new("thanksGiven", "Thanks I gave",
    [
        .. (await db.Moments.AsNoTracking().Where(moment => moment.PersonId == me.Id && moment.Kind == MomentKind.Thanks).OrderBy(moment => moment.Id)
                .Select(moment => new
                {
                    moment.At,
                    moment.Text,
                    moment.CaseNumber,
                    To = db.Thanked.Where(thanked => thanked.MomentId == moment.Id)
                        .Join(db.People, thanked => thanked.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToList(),
                })
                .ToListAsync(cancellationToken))
            .Select(thanks => (OwnFact[])
            [
                new("at", "When", thanks.At), new("to", "To", string.Join(", ", thanks.To)), new("text", "Text", thanks.Text), new("case", "Case", thanks.CaseNumber),
            ]),
    ]);

    private async Task<OwnPart> ReceivedAsync(Person me, CancellationToken cancellationToken) => new("thanksReceived", "Thanks I got",
    [
        .. (await db.Thanked.AsNoTracking().Where(thanked => thanked.PersonId == me.Id)
                .Join(db.Moments, thanked => thanked.MomentId, moment => moment.Id, (thanked, moment) => new { thanked.Shown, moment.Id, moment.At, moment.Text, moment.PersonId })
                .OrderBy(found => found.Id)
                .Select(found => new { found.At, found.Text, found.Shown, From = db.People.Where(person => person.Id == found.PersonId).Select(person => person.Name).FirstOrDefault() })
                .ToListAsync(cancellationToken))
            .Select(thanks => (OwnFact[])
            [
                new("at", "When", thanks.At), new("from", "From", thanks.From ?? Kudos.Somebody), new("text", "Text", thanks.Text),
                new("shown", "The team may see it", thanks.Shown == ThanksShown.ToTheTeam),
            ]),
    ]);

    private async Task<OwnPart> DoneAsync(Person me, CancellationToken cancellationToken) => new("done", "What I did for a team as its manager",
    [
        .. (await db.ManagerActions.AsNoTracking().Where(done => done.PersonId == me.Id).OrderBy(done => done.Id).ToListAsync(cancellationToken))
            .Select(done => (OwnFact[])
            [
                new("at", "When", done.At), new("kind", "Kind", $"{done.Kind}"), new("text", "What", done.Text), new("youSaid", "What people had said", done.YouSaid),
            ]),
    ]);

    private async Task<OwnPart> FollowUpsAsync(Person me, CancellationToken cancellationToken) => new("followUps", "What I see to",
    [
        .. (await db.FollowUps.AsNoTracking().Where(followUp => followUp.OwnerId == me.Id).OrderBy(followUp => followUp.Number).ToListAsync(cancellationToken))
            .Select(followUp => (OwnFact[])
            [
                new("number", "Number", followUp.Number), new("case", "Case", followUp.CaseNumber), new("what", "What", followUp.What),
                new("due", "By", followUp.DueOn), new("status", "State", $"{followUp.Status}"),
            ]),
    ]);

    private async Task<OwnPart> GapsAsync(Person me, CancellationToken cancellationToken) => new("gaps", "Questions I asked or answered",
    [
        .. (await db.KnowledgeGaps.AsNoTracking()
                .Where(gap => db.GapEvents.Any(happened => happened.GapNumber == gap.Number && happened.PersonId == me.Id))
                .OrderBy(gap => gap.Number)
                .Select(gap => new
                {
                    gap.Number,
                    gap.Text,
                    gap.Status,
                    Mine = db.GapEvents.Where(happened => happened.GapNumber == gap.Number && happened.PersonId == me.Id).OrderBy(happened => happened.Sequence).ToList(),
                })
                .ToListAsync(cancellationToken))
            .Select(gap => (OwnFact[])
            [
                new("number", "Number", gap.Number), new("text", "Question", gap.Text), new("status", "State", $"{gap.Status}"),
                new("part", "What I did", string.Join(", ", gap.Mine.Select(happened => $"{happened.Kind}".ToLowerInvariant()))),
                new("answer", "My answer", gap.Mine.FindLast(happened => happened.Kind == GapEventKind.Answered)?.Text),
            ]),
    ]);

    private async Task<OwnPart> SpendingAsync(Person me, CancellationToken cancellationToken) => new("spending", "Amounts I asked for or was asked about",
    [
        .. (await db.SpendRequests.AsNoTracking()
                .Where(request => request.RequesterId == me.Id || request.AnsweredById == me.Id || request.AskedIds.Contains(me.Id))
                .OrderBy(request => request.CaseNumber).ThenBy(request => request.Sequence).ToListAsync(cancellationToken))
            .Select(request => (OwnFact[])
            [
                new("case", "Case", request.CaseNumber), new("amount", "Amount", request.Amount.Shown), new("at", "When", request.AskedAt),
                new("part", "My part", request.RequesterId == me.Id ? "asked for it" : request.AnsweredById == me.Id ? "answered" : "was asked"),
                new("answer", "Answer", request.Answered?.ToString()),
            ]),
    ]);

    private async Task<OwnPart> HeldAsync(Person me, CancellationToken cancellationToken) => new("heldNotes", "What waits until I work again",
    [
        .. (await db.HeldNotes.AsNoTracking().Where(note => note.PersonId == me.Id && note.Activity != null).OrderBy(note => note.Id).ToListAsync(cancellationToken))
            .Select(note => (OwnFact[])[new("due", "Said from", note.DueAt), new("text", "Text", TextOf(note.Activity!))]), // not null, says the query
    ]);

    private async Task<IReadOnlyList<OwnPart>> WeeklyAsync(Person me, CancellationToken cancellationToken) =>
    [
        new("stories", "Stories I shared",
        [
            .. (await db.WeekStories.AsNoTracking().Where(story => story.PersonId == me.Id).OrderBy(story => story.Id).ToListAsync(cancellationToken))
                .Select(story => (OwnFact[])
                [
                    new("at", "When", story.At), new("kind", "Kind", $"{story.Kind}"), new("text", "Text", story.Text),
                    new("named", "With my name", story.IsNamed), new("week", "Shown in the week of", story.Week),
                ]),
        ]),
        new("pledges", "What I said in public that I would do",
        [
            .. (await db.Pledges.AsNoTracking().Where(pledge => pledge.PersonId == me.Id).OrderBy(pledge => pledge.Number).ToListAsync(cancellationToken))
                .Select(pledge => (OwnFact[])
                [
                    new("number", "Number", pledge.Number), new("text", "What", pledge.Text), new("due", "By", pledge.DueOn),
                    new("status", "State", $"{pledge.Status}"), new("reason", "What was done, or why not", pledge.Reason),
                ]),
        ]),
        new("frontHours", "My hours with customers",
        [
            .. (await db.FrontHours.AsNoTracking().Where(log => log.PersonId == me.Id).OrderBy(log => log.Date).ToListAsync(cancellationToken))
                .Select(log => (OwnFact[])[new("date", "Day", log.Date), new("minutes", "Minutes", log.Minutes)]),
        ]),
        new("ownDigests", "Digests of my own",
        [
            .. (await db.PrivateDigests.AsNoTracking().Where(digest => digest.PersonId == me.Id).OrderBy(digest => digest.Date).ToListAsync(cancellationToken))
                .Select(digest => (OwnFact[])[new("kind", "Kind", $"{digest.Kind}"), new("date", "Day", digest.Date)]),
        ]),
    ];

    private static string? TextOf(string activity) => JsonNode.Parse(activity) is JsonObject said ? (string?)said["text"] ?? (string?)said["summary"] : null;
}
