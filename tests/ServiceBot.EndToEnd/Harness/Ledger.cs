using System.Collections.Concurrent;
using System.Globalization;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>What clients sent and what was acknowledged, kept outside of the program that is put to the test.</summary>
internal sealed class Ledger(TestDatabase database, Connector connector)
{
    /// <summary>What a killed process had in its hands is left alone until its lease ends.</summary>
    private static readonly TimeSpan PatienceWithLeases = TimeSpan.FromSeconds(120);

    private readonly ConcurrentQueue<Entry> _entries = new();
    private readonly ConcurrentDictionary<string, byte> _ambiguous = new();
    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public Entry Open(string conversation, string id, string[] answer)
    {
        var entry = new Entry(conversation, id, answer);
        _entries.Enqueue(entry);
        return entry;
    }

    public void Acknowledge(Entry entry)
    {
        entry.IsAcknowledged = true;
        Interlocked.Increment(ref _acknowledged);
    }

    /// <summary>
    /// To be called while the program is dead: what the connector has and the outbox does not know of may be said once more.
    /// </summary>
    public async Task NoteAmbiguousAsync()
    {
        var heard = connector.Messages.Select(message => message.Activity.GetRawText()).ToHashSet();
        var asKilled = database.Snapshot();
        var waiting = await asKilled.ReadAsync("""SELECT "Activity" FROM "Outbox" WHERE "State" = 0 AND "Activity" IS NOT NULL""", row => row.GetString(0));
        if (asKilled != database)
            await asKilled.DisposeAsync();

        foreach (var activity in waiting.Where(heard.Contains))
            _ambiguous.TryAdd(activity, 0);
    }

    /// <summary>Returns when nothing waits to be sent.</summary>
    public async Task DeliveredAsync()
    {
        var waiting = 0L;
        await Poll.UntilAsync(
            async () => (waiting = await database.CountAsync("""SELECT count(*) FROM "Outbox" WHERE "State" = 0""")) == 0,
            () => $"{waiting} messages are stuck in the outbox.",
            PatienceWithLeases);
    }

    /// <summary>Says what became of everything, once nothing waits any more.</summary>
    public async Task<Verdict> AuditAsync()
    {
        await DeliveredAsync();
        var handled = (await database.ReadAsync("""SELECT "Conversation", "Activity" FROM "Inbox" """, row => (row.GetString(0), row.GetString(1)))).ToHashSet();
        var dead = await database.ReadAsync(
            """SELECT "Conversation", "Activity", "Ambiguous" FROM "Outbox" WHERE "State" = 3""",
            row => (Conversation: row.GetString(0), Words: row.GetString(1), IsAmbiguous: row.GetBoolean(2)));
        var told = connector.Messages.Select(message => (message.Conversation, message.Words))
            .Concat(dead.Where(message => message.IsAmbiguous).Select(message => (message.Conversation, message.Words)))
            .ToLookup(message => message.Conversation, message => message.Words);

        // Both ways: what was acknowledged was done and answered, and what was not done was not answered.
        var lost = _entries.Count(entry =>
        {
            var isHandled = handled.Contains((entry.Conversation, entry.Id));
            return entry.IsAcknowledged && !isHandled || isHandled != told[entry.Conversation].Any(entry.IsAnswer);
        });

        var said = connector.Messages.Where(message => message.Method == "POST").Select(message => message.Activity.GetRawText()).CountBy(activity => activity).ToList();
        return new Verdict
        {
            Acknowledged = Acknowledged,
            Lost = lost,
            Doubled = said.Where(activity => !_ambiguous.ContainsKey(activity.Key)).Sum(activity => activity.Value - 1),
            Ambiguous = _ambiguous.Count,
            Repeated = said.Where(activity => _ambiguous.ContainsKey(activity.Key)).Sum(activity => activity.Value - 1),
            LeftToOperator = dead.Count(message => message.IsAmbiguous),
            Stuck = dead.Count(message => !message.IsAmbiguous),
            Disordered = await DisorderedAsync(),
        };
    }

    /// <summary>
    /// The connector numbers what is posted, so that in each conversation the numbers must rise as they do in the outbox. Where the first
    /// state of a card was left to the operator, the card stands in the place of the one that was posted instead.
    /// </summary>
    private async Task<int> DisorderedAsync()
    {
        var posted = await database.ReadAsync(
            """
            SELECT "Slots"."Conversation", "ActivityId" FROM "Slots" JOIN "Outbox" ON "Slot" = "Name"
            WHERE "ServiceUrl" IS NOT NULL AND "ActivityId" IS NOT NULL AND "State" <> 3
            GROUP BY "Slots"."Conversation", "Name", "ActivityId" ORDER BY min("Id")
            """,
            row => (Conversation: row.GetString(0), Number: int.Parse(row.GetString(1), CultureInfo.InvariantCulture)));
        return posted.GroupBy(message => message.Conversation, message => message.Number)
            .Sum(numbers => numbers.Zip(numbers.Skip(1)).Count(pair => pair.First > pair.Second));
    }

    /// <param name="answer">What the words of its answer contain, so that it can be told from all others.</param>
    internal sealed class Entry(string conversation, string id, string[] answer)
    {
        public string Conversation => conversation;

        public string Id => id;

        public bool IsAcknowledged { get; set; }

        public bool IsAnswer(string words) => answer.All(part => words.Contains(part, StringComparison.Ordinal));
    }
}
