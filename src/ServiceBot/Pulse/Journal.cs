using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>
/// What people write for themselves on the page: a check-in with themselves, a few words, and a line to read on a hard day. It is read by
/// whoever wrote it, is in no figure and no chat, and nobody is reminded of it.
/// </summary>
internal sealed class Journal(BotDb db, IDatabase database, JournalSeal seal, QuestionBank questions, People people, TimeProvider clock)
{
    public const int MostEntries = 1000;
    public const int LongestText = 4000;
    public const int LongestStrength = 200;

    /// <summary>As which the line for a hard day is kept; no entry can have this name.</summary>
    private const string StrengthName = "strength/";

    /// <summary>What one asks oneself.</summary>
    public IReadOnlyList<Item> Questions => [.. questions.Items.Where(item => item.Audience == Audience.Private)];

    /// <summary>The words one answers with.</summary>
    public IReadOnlyList<(int Value, string Word)> AnswersTo(Item question) => questions.Answers(question.Scale);

    public bool IsAnswer(string questionId, int value) =>
        questions.Find(questionId) is { Audience: Audience.Private } question && AnswersTo(question).Any(answer => answer.Value == value);

    /// <summary>"partly", whatever becomes of the question later.</summary>
    public string WordFor(string questionId, int value) =>
        questions.Find(questionId) is { } question && AnswersTo(question).FirstOrDefault(answer => answer.Value == value).Word is { } word ? word : $"{value}";

    public string TextOf(string questionId) => questions.Find(questionId)?.Text ?? questionId;

    /// <summary>By the clocks of the person.</summary>
    public async Task<DateOnly> TodayAsync(string personId, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { } person
            ? WallClock.Date(clock.GetInstant(), await people.ZoneOfAsync(person, cancellationToken))
            : WallClock.Date(clock.GetInstant(), TimeZoneInfo.Utc);

    public async Task<JournalPages> ReadAsync(string personId, CancellationToken cancellationToken)
    {
        var strengthId = seal.IdOf(personId, StrengthName);
        var rows = await db.JournalEntries.AsNoTracking().Where(entry => entry.PersonId == personId).ToListAsync(cancellationToken);
        var opened = rows.ConvertAll(row => (Row: row, Text: seal.Open(row)));
        return new JournalPages(
            opened.Find(entry => entry.Row.Id == strengthId).Text?.Text ?? "",
            [
                .. opened.Where(entry => entry.Row.Id != strengthId && entry.Text is not null)
                    .OrderByDescending(entry => entry.Row.Day).ThenByDescending(entry => entry.Text!.Order) // what cannot be read is left out above
                    .Select(entry => new JournalPage(entry.Row.Id, entry.Row.Day, entry.Text!.Answers, entry.Text.Text)),
            ],
            opened.Count(entry => entry.Text is null));
    }

    /// <param name="name">What the writer calls it, so that the same is not kept twice when it is sent twice.</param>
    /// <returns>Null when the journal is full.</returns>
    public async Task<JournalPage?> WriteAsync(
        string personId, string name, IReadOnlyDictionary<string, int> answers, string text, CancellationToken cancellationToken)
    {
        var id = seal.IdOf(personId, name);
        var today = await TodayAsync(personId, cancellationToken);
        var known = await db.JournalEntries.AsNoTracking()
            .Where(entry => entry.PersonId == personId && (entry.Day == today || entry.Id == id)).ToListAsync(cancellationToken);

        // Where the answer got lost, it may be sent again with more words: it keeps its place and day.
        var before = known.Find(entry => entry.Id == id);
        var day = before?.Day ?? today;
        var order = before is not null && seal.Open(before) is { } first ? first.Order
            : known.Where(entry => entry.Day == day).Select(entry => seal.Open(entry)?.Order ?? 0).DefaultIfEmpty().Max() + 1;
        var closed = seal.Close(new JournalText(order, answers, text), personId, id);
        var strengthId = seal.IdOf(personId, StrengthName);
        var isThere = await database.WriteAsync(async session =>
            await session.ExecuteAsync(
                """
                INSERT INTO "JournalEntries" ("Id", "PersonId", "Day", "Closed") SELECT $1, $2, $3, $4
                WHERE (SELECT COUNT(*) FROM "JournalEntries" WHERE "PersonId" = $2 AND "Id" <> $6 AND "Id" <> $1) < $5
                ON CONFLICT ("Id") DO UPDATE SET "Closed" = $4 WHERE "JournalEntries"."PersonId" = $2
                """,
                id, personId, day, closed, MostEntries, strengthId) > 0);
        return isThere ? new JournalPage(id, day, answers, text) : null;
    }

    /// <summary>There is one such line; empty takes it away.</summary>
    public async Task KeepStrengthAsync(string personId, string text, CancellationToken cancellationToken)
    {
        var id = seal.IdOf(personId, StrengthName);
        var day = await TodayAsync(personId, cancellationToken);
        var closed = seal.Close(new JournalText(0, new Dictionary<string, int>(), text), personId, id);
        await database.WriteAsync(session => text.Length == 0
            ? session.ExecuteAsync("""DELETE FROM "JournalEntries" WHERE "Id" = $1""", id)
            : session.ExecuteAsync(
                """
                INSERT INTO "JournalEntries" ("Id", "PersonId", "Day", "Closed") VALUES ($1, $2, $3, $4)
                ON CONFLICT ("Id") DO UPDATE SET "Day" = $3, "Closed" = $4
                """,
                id, personId, day, closed));
    }

    public Task RemoveAsync(string personId, string id) => database.WriteAsync(session => session.ExecuteAsync(
        """DELETE FROM "JournalEntries" WHERE "Id" = $1 AND "PersonId" = $2""", id, personId));

    public Task RemoveAllAsync(string personId) => database.WriteAsync(session => session.ExecuteAsync(
        """DELETE FROM "JournalEntries" WHERE "PersonId" = $1""", personId));
}

/// <summary>Everything somebody wrote for themselves.</summary>
/// <param name="Strength">What to read on a hard day; empty when there is nothing.</param>
/// <param name="Pages">The newest first.</param>
/// <param name="Unreadable">How many were written under another key of the installation.</param>
internal sealed record JournalPages(string Strength, IReadOnlyList<JournalPage> Pages, int Unreadable);

internal sealed record JournalPage(string Id, DateOnly Day, IReadOnlyDictionary<string, int> Answers, string Text);
