namespace ServiceBot.Roster;

/// <summary>What a team is asked in its set-up, in this order.</summary>
[Flags]
internal enum SetupTopics
{
    None = 0,
    Vision = 1,
    Principles = 2,
    People = 4,
    Roles = 8,
    Zone = 16,
    Days = 32,
    Times = 64,
    Limits = 128,
    Targets = 256,
    Holidays = 512,
    Words = 1024,
    Safety = 2048,
    Hard = 4096,
    CheckIns = 8192,
    Questions = 16384,
    Digest = 32768,
}
