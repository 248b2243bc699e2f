namespace ServiceBot.Knowledge;

/// <summary>Settings of what can be looked up: the section <c>Policies</c>.</summary>
internal sealed class PolicyOptions
{
    /// <summary>The file of the policies, from the folder of appsettings.json on. Where none is named: policies.en.md there, else the examples beside the program.</summary>
    public string? File { get; init; }
}
