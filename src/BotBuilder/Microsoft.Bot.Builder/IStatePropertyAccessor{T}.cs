using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Reads and changes one property of a state; the state is loaded when it is first needed in a turn.</summary>
public interface IStatePropertyAccessor<T> : IStatePropertyInfo
{
    /// <summary>The value; when there is none, what the factory makes, which then is the value, or else the default.</summary>
    Task<T> GetAsync(
        ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the value.</summary>
    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);

    /// <summary>Sets the value; it is stored when the state is saved.</summary>
    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);
}
