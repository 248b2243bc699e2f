using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Bot;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Coaching;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Examples;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Tests.Examples;

/// <summary>The program as it starts in a folder of its own, where there may be nothing yet.</summary>
internal sealed class ExampleProgram : IAsyncDisposable
{
    public const string Now = "2026-11-26T09:30Z";

    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"servicebot-{Guid.NewGuid():N}")).FullName;

    private readonly ExampleClock _clock = new(DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture));
    private WebApplication? _app;

    public string Data => Path.Combine(_folder, "data");

    public string File => Path.Combine(Data, "servicebot.db");

    public IServiceProvider Services => _app!.Services; // once it has started

    public static async Task<ExampleProgram> StartNewAsync(int days, params (string Name, string Value)[] settings)
    {
        var program = new ExampleProgram();
        await program.StartAsync(days, settings);
        return program;
    }

    public async Task StartAsync(int days, params (string Name, string Value)[] settings)
    {
        if (_app is not null)
            await _app.DisposeAsync();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = Data,
            ["Pulse:KeyFolder"] = Path.Combine(_folder, "keys"),
            ["Demo:Team:Id"] = "harbour",
            ["Demo:Team:Name"] = "Harbour desk",
            ["Demo:Team:Zone"] = "Europe/Lisbon",
            // A smaller team would be counted with others.
            ["Demo:Days"] = $"{days}",
        });
        builder.Configuration.AddInMemoryCollection(new[] { "ines", "rui", "amal", "jonas", "marta" }.SelectMany((id, at) =>
            new[] { new KeyValuePair<string, string?>($"Demo:People:{at}:Id", id), new KeyValuePair<string, string?>($"Demo:People:{at}:Name", id) }));
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        AddParts(builder);
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        _app = builder.Build();
        await _app.MakeExampleDaysAsync(AddParts);
        await Services.GetRequiredService<DemoTeam>().LoadAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        return await read(db);
    }

    public Task ExecuteAsync(string statement) => Services.GetRequiredService<IDatabase>().WriteAsync(async session =>
    {
        await session.ExecuteAsync(statement);
        return true;
    });

    public async Task RunAsync<T>() where T : IRound
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);
    }

    /// <summary>Somebody types something in private.</summary>
    /// <returns>The last thing the bot said to that.</returns>
    public async Task<string> SaysAsync(string person, string text)
    {
        await new ExampleStage(Services, _clock, new Dictionary<string, string> { [person] = person }).SaysAsync(person, text);
        return (await ChatAsync(WebConversation.PrivateId(person)))[^1];
    }

    /// <summary>What the bot said there, with every text of its cards.</summary>
    public Task<List<string>> ChatAsync(string conversation) => ReadAsync(async db =>
        (await db.WebActivities.AsNoTracking().Where(row => row.Conversation == conversation && row.GoodUntil == null).OrderBy(row => row.Watermark).ToListAsync())
        .Select(row => JsonNode.Parse(row.Json)!.AsObject())
        .Where(said => (string?)said["from"]!["id"] == "servicebot" && (string?)said["type"] == "message")
        .Select(said => (string?)said["text"] ?? string.Join('\n', Texts(said["attachments"])))
        .ToList());

    /// <summary>Every row of every table, as text.</summary>
    public Task<string> KeptAsync() => ReadAsync(async db =>
    {
        List<string> kept = [];
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            var connection = db.Database.GetDbConnection();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                kept.Add($"{table}: {string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue))}");
        }

        return string.Join('\n', kept);
    });

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();

        Directory.Delete(_folder, recursive: true);
    }

    private static void AddParts(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(new ExampleClock(DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture)));
        builder.Services.AddOptions<SiteOptions>().BindConfiguration("Site");
        builder.AddData().AddDelivery().AddRoster().AddCustomers().AddCoaching().AddRecovery().AddSetup().AddKnowledge().AddPulse().AddDigest().AddBot().AddTeams().AddWebChannel();
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject part => (part["type"] is JsonValue && part["text"] is JsonValue text ? [(string)text!] : Array.Empty<string>()).Concat(part.SelectMany(inner => Texts(inner.Value))),
        JsonArray parts => parts.SelectMany(Texts),
        _ => [],
    };
}
