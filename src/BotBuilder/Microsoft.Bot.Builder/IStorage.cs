using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Keeps what bots remember.</summary>
public interface IStorage
{
    /// <summary>Reads what is stored; keys that are not are not in the result.</summary>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    /// <summary>Stores what is given in place of what was.</summary>
    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is stored; keys that are not are ignored.</summary>
    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}
