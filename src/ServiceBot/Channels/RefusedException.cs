namespace ServiceBot.Channels;

/// <summary>The answer to a request is no; the message is the one sentence its sender reads.</summary>
/// <remarks>
/// An exception, because a request may be refused deep inside reading it, and every refusal must look the same and leave nothing
/// behind. <see cref="Problems"/> writes it down.
/// </remarks>
internal sealed class RefusedException(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>When it makes sense to try again.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    public static RefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static RefusedException NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    /// <summary>Who sent it is not known; why not is nobody's business.</summary>
    public static RefusedException Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "The token that came with the request is not good here.");

    /// <summary>Who sent it is not let in; why not is nobody's business.</summary>
    public static RefusedException Forbidden() => new(StatusCodes.Status403Forbidden, "Forbidden", "This is not for ServiceBot to take.");

    public static RefusedException TooLarge(string message) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static RefusedException Unsupported(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);
}
