using System.Collections.Generic;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that needs others beside it; a <see cref="DialogSet"/> that gets the one gets them too.</summary>
public interface IDialogDependencies
{
    /// <summary>The dialogs it needs.</summary>
    IEnumerable<Dialog> GetDependencies();
}
