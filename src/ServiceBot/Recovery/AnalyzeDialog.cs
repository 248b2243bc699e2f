using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>Step 4: what made it possible, what worked, and what prevents it. Conditions, not culprits.</summary>
internal sealed class AnalyzeDialog(Guide guide) : StepDialog(Step.Analyze, StepCards.Conditions, guide)
{
    private const int MostDaysAhead = 366;

    protected override void Understand(CardAnswer answer, Reader reader)
    {
        if (answer.Text is not null)
            answer.Answer = StepCards.Conditions[0].Answer;
    }

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (Entry.TooLong(
                new Entry("What made it possible", answer.Text, Longest.Note),
                new Entry("What worked", answer.Worked, Longest.Note),
                new Entry("What will prevent it", answer.Prevention, Longest.Note),
                new Entry("The name of who sees to it", answer.PreventionOwner, Longest.Name)) is { } tooLong)
            return tooLong;

        if (Entry.Of(answer.PreventionDue) is not { } typed)
            return null;

        var today = Today(reader);
        return SpokenDay.Parse(typed, today) switch
        {
            null => new Complaint($"I do not understand “{Shown.Within(typed, 40)}” as a day. Try Friday, 14 May or in 2 weeks."),
            { } day when day < today => new Complaint($"{WallClock.Write(day)} has passed. By which day is it prevented?"),
            { } day when day > today.AddDays(MostDaysAhead) => new Complaint("That is more than a year away. What can be done sooner?"),
            _ => null,
        };
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        var conditions = Entry.Of(answer.Text) ?? answer.Answer!;
        if (answer.Step is null)
            about.Analyze(new Analysis(conditions, about.Worked, about.Prevention, about.PreventionOwner, about.PreventionDue), reader.By);
        else
            about.Analyze(
                new Analysis(
                    conditions, Entry.Of(answer.Worked), Entry.Of(answer.Prevention), Entry.Of(answer.PreventionOwner),
                    Entry.Of(answer.PreventionDue) is { } due ? SpokenDay.Parse(due, Today(reader)) : null),
                reader.By);

        var prevention = about.Prevention is null
            ? ""
            : $" Prevention: {Shown.Within(about.Prevention)}{(about.PreventionDue is { } day ? $" by {WallClock.Write(day)}" : "")}.";
        return $"What made it possible: {Shown.Within(about.Conditions)}.{prevention}";
    }

    private static DateOnly Today(Reader reader) => DateOnly.FromDateTime(WallClock.Local(reader.Now, reader.Zone));
}
