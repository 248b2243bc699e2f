using System.Net;

namespace ServiceBot.Tests.Delivery;

/// <summary>What the connector does with one request.</summary>
internal sealed record Answer(HttpStatusCode Status = HttpStatusCode.OK, string? Body = null, Fault Fault = Fault.None)
{
    public string? RetryAfter { get; init; }

    public string? Location { get; init; }

    public static Answer Of(int status, string? code = null) =>
        new((HttpStatusCode)status, code is null ? null : $$"""{ "error": { "code": "{{code}}", "message": "No." } }""");

    public static Answer With(Fault fault) => new(Fault: fault);
}

internal enum Fault
{
    None,

    /// <summary>The connection is cut before the message was read.</summary>
    CutBeforeReading,

    /// <summary>The message is taken, and then the connection is cut.</summary>
    AcceptThenCut,

    /// <summary>The message is taken, and nothing is ever said about it.</summary>
    AcceptThenSilence,

    /// <summary>The message is taken, but the answer ends in the middle.</summary>
    AcceptThenTruncate,

    /// <summary>The message is taken, and the answer comes a byte now and a byte never.</summary>
    AcceptThenDawdle,
}
