using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceBot.Bot;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// What somebody writes for themselves. It goes past the bot, so that no chat, no transcript and no outbox ever holds it. Each request shows a
/// token of the person (<c>Authorization: Bearer</c>), as in a chat, and is about them alone; no answer is kept by any cache.
/// <code>
/// GET    /me/journal             200 { "name", "today": date, "most": 1000, "longest": 4000, "longestStrength": 200, "strength": "…", "unreadable": 0, "help": "…",
///                                      "questions": [ { "id": "Q39", "text": "…", "answers": [ { "value": 1, "word": "not at all" } ] } ],
///                                      "entries": [ { "id", "day": date, "answers": { "Q39": 4 }, "text": "…" } ] }   the newest first
/// POST   /me/journal             200 { "id", "day": date }; takes { "once": a name of its own, "answers": { "Q39": 4 }, "text": "…" }
/// PUT    /me/journal/strength    204; takes { "text": "…" }, and an empty one takes the line away
/// DELETE /me/journal/{id}        204, also when it is gone already
/// DELETE /me/journal             204; everything
/// GET    /me/journal/export.md   200 everything to read; and export.json for programs
/// </code>
/// 400 when there is nothing in an entry, or more than fits, or an answer that is none; 401 without a token, 403 when it has expired; 409 when
/// the journal is full; 413, 415 and 429 as everywhere.
/// </summary>
internal static partial class JournalEndpoints
{
    private const string Root = "/me/journal";

    public static void MapJournal(this WebApplication app)
    {
        app.MapGet(Root, ReadAsync);
        app.MapPost(Root, WriteAsync);
        app.MapPut($"{Root}/strength", KeepStrengthAsync);
        app.MapDelete($"{Root}/{{id}}", RemoveAsync);
        app.MapDelete(Root, RemoveAllAsync);
        app.MapGet($"{Root}/export.md", async (HttpContext http, WebDoor door, Journal journal, CancellationToken cancellationToken) =>
        {
            var pages = await OwnAsync(http, door, journal, cancellationToken);
            return TypedResults.Stream(stream => JournalFile.WriteMarkdownAsync(journal, pages, stream, cancellationToken), "text/markdown; charset=utf-8", "journal.md");
        });
        app.MapGet($"{Root}/export.json", async (HttpContext http, WebDoor door, Journal journal, CancellationToken cancellationToken) =>
        {
            var pages = await OwnAsync(http, door, journal, cancellationToken);
            return TypedResults.Stream(stream => JournalFile.WriteJsonAsync(pages, stream, cancellationToken), "application/json; charset=utf-8", "journal.json");
        });
    }

    private static async Task<JsonHttpResult<JournalView>> ReadAsync(
        HttpContext http, WebDoor door, Journal journal, People people, Respite respite, CancellationToken cancellationToken)
    {
        var caller = await AdmitAsync(http, door);
        var person = await people.FindAsync(caller.PersonId, cancellationToken);
        var pages = await journal.ReadAsync(caller.PersonId, cancellationToken);
        return TypedResults.Json(
            new JournalView(
                caller.Name, await journal.TodayAsync(caller.PersonId, cancellationToken), Journal.MostEntries, Journal.LongestText, Journal.LongestStrength,
                [.. journal.Questions.Select(question => new JournalQuestion(
                    question.Id, question.Text, [.. journal.AnswersTo(question).Select(answer => new JournalAnswer(answer.Value, answer.Word))]))],
                pages.Strength, pages.Pages, pages.Unreadable, person is null ? "" : await respite.HelpForAsync(person, cancellationToken)),
            JournalJson.Default.JournalView);
    }

    private static async Task<JsonHttpResult<JournalKept>> WriteAsync(
        HttpContext http, WebDoor door, WebLimits limits, Journal journal, CancellationToken cancellationToken)
    {
        var caller = await AdmitAsync(http, door);
        limits.TakePost(caller.PersonId);
        var wish = await StrictJson.ReadAsync(http.Request, JournalJson.Default.JournalWish, cancellationToken);
        if (!Once().IsMatch(wish.Once))
            throw RefusedException.BadRequest("An entry needs a name of its own in “once”: 16 to 64 letters, digits or hyphens.");

        var answers = wish.Answers ?? [];
        if (!answers.All(answer => journal.IsAnswer(answer.Key, answer.Value)))
            throw RefusedException.BadRequest("One of the answers is not one of those offered.");

        var text = Fitting(wish.Text ?? "", Journal.LongestText);
        if (text.Length == 0 && answers.Count == 0)
            throw RefusedException.BadRequest("There is nothing in it yet: choose an answer, or write something.");

        return await journal.WriteAsync(caller.PersonId, wish.Once, answers, text, cancellationToken) is { } written
            ? TypedResults.Json(new JournalKept(written.Id, written.Day), JournalJson.Default.JournalKept)
            : throw new RefusedException(
                StatusCodes.Status409Conflict, "Conflict", $"Your journal holds {Journal.MostEntries:N0} entries and no more. Please delete some first; you can download them all.");
    }

    private static async Task<NoContent> KeepStrengthAsync(
        HttpContext http, WebDoor door, WebLimits limits, Journal journal, CancellationToken cancellationToken)
    {
        var caller = await AdmitAsync(http, door);
        limits.TakePost(caller.PersonId);
        var line = await StrictJson.ReadAsync(http.Request, JournalJson.Default.JournalLine, cancellationToken);
        await journal.KeepStrengthAsync(caller.PersonId, Fitting(line.Text, Journal.LongestStrength), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(string id, HttpContext http, WebDoor door, Journal journal)
    {
        await journal.RemoveAsync((await AdmitAsync(http, door)).PersonId, id);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAllAsync(HttpContext http, WebDoor door, Journal journal)
    {
        await journal.RemoveAllAsync((await AdmitAsync(http, door)).PersonId);
        return TypedResults.NoContent();
    }

    private static async Task<JournalPages> OwnAsync(HttpContext http, WebDoor door, Journal journal, CancellationToken cancellationToken) =>
        await journal.ReadAsync((await AdmitAsync(http, door)).PersonId, cancellationToken);

    private static async Task<WebCaller> AdmitAsync(HttpContext http, WebDoor door)
    {
        var caller = await door.AdmitAsync(http.Request);
        http.Response.Headers.CacheControl = "no-store";
        return caller;
    }

    private static string Fitting(string typed, int longest)
    {
        var text = typed.ReplaceLineEndings("\n").Trim();
        return text.Length <= longest
            ? text
            : throw RefusedException.BadRequest($"That is too long: it has {text.Length:N0} characters, and {longest:N0} fit.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{16,64}\z")]
    private static partial Regex Once();
}
