namespace ServiceBot.Bot;

/// <summary>What became of something that somebody was to be told unasked.</summary>
internal enum Told
{
    Now,

    /// <summary>It waits until they work again or write.</summary>
    Later,

    /// <summary>There is no chat to say it in.</summary>
    Nowhere,
}
