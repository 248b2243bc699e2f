using System.Diagnostics;
#if FAULT_POINTS
using System.Globalization;
#endif

namespace ServiceBot;

/// <summary>
/// Named places at which the tests kill the program, to see what is left of a turn. They exist only where it is built with
/// <c>-p:FaultPoints=true</c>: what ships has neither the calls nor what they do.
/// </summary>
internal static class FaultPoint
{
#if FAULT_POINTS
    private static readonly string[] Order = (Environment.GetEnvironmentVariable("SERVICEBOT_KILL") ?? "nowhere:0").Split(':');
    private static int _left = int.Parse(Order[1], CultureInfo.InvariantCulture);
#endif

    /// <summary>With SERVICEBOT_KILL=name:n the n-th arrival at that place ends the process as a power cut would.</summary>
    [Conditional("FAULT_POINTS")]
    public static void Hit(string name)
    {
#if FAULT_POINTS
        if (name == Order[0] && Interlocked.Decrement(ref _left) == 0)
            Process.GetCurrentProcess().Kill();
#endif
    }
}
