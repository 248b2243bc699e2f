namespace ServiceBot.Channels.Operator;

/// <summary>Section <c>Operator</c> of the settings.</summary>
internal sealed class OperatorOptions
{
    /// <summary>
    /// What an operator shows, for several machines without a folder in common: at least 43 random characters, from the environment
    /// (<c>Operator__Key</c>). Empty keeps one in the file operator.key of the data folder.
    /// </summary>
    public string Key { get; init; } = "";
}
