using ServiceBot.Data;

namespace ServiceBot.Tests.Harness;

/// <summary>A database that says of itself that others use it, too.</summary>
internal sealed class Shared(IDatabase database) : IDatabase
{
    public bool IsShared => true;

    public BotDb Lease() => database.Lease();

    public Task<T> WriteAsync<T>(Func<IDbSession, ValueTask<T>> work) => database.WriteAsync(work);

    public Task<bool> EmptyLogAsync() => database.EmptyLogAsync();

    public Task<IAsyncDisposable?> TryClaimAsync(string name, CancellationToken cancellationToken) => database.TryClaimAsync(name, cancellationToken);
}
