using System.Globalization;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>What a run that depends on chance depends on: SERVICEBOT_TEST_SEED repeats one, SERVICEBOT_TEST_ROUNDS makes it longer.</summary>
internal static class Chance
{
    public static int Seed { get; } = Setting("SERVICEBOT_TEST_SEED") ?? Random.Shared.Next(1, 1_000_000);

    public static int Rounds { get; } = Setting("SERVICEBOT_TEST_ROUNDS") ?? 30;

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : null;
}
