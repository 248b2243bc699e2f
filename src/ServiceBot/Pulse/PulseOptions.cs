using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Pulse;

/// <summary>Settings of the check-ins: the section <c>Pulse</c>.</summary>
internal sealed class PulseOptions
{
    /// <summary>Nobody may set it lower: fewer people cannot be protected.</summary>
    public const int FewestPeople = 5;

    /// <summary>
    /// Where the keys of open batches are, from the folder of appsettings.json on: outside the data and of all backups, shared by all processes.
    /// A key is destroyed when its batch is sealed.
    /// </summary>
    [Required]
    public string KeyFolder { get; init; } = "keys";

    /// <summary>The language of the questions: <c>questions.LANGUAGE.json</c> beside appsettings.json, else beside the program.</summary>
    [RegularExpression("[a-z]{2,8}(-[A-Za-z0-9]{1,8})*", ErrorMessage = "Pulse:Language is a language tag such as en.")]
    public string Language { get; init; } = "en";

    /// <summary>So many people must have answered before anything is shown; it may be raised, never lowered.</summary>
    [Range(FewestPeople, 1000, ErrorMessage = "Pulse:LeastPeople must be 5 or more: fewer people cannot be protected.")]
    public int LeastPeople { get; init; } = FewestPeople;

    /// <summary>How many it takes for this item: some need more than others.</summary>
    public int LeastOf(Item item) => Math.Max(Math.Max(LeastPeople, item.Least), FewestPeople);
}
