using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words around a talk in person, while which the bot is silent.</summary>
internal static class ToolsCards
{
    /// <summary>What a line begins with that says that nobody was reached.</summary>
    private static readonly string[] NotReached =
        ["no answer", "no reply", "nobody ", "not reached", "did not reach", "could not reach", "couldn't reach", "didn't reach", "voicemail", "voice mail"];

    /// <summary>Whoever was not reached has had no word.</summary>
    public static bool IsWord(string line) => !NotReached.Any(begin => Said.Key($"{line} ").StartsWith(begin.Trim(), StringComparison.Ordinal));

    /// <summary>Where a screen can do least, the bot says that a call may do more.</summary>
    public static IEnumerable<object> CallBetter(RecoveryCase about) =>
        about.Customer != CustomerKind.Self && about.AbuseAt is null && (about.IsGrave || about.IsSecondFailure)
            ? [Card.Line($"A voice may do more here than a message. To be left alone by me meanwhile: tools off {about.Number}")]
            : [];

    public static string Off(RecoveryCase about, DateTimeOffset until, Reader reader)
    {
        var number = about.Number;
        var promise = about is not { IsPromiseOpen: true, PromiseAt: { } at } ? ""
            : at > reader.Now ? $" What was promised still stands: {WallClock.Say(at, reader.Now, reader.Zone)}."
            : $" They wait for the word promised for {WallClock.Say(at, reader.Now, reader.Zone)}.";
        var danger = about.OutweighsRest ? " Somebody may be in danger, so its reminders go on." : "";
        return $"Tools off: I am silent about case {number}. Call them, or go and see them; a voice says more than a screen.{promise}{danger} "
            + $"Afterwards one line is enough: tools on {number} and how it went. If I hear nothing before {WallClock.Say(until, reader.Now, reader.Zone)}, I ask.";
    }

    public static string OffAlready(RecoveryCase about, Reader reader) =>
        $"Tools are off for case {about.Number} already, until {WallClock.Say(about.ToolsOffUntil!.Value, reader.Now, reader.Zone)} at the latest. " // only said then
        + $"Afterwards one line is enough: tools on {about.Number} and how it went.";

    /// <summary>The line with which the bot speaks of it again.</summary>
    /// <param name="owner">Whoever talked, where somebody else is asked in their place; null when it is they.</param>
    public static string HowWasIt(RecoveryCase about, string? owner, Reader reader)
    {
        var promise = about is { IsPromiseOpen: true, PromiseAt: { } at } ? $" The customer was promised a word for {WallClock.Say(at, reader.Now, reader.Zone)}." : "";
        return owner is null
            ? $"How did it go with the customer of case {about.Number}? One line is enough: tools on {about.Number} and how it went.{promise} "
                + "If you did not reach them, begin with: no answer"
            : $"{owner} went to talk with the customer of case {about.Number} and is away just now.{promise} Could you see how it went, or find somebody who can?";
    }
}
