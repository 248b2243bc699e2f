using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What the team says to somebody who is abusive, and where its people find help.</summary>
internal sealed class HardTopic() : TeamTopic(
    SetupTopics.Hard, "When it is hard", "Some customers are abusive, and some cases stay with people. Everybody here should know what they may say, and who helps.")
{
    private const string Conduct = "conduct";
    private const string Help = "help";

    public override async Task PrepareAsync(TeamFacts facts, Filled filled, BotDb db, CancellationToken cancellationToken)
    {
        var since = facts.Now.AddDays(-EndedByAbuse.Days);
        facts.EndedByAbuse = EndedByAbuse.Count(
            await db.Cases.AsNoTracking().Include(about => about.Events).Where(about => about.TeamId == facts.Team.Id && about.AbuseAt >= since).ToListAsync(cancellationToken),
            since, facts.Now.AddTicks(1));
    }

    /// <summary>Of the whole team, and only where its set-up is looked at.</summary>
    public override IEnumerable<string> Notes(TeamFacts facts) =>
        [$"Contacts of the team that ended in the last {EndedByAbuse.Days} days because a customer was abusive: {facts.EndedByAbuse}. They count against nobody."];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Conduct, "What we say to a customer who is abusive", facts.Settings.ConductText ?? CareTexts.Conduct, "I end our talk if this goes on.", CareTexts.Longest, IsMultiline: true),
        new(Help, "Where people here find help: who, how, and when", facts.Settings.HelpText ?? CareTexts.Help, "Marta, room 4, any day. Help line: 800 100 200, day and night.", CareTexts.Longest, IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts) =>
        $"to somebody abusive: {Written(facts.Settings.ConductText)}; where people find help: {Written(facts.Settings.HelpText)}";

    public override Complaint? Check(TeamFacts facts, Filled filled) => Entry.TooLong(
        new Entry("What you say to a customer who is abusive", filled.Text(Conduct), CareTexts.Longest),
        new Entry("Where people find help", filled.Text(Help), CareTexts.Longest));

    public override void Forget(TeamFacts facts) => (facts.Settings.ConductText, facts.Settings.HelpText) = (null, null);

    public override string Next(TeamFacts facts) =>
        "“abuse” and the number of a case shows what you say to somebody abusive. “support” shows everybody in private where they find help. I note of nobody that they looked.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        facts.Settings.ConductText = filled.Text(Conduct) is { } conduct ? Own(conduct, CareTexts.Conduct) : facts.Settings.ConductText;
        facts.Settings.HelpText = filled.Text(Help) is { } help ? Own(help, CareTexts.Help) : facts.Settings.HelpText;
    }

    /// <summary>What nobody has changed, and what is empty, stays ours.</summary>
    private static string? Own(string typed, string ours) => typed.Length == 0 || typed == ours ? null : typed;

    private static string Written(string? text) => OrNothing(Shown.Within(text), "not written yet");
}
