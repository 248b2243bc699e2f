using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServiceBot.Data;

/// <summary>256 random bits in a file beside the data, which only its owner can read.</summary>
internal static class KeyFile
{
    /// <summary>So many characters it takes to write 256 bits.</summary>
    public const int Shortest = 43;

    /// <exception cref="StartupException">The file holds less than a key.</exception>
    public static string ReadOrCreate(string folder, string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        if (!File.Exists(file))
            Create(file);

        var key = File.ReadAllText(file).Trim();
        return key.Length >= Shortest
            ? key
            : throw new StartupException($"The key in {file} is damaged: it has fewer than {Shortest} characters. Put back the file of your last backup.");
    }

    /// <summary>It appears with all it holds, so that nobody reads half a key.</summary>
    private static void Create(string file)
    {
        var draft = $"{file}.{Path.GetRandomFileName()}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var created = new FileStream(draft, how))
        {
            created.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))));
            created.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster, and its key is the one that holds.
            File.Delete(draft);
        }
    }
}
