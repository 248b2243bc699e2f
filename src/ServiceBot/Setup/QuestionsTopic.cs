using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>The questions that a team adds to those everybody is asked.</summary>
internal sealed class QuestionsTopic() : TeamTopic(
    SetupTopics.Questions, "Your own questions", "Nobody knows better what is worth asking here. They come in turn with the others, and keep every rule of them.")
{
    private const string Questions = "questions";

    public override IEnumerable<string> Notes(TeamFacts facts) =>
    [
        "Write them as sentences that one can agree with, from “not at all” to “completely”. "
        + "A changed sentence is another question, so answers to both are never counted together. "
        + $"They are asked while your team is counted alone, with {MoraleWords.Number(facts.LeastPeople)} people or more.",
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Questions, $"Questions of your own, one a line, {TeamQuestions.Most} at most", string.Join('\n', Texts(facts)),
            "I could decide myself what a customer needed.", TeamQuestions.Most * (TeamQuestions.Longest + 1), IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts) => OrNothing(string.Join(" · ", Texts(facts).Select(text => Shown.Within(text))), "none");

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Lines(Questions) is not { } lines)
            return null;

        if (lines.Count > TeamQuestions.Most)
            return new Complaint($"These are {lines.Count} questions, and {TeamQuestions.Most} are as many as people can be asked. Which matter most?");

        foreach (var line in lines)
        {
            if (line.Length < TeamQuestions.Shortest)
                return new Complaint($"“{Shown.Within(line)}” is too short to be understood. Please write a whole sentence, of {TeamQuestions.Shortest} letters or more.");

            if (line.Length > TeamQuestions.Longest)
                return new Complaint($"“{Shown.Within(line, 40)}” has {line.Length} letters, and a question may have {TeamQuestions.Longest}. People answer it in ten seconds.");

            if (TeamQuestions.NameIn(line, facts.Members.Select(member => member.Person.Name).Concat(facts.Leaders.Select(leader => leader.Name))) is { } name)
                return new Complaint($"“{Shown.Within(line, 40)}” names {Shown.Name(name)}. A question about one person cannot be anonymous, so please ask about all of you.");
        }

        return lines.GroupBy(Said.Key).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new Complaint($"“{Shown.Within(twice.First(), 40)}” stands there twice.")
            : null;
    }

    public override string Next(TeamFacts facts) => facts.Questions.Count == 0
        ? "People are asked the questions that everybody is asked."
        : $"They come in turn with the others, one question a day. “morale” shows what was answered, once {MoraleWords.Number(facts.LeastPeople)} people or more have.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        if (filled.Lines(Questions) is not { } lines)
            return;

        var kept = facts.Questions.FindAll(question => lines.Contains(question.Text));
        foreach (var gone in facts.Questions.Except(kept))
            gone.IsRetired = true;

        var added = lines.Except(kept.Select(question => question.Text)).Select(text => new TeamQuestion { Id = TeamQuestions.NewId(), TeamId = facts.Team.Id, Text = text }).ToList();
        db.TeamQuestions.AddRange(added);
        facts.Questions = [.. kept.Concat(added).OrderBy(question => question.Text, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Texts(TeamFacts facts) => facts.Questions.Select(question => question.Text).Order(StringComparer.Ordinal);
}
