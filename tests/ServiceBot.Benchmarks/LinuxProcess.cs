namespace ServiceBot.Benchmarks;

/// <summary>What Linux knows of a process and the runtime does not tell: its parent, and the time its ended children took.</summary>
internal sealed record LinuxProcess(string Name, int Parent, TimeSpan Cpu, TimeSpan CpuOfEnded)
{
    /// <returns>Null when there is none, or the system is another.</returns>
    public static LinuxProcess? Find(int id)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (IOException)
        {
            // It ended in this moment, or never was.
            return null;
        }
    }

    public static TimeSpan? CpuWithChildren(int id)
    {
        if (Find(id) is not { } parent)
            return null;

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var child) ? Find(child) : null)
            .Where(process => process?.Parent == id);
        return children.Aggregate(parent.Cpu + parent.CpuOfEnded, (sum, child) => sum + child!.Cpu); // none is null: its parent was compared
    }

    /// <summary>The fields are numbered in proc_pid_stat(5); a name may hold blanks, so they are counted from behind it.</summary>
    private static LinuxProcess Parse(string stat)
    {
        var (open, close) = (stat.IndexOf('('), stat.LastIndexOf(')'));
        var fields = stat[(close + 2)..].Split(' ');
        return new LinuxProcess(stat[(open + 1)..close], int.Parse(Field(4)), Time(14) + Time(15), Time(16) + Time(17));

        string Field(int number) => fields[number - 3];

        // Counted in hundredths of a second on every Linux.
        TimeSpan Time(int number) => TimeSpan.FromMilliseconds(long.Parse(Field(number)) * 10);
    }
}
