using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>
/// The keys of the batches that collect: a file each, in a folder of its own, outside of the data and of everything that is copied with it. A key
/// is never in the database, whose log would keep it.
/// </summary>
internal sealed class BatchKeys(IOptions<PulseOptions> options, IOptions<DataOptions> data, InstanceSecret secret, TimeProvider clock)
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const int IdLength = 32;
    private const string SignFile = "servicebot.sign";

    /// <summary>No batch collects for so long: an older key belongs to none, whichever database or instance key it was made for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(45);

    private readonly string _root = Path.GetFullPath(options.Value.KeyFolder, Home.Find());

    /// <summary>
    /// A folder of its own for each database, whichever process uses it: two that are run from the same place must not take one another's keys for
    /// left over.
    /// </summary>
    private readonly Lazy<string> _folder = new(() => Path.Combine(
        Path.GetFullPath(options.Value.KeyFolder, Home.Find()),
        Convert.ToHexStringLower(secret.For("batch keys"))[..16]));

    private volatile bool _isSigned;

    public string Root => _root;

    /// <summary>What tells this folder from every other one, made at random when it is used for the first time.</summary>
    public string Sign()
    {
        CreateFolder(_root);
        CreateFolder(_folder.Value);
        var sign = KeyFile.ReadOrCreate(_folder.Value, SignFile);
        _isSigned = true;
        return sign;
    }

    /// <summary>Finds out before anybody connects whether keys are safe there.</summary>
    /// <exception cref="StartupException">The folder is a part of the data, or others can get at it.</exception>
    public void Prepare()
    {
        var (keys, kept) = (Real(_root), Real(data.Value.FullFolder));
        if (Contains(kept, keys) || Contains(keys, kept))
            throw new StartupException(
                $"The keys of the check-ins ({_root}) and the data ({data.Value.FullFolder}) lie in one another, so a copy of the data would hold both. "
                + "Set Pulse:KeyFolder to a folder beside the data, and leave it out of your backups.");

        try
        {
            CreateFolder(_root);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"ServiceBot may not write to {_root}. Make it writable, or set Pulse:KeyFolder to another folder.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_root) & Others) != 0)
            throw new StartupException($"Everybody on this machine can get at the keys of the check-ins. Please type: chmod 700 {_root}");
    }

    /// <summary>Makes a key, which is there before anything refers to it.</summary>
    /// <returns>Its name, which is the id of the batch: random, so that it tells nothing.</returns>
    /// <exception cref="IOException">The folder is not there any more, so others could not have it.</exception>
    public string Create()
    {
        if (!IsThere)
            throw Gone();

        CreateFolder(_root);
        CreateFolder(_folder.Value);
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        var draft = $"{FileOf(id)}.draft";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var created = new FileStream(draft, how))
        {
            created.Write(RandomNumberGenerator.GetBytes(BatchKey.Bytes));
            created.Flush(flushToDisk: true);
        }

        // How old a key is must be told by the clock that everything else is told by.
        File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime);
        File.Move(draft, FileOf(id));
        return id;
    }

    /// <returns>Null when it is gone, and with it every answer it kept.</returns>
    /// <exception cref="IOException">Nobody can tell, for the folder is not there.</exception>
    public BatchKey? Find(string id)
    {
        try
        {
            var bits = IsId(id) ? File.ReadAllBytes(FileOf(id)) : [];
            return bits.Length == BatchKey.Bytes && bits.Any(part => part != 0) ? new BatchKey(bits) : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // Destroyed at this moment, or lost; that is what was asked.
            return IsThere ? null : throw Gone();
        }
    }

    /// <summary>Overwrites it on the disk and takes it away. A copy of the disk itself may still have it; people are told so.</summary>
    /// <returns>False while it cannot be destroyed; it is tried again.</returns>
    public bool Destroy(string id) => !IsId(id) || IsThere && Destroy(new FileInfo(FileOf(id))) & Destroy(new FileInfo($"{FileOf(id)}.draft"));

    /// <summary>
    /// Destroys what has outlived every batch, of all databases that ever had their keys here: also where the instance key was changed, or the data
    /// was begun anew, so that nobody knows any more of what it was the key.
    /// </summary>
    /// <returns>How many cannot be destroyed.</returns>
    public int DestroyOutlived() => !Directory.Exists(_root) ? 0 : new DirectoryInfo(_root).EnumerateDirectories()
        .SelectMany(folder => FilesIn(folder, Longest).ToList())
        .Count(file => !Destroy(file));

    /// <summary>Those that nobody is just making: of all processes.</summary>
    public IReadOnlyList<string> OlderThan(TimeSpan age)
    {
        if (!Directory.Exists(_folder.Value))
            return [];

        return [.. FilesIn(new DirectoryInfo(_folder.Value), age).Select(file => Path.GetFileNameWithoutExtension(file.Name)).Distinct()];
    }

    private IEnumerable<FileInfo> FilesIn(DirectoryInfo folder, TimeSpan age)
    {
        var latest = clock.GetUtcNow().UtcDateTime - age;
        return folder.EnumerateFiles()
            .Where(file => IsId(Path.GetFileNameWithoutExtension(file.Name)) && file.Extension is "" or ".draft" && file.LastWriteTimeUtc < latest);
    }

    private static bool Destroy(FileInfo file)
    {
        try
        {
            using (var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            {
                stream.Write(new byte[BatchKey.Bytes]);
                stream.Flush(flushToDisk: true);
            }

            file.Delete();
            return true;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // It is gone already, by another process or before a crash.
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whoever asked says so, and shows nothing of what it is the key; the others must not wait for it.
            return false;
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnersAlone);
    }

    /// <summary>A folder on another machine may go while the program runs, and its keys with it, but they are not destroyed.</summary>
    private bool IsThere => !_isSigned || File.Exists(Path.Combine(_folder.Value, SignFile));

    private IOException Gone() => new($"The folder of the keys of the check-ins ({_root}) is not there any more. See that it is mounted.");

    private string FileOf(string id) => Path.Combine(_folder.Value, id);

    private static bool IsId(string name) => name.Length == IdLength && name.All(char.IsAsciiHexDigitLower);

    private static bool Contains(string outer, string inner) => $"{inner}/".StartsWith($"{outer.TrimEnd('/')}/", StringComparison.Ordinal);

    /// <summary>Where a path leads: what it is a link to, as far up as it exists.</summary>
    private static string Real(string path)
    {
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(path));
        if (folder.Exists && folder.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            return Real(target.FullName);

        return folder.Parent is { } parent ? Path.Combine(Real(parent.FullName), folder.Name).Replace('\\', '/') : folder.FullName.Replace('\\', '/');
    }
}
