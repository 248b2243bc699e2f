namespace ServiceBot.Tests.Harness;

/// <summary>A folder for one test's database, in memory where the machine has such a place, gone afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(
        $"{(Directory.Exists("/dev/shm") ? "/dev/shm/" : Path.GetTempPath())}servicebot-{Guid.NewGuid():N}");

    public string FullName => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
