using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Data;

/// <summary>Section <c>Retention</c> of the settings: for how many days what is not a fact of a case is kept.</summary>
internal sealed class RetentionOptions
{
    /// <summary>Which activities were handled and which messages were sent: ids only, and no text.</summary>
    [Range(1, 3650)]
    public int MessageIdDays { get; init; } = 30;

    /// <summary>What was said in web chats and rooms.</summary>
    [Range(1, 3650)]
    public int TranscriptDays { get; init; } = 90;

    /// <summary>Words that people shared in their check-ins, counted from the last day that was answered about. No screen shows older ones.</summary>
    [Range(1, 182, ErrorMessage = "Retention:SharedWordsDays must be 1 to 182: words are not kept for longer than they are shown.")]
    public int SharedWordsDays { get; init; } = 182;

    /// <summary>Posts of a team's days and weeks: which day they were for, and their line of morale. Their buttons go with them.</summary>
    [Range(31, 3650)]
    public int DigestDays { get; init; } = 400;

    /// <summary>What was said to be wrong in a digest, after a manager has seen to it.</summary>
    [Range(1, 3650)]
    public int FlagDays { get; init; } = 90;

    /// <summary>What was somebody's own (journal, choices, guesses), after they have left and nobody can read it any more.</summary>
    [Range(0, 3650)]
    public int LeftDays { get; init; } = 30;
}
