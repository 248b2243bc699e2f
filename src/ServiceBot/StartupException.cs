namespace ServiceBot;

/// <summary>Why the program cannot start, in one sentence that says what to do; printed without a stack.</summary>
internal sealed class StartupException(string message) : Exception(message);
