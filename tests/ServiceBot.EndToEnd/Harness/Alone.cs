// Most of the time a test waits: for a program to start, for a page to connect again, for the next attempt to deliver.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace ServiceBot.EndToEnd.Harness;

/// <summary>What measures time runs when everything else is done.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
