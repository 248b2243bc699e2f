using Microsoft.Data.Sqlite;

namespace ServiceBot.Data;

/// <summary>An open read-only connection with the two questions every turn asks, prepared.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteCommand _state;
    private readonly SqliteCommand _answer;

    public SqliteReader(string connectionString)
    {
        Connection = new SqliteConnection(connectionString);
        Connection.Open();
        _state = Connection.Prepare("SELECT Json, Format, Version FROM States WHERE Key = $1", 1);
        _answer = Connection.Prepare(
            "SELECT Answer FROM Inbox WHERE Channel = $1 AND Conversation = $2 AND Activity = $3", 3);
    }

    public SqliteConnection Connection { get; }

    public StoredState? ReadState(string key)
    {
        using var row = _state.With(key).ExecuteReader();
        return row.Read() ? new StoredState(row.GetString(0), row.GetString(1), row.GetInt64(2)) : null;
    }

    public string? FindAnswer(ActivityKey activity) =>
        _answer.With(activity.Channel, activity.Conversation, activity.Activity).ExecuteScalar() as string;

    public void Dispose()
    {
        _state.Dispose();
        _answer.Dispose();
        Connection.Dispose();
    }
}
