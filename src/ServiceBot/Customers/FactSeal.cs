using System.Buffers.Text;
using System.Text;
using ServiceBot.Data;

namespace ServiceBot.Customers;

/// <summary>
/// Closes what is kept about a customer with a key that is not in the database. Whoever has only a copy of it reads nothing, and what was
/// erased cannot be read out of the space the database has not used again. Losing the key loses the facts, but with it the customers are
/// not recognised either.
/// </summary>
internal sealed class FactSeal(InstanceSecret secret)
{
    private readonly Lazy<byte[]> _key = new(() => secret.For("customer-facts"));

    /// <param name="place">Whose it is and which: in another place it cannot be opened.</param>
    public string Close(string text, FactPlace place) =>
        Base64Url.EncodeToString(Cipher.Close(_key.Value, Encoding.UTF8.GetBytes(text), place.Bytes));

    /// <returns>Null when it was closed with another key, or for another place.</returns>
    public string? Open(string kept, FactPlace place) =>
        Cipher.Open(_key.Value, Base64Url.DecodeFromChars(kept), place.Bytes) is { } text ? Encoding.UTF8.GetString(text) : null;
}

internal readonly record struct FactPlace(string TeamId, string CustomerKey, string FactId)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes($"{TeamId}/{CustomerKey}/{FactId}");
}
