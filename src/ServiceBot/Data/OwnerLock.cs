namespace ServiceBot.Data;

/// <summary>Holds a data folder for this process, and tells a second one who has it.</summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _lock;

    private OwnerLock(FileStream held) => _lock = held;

    /// <exception cref="StartupException">Another process has the folder, or it cannot be written to.</exception>
    public static OwnerLock Take(string folder)
    {
        // The note is a file of its own: the locked one cannot be read by others everywhere.
        var note = Path.Combine(folder, "servicebot.owner");
        try
        {
            Directory.CreateDirectory(folder);
            var held = new FileStream(
                Path.Combine(folder, "servicebot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(note, $"process {Environment.ProcessId} on {Environment.MachineName}");
            return new OwnerLock(held);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartupException($"ServiceBot may not write to {folder}. Make it writable, or set Data:Folder to another folder.");
        }
        catch (IOException failure) when (Directory.Exists(folder))
        {
            var owner = File.Exists(note) ? File.ReadAllText(note) : "another process";
            throw new StartupException(
                $"The data in {folder} is in use by {owner} ({failure.GetType().Name}). Stop that ServiceBot first, or set Data:Folder to another folder.");
        }
    }

    public void Dispose() => _lock.Dispose();
}
