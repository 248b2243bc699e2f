using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Benchmarks;

/// <summary>
/// Teams in which three cases a day were reported, owned, fixed and closed, and something else was noted each day. One team is lived; the others
/// are copies of it that the database makes itself, because all of them would take an hour.
/// </summary>
internal static class DigestSeed
{
    public const int InATeam = 20;
    private const int CasesADay = 3;
    private const string First = "desk-00000";
    private const string Stride = "10000";

    public static async Task PlantAsync(string folder, int teams, int days, DateTimeOffset now)
    {
        var options = new DataOptions { Folder = folder };
        using (var database = new SqliteDatabase(Options.Create(options), new Announcements(), NullLoggerFactory.Instance))
        {
            await FanOutSeed.PlantAsync(database, 0, teams * InATeam, now);
            await using var db = database.Lease();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var number = 0;
            for (var day = days - 1; day >= 0; day--)
            {
                for (var one = 0; one < CasesADay; one++)
                    db.Cases.Add(Live(++number, now.AddDays(-day).AddHours(-9 + one), now));
                db.Moments.Add(new Moment { Id = $"{number:D32}", TeamId = First, PersonId = "person-000001", Kind = MomentKind.Magic, At = now.AddDays(-day).AddHours(-5), Text = "She sent flowers to the desk." });
            }

            await db.SaveChangesAsync();
        }

        await using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.File, Pooling = false }.ToString());
        await file.OpenAsync();
        await RunAsync(file, "PRAGMA synchronous = OFF");
        foreach (var (table, key, team) in new[] { ("Cases", "Number", "TeamId"), ("CaseEvents", "CaseNumber", ""), ("CaseTexts", "CaseNumber", ""), ("Moments", "Id", "TeamId") })
            await CopyAsync(file, table, key, team, teams);

        // Each has a channel, and its digest has just become due.
        await RunAsync(file, """UPDATE "Teams" SET "RoomChannel" = 'directline', "RoomConversation" = 'room-' || "Id" """);
        var (zone, local) = Afternoon(now);
        await RunAsync(file, $"""UPDATE "Teams" SET "Zone" = '{zone}'""");
        await RunAsync(file, $"""UPDATE "TeamSettings" SET "DigestAt" = '{local:HH:mm}:00'""");
        await RunAsync(file, "ANALYZE");
    }

    /// <summary>A zone in which it is the afternoon now, at whatever hour this is run.</summary>
    private static (string Zone, DateTimeOffset Local) Afternoon(DateTimeOffset now)
    {
        var ahead = Math.Clamp(15 - now.Hour, -12, 14);
        return (ahead == 0 ? "Etc/UTC" : $"Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}", now.AddHours(ahead)); // their signs are the other way round
    }

    private static async Task CopyAsync(SqliteConnection file, string table, string key, string team, int teams)
    {
        var columns = new List<string>();
        await using (var asked = file.CreateCommand())
        {
            asked.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var reader = await asked.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                columns.Add(reader.GetString(0));
        }

        var values = columns.Select(column => column == key && key == "Id" ? "printf('%05d', n) || substr(\"Id\", 6)"
            : column == key ? $"\"{column}\" + n * {Stride}"
            : column == team ? "printf('desk-%05d', n)"
            : $"\"{column}\"");
        await RunAsync(file, $"""
            WITH RECURSIVE team(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM team WHERE n < {teams - 1})
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", values)} FROM team, (SELECT * FROM "{table}") WHERE {teams} > 1
            """);
    }

    private static async Task RunAsync(SqliteConnection file, string sql)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Of seven, one is fixed twice; of those of the last days some are open.</summary>
    private static RecoveryCase Live(int number, DateTimeOffset reported, DateTimeOffset now)
    {
        By At(int minutes) => new($"person-{number % InATeam:D6}", reported.AddMinutes(minutes));
        var title = $"The parcel of order {number} is lost";
        var about = RecoveryCase.Report(number, First, $"the courier lost the parcel of order {number}", title, At(0));
        about.Classify(number % 5 == 0 ? CustomerKind.Internal : CustomerKind.External, number % 4 == 0 ? Severity.Serious : Severity.Normal, false, title, First, At(1));
        about.Hear(new Hearing("The parcel was due on Monday and nobody told her that it was lost. She called twice, and waited at home all day."), At(2));
        about.Recognise($"key-{number}");
        about.Own(At(3 + number % 11));
        about.Promise(reported.AddMinutes(60), At(15));
        about.Tell(At(20 + number % 30));
        if (reported > now.AddDays(-2) && number % CasesADay == 0)
            return about;

        about.Fix(At(70 + number % 90));
        about.Analyze(new Analysis("The label was under another one", "We called at once", StoppedBy: (CommitmentLimits)(1 << number % 6)), At(170));
        about.Say("Thank you for telling us, and for your patience.", At(175));
        about.Ask(AskChannel.Call, At(180));
        if (number % 3 == 0)
            about.Confirm(number % 9 == 0 ? Outcome.BetterThanExpected : Outcome.Fine, "All well.", At(185));
        about.Close(At(190));
        if (number % 7 == 0)
        {
            about.Reopen(At(300));
            about.Promise(reported.AddMinutes(400), At(301));
            about.Tell(At(330));
            about.Fix(At(350));
            about.Close(At(355));
        }

        return about;
    }
}
