using System;

namespace Microsoft.Bot.Schema;

/// <summary>A channel refused a request.</summary>
public class ErrorResponseException : Exception
{
    /// <summary>Makes one that says nothing.</summary>
    public ErrorResponseException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    public ErrorResponseException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and the error behind it.</summary>
    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the channel said; null when that was not JSON.</summary>
    public ErrorResponse Body { get; set; }
}
