using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What the team is called, and what people here call one another and those they serve: cast members and guests, crew and passengers.</summary>
internal sealed class WordsTopic() : TeamTopic(
    SetupTopics.Words, "Words we use", "How you call people shows how you see them. Elsewhere they are cast members and guests, or crew and passengers.")
{
    private const string Staff = "staffWord";
    private const string Customers = "customerWord";
    private const string KeyWord = "customerKeyWord";
    private const string Survey = "surveyLink";
    private const string Hints = "hints";
    private const string On = "on";
    private const string Off = "off";
    private const string TeamName = "teamName";
    private const int LongestWord = 32;
    private const int LongestName = 64;

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Staff, "Those who work here are our", facts.Settings.StaffWord, "colleagues", LongestWord),
        new(Customers, "Those we serve are our", facts.Settings.CustomerWord, "customers", LongestWord),
        new(KeyWord, "We recognise one of them by their", facts.Settings.CustomerKeyWord, "order number, mail address, name", LongestWord),
        new(Survey, $"Where their survey is, if there is one; {SurveyLink.CaseNumber} becomes the case's number", facts.Settings.SurveyLink ?? "", $"https://survey.example/?case={SurveyLink.CaseNumber}", SurveyLink.Longest),
        new(Hints, "Private hints about words that may hurt (on or off)", facts.Settings.Hints ? On : Off, "on or off", LongestWord),
        new(TeamName, "The team is called", facts.Team.Name, "Harbour desk", LongestName),
    ];

    public override string Holds(TeamFacts facts) => $"{Shown.Name(facts.Team.Name)}; {Shown.Within(facts.Settings.StaffWord)} and {Shown.Within(facts.Settings.CustomerWord)}, recognised by their {Shown.Within(facts.Settings.CustomerKeyWord)}"
        + (facts.Settings.SurveyLink is { } survey ? $"; survey: {survey}" : "")
        + (facts.Settings.Hints ? "" : "; no hints about words");

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Line(Staff) is "")
            return new Complaint("Please write a word for those who work here, for example: colleagues.");

        if (filled.Line(Customers) is "")
            return new Complaint("Please write a word for those you serve, for example: customers.");

        if (filled.Line(KeyWord) is "")
            return new Complaint("Please write by what you recognise one of them again, for example: order number.");

        if (filled.Line(Survey) is { Length: > 0 and <= SurveyLink.Longest } survey && !SurveyLink.IsValid(survey))
            return new Complaint("The address of the survey must be whole and begin with https://, without a name or password in it. It may also stay empty.");

        if (filled.Line(Hints) is { } hints && Said.Key(hints) is not (On or Off))
            return new Complaint("Please write on or off for the private hints about words.");

        return filled.Line(TeamName) is ""
            ? new Complaint("Please write what the team is called.")
            : Entry.TooLong(
                new Entry("The word for staff", filled.Line(Staff), LongestWord), new Entry("The word for customers", filled.Line(Customers), LongestWord),
                new Entry("What you recognise one of them by", filled.Line(KeyWord), LongestWord),
                new Entry("The address of the survey", filled.Line(Survey), SurveyLink.Longest),
                new Entry("The team's name", filled.Line(TeamName), LongestName));
    }

    public override string Next(TeamFacts facts) =>
        $"“vision” shows everybody in the team that here one speaks of {Shown.Within(facts.Settings.StaffWord)} and {Shown.Within(facts.Settings.CustomerWord)}. "
        + $"A new case asks for their {Shown.Within(facts.Settings.CustomerKeyWord)}, which may stay empty; I keep only a sign of it that tells whether it is the same."
        + (facts.Settings.SurveyLink is null ? "" : " Where customers are asked in a survey, I show its address to copy; I send it to nobody.");

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        facts.Settings.StaffWord = filled.Line(Staff) ?? facts.Settings.StaffWord;
        facts.Settings.CustomerWord = filled.Line(Customers) ?? facts.Settings.CustomerWord;
        facts.Settings.CustomerKeyWord = filled.Line(KeyWord) ?? facts.Settings.CustomerKeyWord;
        facts.Settings.SurveyLink = filled.Line(Survey) switch
        {
            null => facts.Settings.SurveyLink,
            "" => null,
            var survey => survey,
        };
        facts.Settings.Hints = filled.Line(Hints) is { } hints ? Said.Key(hints) == On : facts.Settings.Hints;
        facts.Team.Name = filled.Line(TeamName) ?? facts.Team.Name;
    }
}
