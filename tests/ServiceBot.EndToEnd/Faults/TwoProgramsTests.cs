using System.Globalization;
using System.Text.Json;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Two programs on one PostgreSQL are one bot.</summary>
public sealed class TwoProgramsTests
{
    private const int Messages = 20;

    [Fact]
    public async Task A_socket_to_one_hears_in_order_what_is_said_to_the_other()
    {
        await using var test = await Experiment.StartAsync(DatabaseKind.Postgres, programs: 2);
        using var ines = await DirectLinePerson.JoinAsync(test.Bots[0], "ines");
        using var socket = await ines.ListenAsync();
        using var elsewhere = ines.At(test.Bots[1]);

        for (var i = 1; i <= Messages; i++)
            await elsewhere.SayAsync(string.Create(CultureInfo.InvariantCulture, $"case {1000 + i}"));

        var heard = await socket.HearAsync(count: 2 + Messages * 2);
        var numbers = Enumerable.Range(1001, Messages).ToList();
        Assert.Equal(numbers.Select(number => $"case {number}"), Texts(heard, isBot: false));
        Assert.Equal(numbers.Select(number => $"I know no case {number} in your team."), Texts(heard, isBot: true).Skip(1).Select(text => text.Split('.')[0] + "."));
    }

    [Fact]
    public async Task Each_takes_the_tokens_the_other_gave_out()
    {
        await using var test = await Experiment.StartAsync(DatabaseKind.Postgres, programs: 2);
        using var ines = await DirectLinePerson.JoinAsync(test.Bots[0], "ines");
        using var rui = await DirectLinePerson.JoinAsync(test.Bots[1], "rui");
        using var inesElsewhere = ines.At(test.Bots[1]);
        using var ruiElsewhere = rui.At(test.Bots[0]);
        using var room = await inesElsewhere.EnterAsync("room-harbour");
        using var roomElsewhere = room.At(test.Bots[0]);

        await inesElsewhere.SayAsync("cases");
        await ruiElsewhere.SayAsync("cases");
        await roomElsewhere.SayAsync("case 17");

        foreach (var person in new[] { ines, rui, room })
            Assert.NotEmpty(await person.ReadUntilAsync(transcript => Texts(transcript, isBot: true).Any(text => !text.StartsWith("Hello", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_conversation_that_wanders_between_them_keeps_its_order()
    {
        await using var test = await Experiment.StartAsync(DatabaseKind.Postgres, programs: 2);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(async person =>
        {
            var chat = test.Chat($"p{person}");
            for (var i = 1; i <= Messages; i++)
                await chat.SayAsync($"case {person}{i}000", $"no case {person}{i}000 ");
        }));

        var verdict = (await test.Ledger.AuditAsync()).Write("Two programs, conversations that wander between them");
        Assert.Equal(new Verdict { Acknowledged = 4 * Messages }, verdict);
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> activities, bool isBot) => activities
        .Where(activity => activity.GetProperty("from").GetProperty("id").GetString() == "servicebot" == isBot && activity.TryGetProperty("text", out _))
        .Select(activity => activity.GetProperty("text").GetString()!); // a text is never null
}
