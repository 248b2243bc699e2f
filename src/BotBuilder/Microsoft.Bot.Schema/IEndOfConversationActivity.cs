namespace Microsoft.Bot.Schema;

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>One of <see cref="EndOfConversationCodes"/>.</summary>
    string Code { get; set; }

    /// <summary>The text.</summary>
    string Text { get; set; }
}
