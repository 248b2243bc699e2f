using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ServiceBot.Data;

/// <summary>
/// The one thread that writes. It takes all work that waits, runs each piece behind its own savepoint in one transaction,
/// commits once, and only then answers: many turns share one sync of the disk, and a failed one harms no other.
/// </summary>
internal sealed class SqliteWriter
{
    private const int LargestBatch = 256;

    private readonly BlockingCollection<Work> _queue = [];
    private readonly SqliteSession _session;
    private readonly Announcements _announcements;
    private readonly Thread _thread;

    public SqliteWriter(SqliteConnection connection, Announcements announcements)
    {
        _session = new SqliteSession(connection);
        _announcements = announcements;
        _thread = new Thread(Write) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>Runs the work in the next batch; the answer comes after its commit. Work that has begun is never cancelled.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work)
    {
        var item = new Work<T>(work);
        _queue.Add(item);
        return item.Task;
    }

    /// <summary>Folds the log into the file, which keeps nothing that was deleted, and cuts it off.</summary>
    /// <returns>False while somebody still reads from it.</returns>
    public Task<bool> EmptyLogAsync()
    {
        var item = new Emptying();
        _queue.Add(item);
        return item.Task;
    }

    /// <summary>Writes what was handed over, then closes the connection. For the database alone, which closes its readers first.</summary>
    public void Stop()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Write()
    {
        var batch = new List<Work>(LargestBatch);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < LargestBatch && _queue.TryTake(out var next))
                batch.Add(next);

            WriteBatch(batch);
        }
    }

    private void WriteBatch(List<Work> batch)
    {
        try
        {
            _session.Begin();
            foreach (var work in batch)
                work.Run(_session);

            _session.Commit();
        }
        catch (Exception failure)
        {
            // The disk is full, or the file is gone: nothing of the batch was kept, and everybody who waits must know.
            _session.Abandon();
            foreach (var work in batch)
                work.Fail(failure);

            return;
        }

        foreach (var work in batch)
            work.Answer();

        foreach (var conversation in _session.Announced)
            _announcements.Pass(conversation);

        foreach (var emptying in batch.OfType<Emptying>())
            emptying.Empty(_session);
    }

    private abstract class Work
    {
        public abstract void Run(SqliteSession session);
        public abstract void Answer();
        public abstract void Fail(Exception failure);
    }

    /// <summary>It cannot be done in a transaction, and is answered once it was done behind it.</summary>
    private sealed class Emptying : Work
    {
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> Task => _done.Task;

        public override void Run(SqliteSession session)
        {
        }

        public override void Answer()
        {
        }

        public void Empty(SqliteSession session)
        {
            try
            {
                _done.SetResult(session.EmptyLog());
            }
            catch (SqliteException failure)
            {
                // The writer goes on; whoever asked tries again.
                _done.SetException(failure);
            }
        }

        public override void Fail(Exception failure) => _done.SetException(failure);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work) : Work
    {
        // Continuations run elsewhere: the writer must not do the turns' work.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Task => _done.Task;

        public override void Run(SqliteSession session)
        {
            session.Save();
            try
            {
                _result = work(session);
                session.Release();
            }
            catch (Exception failure) when (!session.IsLost(failure))
            {
                session.Undo();
                _failure = failure;
            }
        }

        public override void Answer()
        {
            if (_failure is null)
                _done.SetResult(_result!);
            else
                _done.SetException(_failure);
        }

        public override void Fail(Exception failure) => _done.SetException(failure);
    }
}
