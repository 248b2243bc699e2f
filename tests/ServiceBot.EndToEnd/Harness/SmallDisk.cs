using System.Diagnostics;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>A disk of a few megabytes, in memory, that can be filled.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _mount = Directory.CreateTempSubdirectory("servicebot-disk-");

    private SmallDisk()
    {
    }

    public DirectoryInfo Folder => new(Path.Combine(_mount.FullName, "data"));

    private string Ballast => Path.Combine(_mount.FullName, "ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=777", "tmpfs", disk._mount.FullName);
        disk.Folder.Create();
        return disk;
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 * 1024];
        while (block.Length > 0)
        {
            try
            {
                ballast.Write(block);
            }
            catch (IOException)
            {
                // It no longer fits; perhaps a smaller piece does.
                block = new byte[block.Length / 2];
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", _mount.FullName);
        _mount.Delete();
    }

    /// <summary>Only root may mount.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? [program, .. arguments] : ["sudo", "-n", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} needs root, or sudo without a password.");
    }
}
