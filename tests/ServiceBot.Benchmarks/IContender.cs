namespace ServiceBot.Benchmarks;

/// <summary>A server that people tell the story to.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Where it takes activities.</summary>
    Uri Messages { get; }

    /// <summary>Whether it answers through the connector; a turn then ends when that is heard.</summary>
    bool Replies { get; }

    TimeSpan Cpu { get; }

    /// <summary>CPU time of the processes that keep its data, where these are not its own.</summary>
    TimeSpan? DatabaseCpu { get; }
}
