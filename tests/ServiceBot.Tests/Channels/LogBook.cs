using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ServiceBot.Tests.Channels;

/// <summary>Keeps what a program logs.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _failures = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>What a person would have to look at since it was last asked for.</summary>
    public string TakeFailures()
    {
        var failures = string.Join("\n", _failures);
        _failures.Clear();
        return failures;
    }

    public void Dispose()
    {
    }

    private sealed class Logger(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                book.Warnings.Enqueue(formatter(state, exception));
            else if (logLevel > LogLevel.Warning)
                book._failures.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
