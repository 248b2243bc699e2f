using Microsoft.Data.Sqlite;

namespace ServiceBot.Data;

/// <summary>Statements prepared once and run with positional parameters ($1, $2, …).</summary>
internal static class PreparedCommand
{
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });

        command.Prepare();
        return command;
    }

    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => SqliteInstant.ToMicroseconds(instant),
                var value => value,
            };

        return command;
    }
}
