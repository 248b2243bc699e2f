namespace ServiceBot.Data;

/// <summary>A change of many rows at once, for the transaction of a turn. The SQL is as for <see cref="IDbSession"/>.</summary>
internal sealed record Statement(string Sql, params object?[] Values);
