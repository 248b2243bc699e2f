using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Forgets somebody who asks for it: what is theirs alone, or them altogether. All of it is one commit with the turn in which they say so, and
/// may be said again. What was done in cases stays, under an id behind which no name stands.
/// </summary>
internal sealed partial class Forgetting(
    Turn turn, Answers answers, Cases cases, TextErasing erasing, Guide guide, ThanksBoard board, Messenger messenger, ILogger<Forgetting> logger)
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
        """DELETE FROM "WebActivities" WHERE "Conversation" IN (SELECT "Id" FROM "WebConversations" WHERE "PersonId" = $1)""",
        """DELETE FROM "Outbox" WHERE ("Channel", "Conversation") IN (SELECT "Channel", "Conversation" FROM "Addresses" WHERE "PersonId" = $1)""",
    ];

    /// <summary>What else is about them. $1 is the person.</summary>
    private static readonly string[] Altogether =
    [
        """DELETE FROM "PersonHours" WHERE "PersonId" = $1""",
        """DELETE FROM "CheckInChoices" WHERE "PersonId" = $1""",
        """DELETE FROM "CaseHelpers" WHERE "PersonId" = $1""",
        """DELETE FROM "CardActionUses" WHERE "PersonId" = $1""",
        """DELETE FROM "SignInLinks" WHERE "PersonId" = $1""",
        """DELETE FROM "WebTokens" WHERE "PersonId" = $1""",
        """DELETE FROM "Sessions" WHERE "PersonId" = $1""",
        """DELETE FROM "Blocked" WHERE ("Channel", "Conversation") IN (SELECT "Channel", "Conversation" FROM "Addresses" WHERE "PersonId" = $1)""",
        """UPDATE "TeamSettings" SET "SafetyLeaderId" = NULL, "Version" = "Version" + 1 WHERE "SafetyLeaderId" = $1""",
    ];

    /// <summary>They stay in their team; that they want no check-ins stays as well.</summary>
    public async Task ForgetMineAsync(Person me, CancellationToken cancellationToken)
    {
        await ForgetOwnAsync(me, cancellationToken);
        if (await turn.Db.CheckInChoices.FindAsync([me.Id], cancellationToken) is { } choices)
            choices.Unlearn();

        LogForgotMine(me.Id);
    }

    /// <summary>They leave as somebody does whom the operator takes out, and their name goes.</summary>
    public async Task ForgetAltogetherAsync(Person me, CancellationToken cancellationToken)
    {
        await ForgetOwnAsync(me, cancellationToken);
        foreach (var sql in Altogether)
            turn.Commit.Statements.Add(new Statement(sql, me.Id));

        turn.Commit.Statements.AddRange(Leaving.Of(me.Id, turn.Now));
        turn.Commit.Statements.Add(new Statement("""UPDATE "People" SET "Name" = $2, "Zone" = 'Etc/UTC' WHERE "Id" = $1""", me.Id, Person.NoName));
        await TakeNameOutAsync(me, cancellationToken);

        // What this turn may have changed of these before goes as well.
        turn.Db.Addresses.RemoveRange(await turn.Db.Addresses.Where(address => address.PersonId == me.Id).ToListAsync(cancellationToken));
        turn.Db.Desks.RemoveRange(await turn.Db.Desks.Where(desk => desk.PersonId == me.Id).ToListAsync(cancellationToken));
        LogForgot(me.Id);
    }

    private async Task ForgetOwnAsync(Person me, CancellationToken cancellationToken)
    {
        await answers.ForgetAsync(me.Id, cancellationToken);
        await ForgetOwnCasesAsync(me, cancellationToken);
        await ForgetMomentsAsync(me, cancellationToken);
        turn.Db.HeldNotes.RemoveRange(
            (await turn.Db.HeldNotes.Where(note => note.PersonId == me.Id).ToListAsync(cancellationToken))
            .Where(note => turn.Db.Entry(note).State != EntityState.Deleted));
        foreach (var sql in Mine)
            turn.Commit.Statements.Add(new Statement(sql, me.Id));

        // Nothing of what would be said here in this turn is said.
        turn.Commit.Messages.RemoveAll(message => message.To == messenger.Here.To);
    }

    /// <summary>A case about oneself is read by nobody else: its words go, and it ends.</summary>
    private async Task ForgetOwnCasesAsync(Person me, CancellationToken cancellationToken)
    {
        var by = new By(me.Id, turn.Now);
        var own = await turn.Db.Cases.Where(about => about.OpenerId == me.Id && (about.Customer == null || about.Customer == CustomerKind.Self))
            .ToListAsync(cancellationToken);
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

    /// <summary>Out of all that the bot has written down of them for others, and of what they posted in channels here.</summary>
    private async Task TakeNameOutAsync(Person me, CancellationToken cancellationToken)
    {
        var others = await turn.Db.People.Where(person => person.Id != me.Id && person.Name.Contains(me.Name)).Select(person => person.Name).ToListAsync(cancellationToken);
        var name = new Unnaming(me.Name, Person.NoName, others);
        if (name.Name.Length == 0)
            return;

        var own = turn.Db.WebConversations.Where(chat => chat.PersonId == me.Id).Select(chat => chat.Id);
        foreach (var written in name.Written.Append($"\"id\":\"{me.Id}\""))
            foreach (var said in await turn.Db.WebActivities.AsNoTracking()
                .Where(said => said.GoodUntil == null && !own.Contains(said.Conversation) && said.Json.Contains(written)).ToListAsync(cancellationToken))
                TakeNameOut(said.Conversation, said.Id, said.Json, me, name);

        foreach (var written in name.Written)
        {
            foreach (var waiting in await turn.Db.HeldNotes.Where(note => note.PersonId != me.Id && note.Activity != null && note.Activity.Contains(written)).ToListAsync(cancellationToken))
                waiting.Activity = name.InJson(waiting.Activity!) ?? waiting.Activity; // not null, says the query

            foreach (var waiting in await turn.Db.Outbox.AsNoTracking().Where(row => row.Activity != null && row.Activity.Contains(written)).ToListAsync(cancellationToken))
                if (name.InJson(waiting.Activity!) is { } without)
                    turn.Commit.Statements.Add(new Statement("""UPDATE "Outbox" SET "Activity" = $2 WHERE "Id" = $1 AND "Activity" IS NOT NULL""", waiting.Id, without));
        }

        foreach (var change in await turn.Db.RosterChanges.Where(change => change.What.Contains(name.Name)).ToListAsync(cancellationToken))
            change.What = name.In(change.What) ?? change.What;
    }

    /// <summary>What they posted themselves goes; what the bot wrote says somebody else; what colleagues wrote is theirs.</summary>
    private void TakeNameOut(string conversation, string id, string json, Person me, Unnaming name)
    {
        var from = JsonNode.Parse(json)?["from"];
        if ((string?)from?["id"] == me.Id)
            turn.Commit.Statements.Add(new Statement("""DELETE FROM "WebActivities" WHERE "Conversation" = $1 AND "Id" = $2""", conversation, id));
        else if ((string?)from?["role"] == "bot" && name.InJson(json) is { } without)
            turn.Commit.Statements.Add(new Statement("""UPDATE "WebActivities" SET "Json" = $3 WHERE "Conversation" = $1 AND "Id" = $2""", conversation, id, without));
    }

    [LoggerMessage(LogLevel.Information, "{Person} had forgotten what is theirs alone")]
    private partial void LogForgotMine(string person);

    [LoggerMessage(LogLevel.Information, "{Person} had themselves forgotten altogether")]
    private partial void LogForgot(string person);
}
