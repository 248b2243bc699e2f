namespace ServiceBot.Tests.Channels;

/// <summary>Breaks bodies by chance, the same ones for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    /// <summary>The body with one to three things done to it.</summary>
    /// <param name="other">Another one, of which a piece may get in.</param>
    public byte[] Break(byte[] body, byte[] other)
    {
        // The first must find JSON to be able to break it with care.
        if (Next(2) == 0)
            body = Wrong.At(body, Next(64), Wrong.Values[Next(Wrong.Values.Count)]);

        for (var times = Next(3); times > 0 && body.Length > 0; times--)
            body = Next(5) switch
            {
                0 => Flip(body),
                1 => body[..Next(body.Length)],
                2 => [.. body[..Next(body.Length)], .. body[Next(body.Length)..]],
                3 => Repeat(body),
                _ => [.. body[..Next(body.Length)], .. other[Next(other.Length)..]],
            };

        return body;
    }

    private byte[] Flip(byte[] body)
    {
        var flipped = body.ToArray();
        for (var times = 1 + Next(4); times > 0; times--)
            flipped[Next(body.Length)] = (byte)Next(256);

        return flipped;
    }

    private byte[] Repeat(byte[] body)
    {
        var from = Next(body.Length);
        var to = from + Next(body.Length - from);
        return [.. body[..to], .. body[from..]];
    }
}
