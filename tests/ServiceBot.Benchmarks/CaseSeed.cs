using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Benchmarks;

/// <summary>Open cases of the demo team as if people had worked on them for days, written past the chat because that would take hours.</summary>
internal static class CaseSeed
{
    /// <summary>The case that is asked about; it is there however few there are.</summary>
    public const int Asked = 500;

    /// <summary>The button with which its customer is told.</summary>
    public const string Told = "benchmark-told";

    /// <summary>Who asks, and owns all of the cases.</summary>
    public const string Account = "asker";

    private const string PersonId = $"test-{Account}";
    private const string TeamId = "harbour";
    private const int AtOnce = 25;

    public static async Task PlantAsync(IDatabase database, int cases, int events)
    {
        var opened = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddDays(-20).ToUnixTimeSeconds());
        foreach (var numbers in Enumerable.Range(cases == 1 ? Asked : 1, cases).Chunk(AtOnce))
        {
            await using var db = database.Lease();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in numbers)
                db.Cases.Add(Grow(number, events, opened.AddMinutes(number)));

            if (numbers.Contains(Asked))
                db.CardActions.Add(new CardAction(Told, CardVerb.Told, Asked, TeamId));

            await db.SaveChangesAsync();
        }
    }

    /// <summary>At the third step, with as many notes as make up that many events.</summary>
    private static RecoveryCase Grow(int number, int events, DateTimeOffset opened)
    {
        var by = new By(PersonId, opened);
        var title = $"The parcel of order {number} is lost";
        var about = RecoveryCase.Report(number, TeamId, $"the courier lost the parcel of order {number}", title, by);
        about.Classify(CustomerKind.External, number % 3 == 0 ? Severity.Serious : Severity.Normal, number % 50 == 0, title, TeamId, by);
        about.Hear(new Hearing("The parcel was due on Monday and nobody told her that it was lost. She called twice, and waited at home all day."), by);
        about.Own(by);
        about.Promise(opened.AddHours(1), by);
        about.Tell(by);
        while (about.Version < events)
            about.AddNote($"Note {about.Version} of case {number}: the depot says that it left on Tuesday, and looks for it again.", by with { At = opened.AddMinutes(about.Version) });

        return about;
    }
}
