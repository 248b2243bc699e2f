using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>
/// Forgets somebody who asks for it: what is theirs alone, or them altogether. All of it is one commit with the turn in which they say so, and
/// may be said again; the name they had is taken out of texts soon after. What was done in cases stays, under an id behind which no name stands.
/// </summary>
internal sealed partial class Forgetting(
    Turn turn, Answers answers, Cases cases, TextErasing erasing, Guide guide, ThanksBoard board, WeekWriter posts, Messenger messenger, ForgottenSeal seal, ForgottenAccounts accounts, ILogger<Forgetting> logger)
{
    /// <summary>What is theirs alone and goes either way. $1 is the person.</summary>
    private static readonly string[] Mine =
    [
        """DELETE FROM "JournalEntries" WHERE "PersonId" = $1""",
        """DELETE FROM "LeaderGuesses" WHERE "PersonId" = $1""",
        """DELETE FROM "HintChoices" WHERE "PersonId" = $1""",
        """DELETE FROM "ExportLinks" WHERE "PersonId" = $1""",
        """DELETE FROM "CustomerLinks" WHERE "PersonId" = $1""",
        """DELETE FROM "OwnDataLinks" WHERE "PersonId" = $1""",
        """DELETE FROM "FrontHours" WHERE "PersonId" = $1""",
        """DELETE FROM "PrivateDigests" WHERE "PersonId" = $1""",
        """DELETE FROM "WebActivities" WHERE "Conversation" IN (SELECT "Id" FROM "WebConversations" WHERE "PersonId" = $1)""",
        """DELETE FROM "Outbox" WHERE ("Channel", "Conversation") IN (SELECT "Channel", "Conversation" FROM "Addresses" WHERE "PersonId" = $1)""",
    ];

    /// <summary>What else is about them. $1 is the person.</summary>
    private static readonly string[] Altogether =
    [
        """DELETE FROM "PersonHours" WHERE "PersonId" = $1""",
        """DELETE FROM "CheckInChoices" WHERE "PersonId" = $1""",
        """DELETE FROM "DigestReaders" WHERE "PersonId" = $1""",
        """DELETE FROM "CaseHelpers" WHERE "PersonId" = $1""",
        """DELETE FROM "CardActionUses" WHERE "PersonId" = $1""",
        """DELETE FROM "SignInLinks" WHERE "PersonId" = $1""",
        """DELETE FROM "WebTokens" WHERE "PersonId" = $1""",
        """DELETE FROM "Sessions" WHERE "PersonId" = $1""",
        """DELETE FROM "Blocked" WHERE ("Channel", "Conversation") IN (SELECT "Channel", "Conversation" FROM "Addresses" WHERE "PersonId" = $1)""",
        """DELETE FROM "DigestFlags" WHERE "PersonId" = $1""",
        """UPDATE "DigestPosts" SET "MentionedId" = NULL, "Mention" = NULL, "Version" = "Version" + 1 WHERE "MentionedId" = $1""",
        """UPDATE "TeamSettings" SET "SafetyLeaderId" = NULL, "Version" = "Version" + 1 WHERE "SafetyLeaderId" = $1""",
    ];

    /// <summary>They stay in their team; that they want no check-ins stays as well.</summary>
    public async Task ForgetMineAsync(Person me, CancellationToken cancellationToken)
    {
        await ForgetOwnAsync(me, about => about.Customer == CustomerKind.Self, cancellationToken);
        turn.Commit.States.Add(seal.Note(new Forgotten(me.Id)));
        if (await turn.Db.CheckInChoices.FindAsync([me.Id], cancellationToken) is { } choices)
            choices.Unlearn();

        LogForgotMine(me.Id);
    }

    /// <summary>They leave as somebody does whom the operator takes out, and their name goes.</summary>
    public async Task ForgetAltogetherAsync(Person me, CancellationToken cancellationToken)
    {
        // First, so that whoever asks or tells them something at this moment is either waited for, or refused.
        turn.Commit.Statements.AddRange(Leaving.Of(me.Id, turn.Now));

        // Of what nobody said yet whom it affects, nobody else can read anything: without them it is nobody's.
        await ForgetOwnAsync(me, about => about.Customer == null || about.Customer == CustomerKind.Self, cancellationToken);
        foreach (var sql in Altogether)
            turn.Commit.Statements.Add(new Statement(sql, me.Id));

        turn.Commit.Statements.Add(ToldByTeams.Forget(me.Id));
        turn.Commit.Statements.Add(new Statement("""UPDATE "People" SET "Name" = $2, "Zone" = 'Etc/UTC' WHERE "Id" = $1""", me.Id, Person.NoName));
        turn.Commit.States.Add(seal.Note(new Forgotten(me.Id, me.Name) { IsAltogether = true }));

        // What this turn may have changed of these before goes as well.
        var addresses = await turn.Db.Addresses.Where(address => address.PersonId == me.Id).ToListAsync(cancellationToken);
        turn.Db.Addresses.RemoveRange(addresses);

        // The list of a team in Teams still has them, and must not bring them back.
        foreach (var address in addresses.Where(address => address.Channel == Known.Msteams))
            foreach (var account in new[] { address.Account, address.ObjectId }.OfType<string>())
                turn.Commit.Statements.Add(accounts.Note(address.Channel, account, turn.Now));

        turn.Db.Desks.RemoveRange(await turn.Db.Desks.Where(desk => desk.PersonId == me.Id).ToListAsync(cancellationToken));
        LogForgot(me.Id);
    }

    /// <summary>What becomes of their name in what the bot wrote.</summary>
    public async Task<NameKind> NameOfAsync(Person me, CancellationToken cancellationToken) =>
        await turn.Db.People.AnyAsync(person => person.Id != me.Id && person.Name == me.Name, cancellationToken) ? NameKind.Shared
        : Unnaming.IsOneWord(me.Name) ? NameKind.OneWord
        : NameKind.Own;

    private async Task ForgetOwnAsync(Person me, Expression<Func<RecoveryCase, bool>> isOwn, CancellationToken cancellationToken)
    {
        await answers.ForgetAsync(me.Id, cancellationToken);
        await ForgetOwnCasesAsync(me, isOwn, cancellationToken);
        await ForgetMomentsAsync(me, cancellationToken);
        foreach (var story in await turn.Db.WeekStories.Where(story => story.PersonId == me.Id).ToListAsync(cancellationToken))
        {
            turn.Db.WeekStories.Remove(story);
            await posts.FollowAsync(story, cancellationToken);
        }

        turn.Db.HeldNotes.RemoveRange(
            (await turn.Db.HeldNotes.Where(note => note.PersonId == me.Id).ToListAsync(cancellationToken))
            .Where(note => turn.Db.Entry(note).State != EntityState.Deleted));
        foreach (var sql in Mine)
            turn.Commit.Statements.Add(new Statement(sql, me.Id));

        // Nothing of what would be said here in this turn is said.
        turn.Commit.Messages.RemoveAll(message => message.To == messenger.Here.To);
    }

    /// <summary>A case about oneself is read by nobody else: its words go, and it ends.</summary>
    private async Task ForgetOwnCasesAsync(Person me, Expression<Func<RecoveryCase, bool>> isOwn, CancellationToken cancellationToken)
    {
        var by = new By(me.Id, turn.Now);
        var own = await turn.Db.Cases.Where(about => about.OpenerId == me.Id).Where(isOwn).ToListAsync(cancellationToken);
        foreach (var about in own)
        {
            await cases.LoadEventsAsync(about, cancellationToken);
            await cases.LoadTextsAsync(about, cancellationToken);
            foreach (var passage in about.Passages.ToList())
                await erasing.EraseAsync(about, passage, by, cancellationToken);

            if (!about.IsActive)
                continue;

            about.Cancel(by);
            await guide.FollowAsync(about, ask: false, cancellationToken);
        }
    }

    /// <summary>What the team can read of theirs stays without their name; everything else goes.</summary>
    private async Task ForgetMomentsAsync(Person me, CancellationToken cancellationToken)
    {
        foreach (var moment in await turn.Db.Moments.Where(moment => moment.PersonId == me.Id).ToListAsync(cancellationToken))
        {
            moment.PersonId = Moment.Nobody;
            moment.Version++;
            if (moment.Kind != MomentKind.Thanks)
            {
                // The figures count it without its words.
                moment.Text = null;
                await board.FollowAsync(moment, cancellationToken);
                continue;
            }

            var thanked = await turn.Db.Thanked.Where(one => one.MomentId == moment.Id).ToListAsync(cancellationToken);
            if (thanked.Exists(one => one.IsShown))
            {
                await board.ShowAsync(moment, cancellationToken);
                continue;
            }

            turn.Db.Thanked.RemoveRange(thanked);
            turn.Db.Moments.Remove(moment);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Person} had forgotten what is theirs alone")]
    private partial void LogForgotMine(string person);

    [LoggerMessage(LogLevel.Information, "{Person} had themselves forgotten altogether")]
    private partial void LogForgot(string person);
}
