using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>A PNG picture of eight bits a channel, as red, green, blue and how much of it is there.</summary>
internal sealed record Picture(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Points)
{
    public static Picture Read(byte[] png)
    {
        var (width, height) = (Number(png, 16), Number(png, 20));
        var channels = png[25] == 6 ? 4 : 3;
        Assert.Equal((8, true, 0), (png[24], png[25] is 2 or 6, png[28])); // not interlaced
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length; at += 12 + Number(png, at))
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
                packed.Write(png, at + 8, Number(png, at));

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        var before = new byte[width * channels];
        List<(byte, byte, byte, byte)> points = [];
        for (var row = 0; row < height; row++)
        {
            var filter = lines.ReadByte();
            var line = new byte[width * channels];
            lines.ReadExactly(line);
            for (var i = 0; i < line.Length; i++)
                line[i] += Guess(filter, i < channels ? (byte)0 : line[i - channels], before[i], i < channels ? (byte)0 : before[i - channels]);

            points.AddRange(line.Chunk(channels).Select(point => (point[0], point[1], point[2], channels == 4 ? point[3] : byte.MaxValue)));
            before = line;
        }

        return new Picture(width, height, points);
    }

    private static byte Guess(int filter, byte left, byte above, byte corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (byte)((left + above) / 2),
        _ => Nearest(left, above, corner),
    };

    private static byte Nearest(byte left, byte above, byte corner)
    {
        var (fromLeft, fromAbove, fromCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return fromLeft <= fromAbove && fromLeft <= fromCorner ? left : fromAbove <= fromCorner ? above : corner;
    }

    private static int Number(byte[] png, int at) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
}
