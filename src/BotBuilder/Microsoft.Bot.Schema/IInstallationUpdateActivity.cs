namespace Microsoft.Bot.Schema;

/// <summary>The bot was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    /// <summary>What happened, such as <c>add</c> or <c>remove</c>.</summary>
    string Action { get; set; }
}
