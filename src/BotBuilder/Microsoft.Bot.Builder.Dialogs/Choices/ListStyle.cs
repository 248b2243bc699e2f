namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>How the choices of a prompt are shown.</summary>
public enum ListStyle
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>As what the channel shows best.</summary>
    Auto = 1,

    /// <summary>In the text: (1) this, (2) that, or (3) the other.</summary>
    Inline = 2,

    /// <summary>As a list below the text, one choice a line.</summary>
    List = 3,

    /// <summary>As suggested actions.</summary>
    SuggestedAction = 4,

    /// <summary>As the buttons of a hero card.</summary>
    HeroCard = 5,
}
