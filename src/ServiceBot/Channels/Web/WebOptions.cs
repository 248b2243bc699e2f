using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Channels.Web;

/// <summary>Section <c>Web</c> of the settings: how much the web chat takes. The defaults are far above what people do.</summary>
internal sealed class WebOptions
{
    private const int Most = 1_000_000;

    /// <summary>Messages a person may post, on average.</summary>
    [Range(1, Most)]
    public int PostsPerSecond { get; init; } = 20;

    /// <summary>Messages a person may post at once.</summary>
    [Range(1, Most)]
    public int PostBurst { get; init; } = 40;

    /// <summary>Everything else a person's clients may ask for: conversations, pages of messages, new tokens.</summary>
    [Range(1, Most)]
    public int RequestsPerSecond { get; init; } = 50;

    [Range(1, Most)]
    public int RequestBurst { get; init; } = 100;

    /// <summary>First tokens given to one network address.</summary>
    [Range(1, Most)]
    public int TokensPerSecond { get; init; } = 10;

    [Range(1, Most)]
    public int TokenBurst { get; init; } = 100;

    /// <summary>Looks at sign-in links, and uses of them, from one network address; a whole office may share it.</summary>
    [Range(1, Most)]
    public int SignInsPerSecond { get; init; } = 5;

    [Range(1, Most)]
    public int SignInBurst { get; init; } = 50;

    /// <summary>All of it, from everybody together.</summary>
    [Range(1, Most)]
    public int TotalPerSecond { get; init; } = 5_000;

    [Range(1, Most)]
    public int SocketsPerPerson { get; init; } = 10;

    [Range(1, Most)]
    public int Sockets { get; init; } = 5_000;
}
