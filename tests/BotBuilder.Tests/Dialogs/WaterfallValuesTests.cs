using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Testing;

namespace BotBuilder.Tests.Dialogs;

public class WaterfallValuesTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("")]
    [InlineData("žluťoučký 👍 \u0000 \" \\")]
    [InlineData("{\"json\":1}")]
    [InlineData(null)]
    public async Task A_text_comes_back_as_it_was(string value) =>
        Assert.Equal(value, (string)await StoreAsync(value));

    [Fact]
    [Trait("Improved", "the original turns a text that looks like a date into one")]
    public async Task A_text_that_looks_like_a_date_stays_a_text() =>
        Assert.Equal("2026-03-27T16:59:00Z", await StoreAsync("2026-03-27T16:59:00Z"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task A_whole_number_keeps_its_value(object value) =>
        Assert.Equal(Convert.ToInt64(value), Convert.ToInt64(await StoreAsync(value)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bool_comes_back_as_it_was(bool value) =>
        Assert.Equal(value, (bool)await StoreAsync(value));

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1e300)]
    public async Task A_fraction_keeps_its_value(double value) =>
        Assert.Equal(value, Convert.ToDouble(await StoreAsync(value)));

    [Fact]
    public async Task A_choice_comes_back_as_one()
    {
        var choice = (FoundChoice)await StoreAsync(new FoundChoice { Value = "red", Index = 2, Score = 1, Synonym = "reddish" });

        Assert.Equal(("red", 2, 1f, "reddish"), (choice.Value, choice.Index, choice.Score, choice.Synonym));
    }

    [Fact]
    public async Task Values_nest()
    {
        var value = (IDictionary<string, object>)await StoreAsync(new Dictionary<string, object>
        {
            ["text"] = "t",
            ["number"] = 7,
            ["none"] = null,
            ["inner"] = new Dictionary<string, object> { ["deep"] = true },
        });

        Assert.Equal("t", (string)value["text"]);
        Assert.Equal(7, Convert.ToInt32(value["number"]));
        Assert.Null(value["none"]);
        Assert.True((bool)((IDictionary<string, object>)value["inner"])["deep"]);
    }

    [Fact]
    public async Task Lists_come_back_as_lists()
    {
        Assert.Equal(["a", "", "b"], (IList<string>)await StoreAsync(new List<string> { "a", "", "b" }));
        Assert.Empty((IList<string>)await StoreAsync(new List<string>()));
        Assert.Equal(["a", true, null], (IList<object>)await StoreAsync(new List<object> { "a", true, null }));
    }

    [Fact]
    [Trait("Improved", "the original brings dates and decimals back as other types")]
    public async Task Dates_and_decimals_come_back_as_they_were()
    {
        var instant = new DateTimeOffset(2026, 3, 27, 16, 59, 0, TimeSpan.FromHours(2)).AddTicks(1234567);
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        Assert.Equal(instant, await StoreAsync(instant));
        Assert.Equal(TimeSpan.FromHours(2), ((DateTimeOffset)await StoreAsync(instant)).Offset);
        Assert.Equal(new DateTime(2026, 3, 27, 16, 59, 0, DateTimeKind.Utc), await StoreAsync(new DateTime(2026, 3, 27, 16, 59, 0, DateTimeKind.Utc)));
        Assert.Equal(1.50m, await StoreAsync(1.50m));
        Assert.Equal(id, await StoreAsync(id));
        Assert.Equal(5L, await StoreAsync(5L));
    }

    [Fact]
    public async Task What_is_taken_out_stays_out()
    {
        var client = new DialogTestClient("test", new WaterfallDialog(
            "remove",
            [
                (step, _) =>
                {
                    step.Values["kept"] = 1;
                    step.Values["removed"] = 2;
                    return Task.FromResult(Dialog.EndOfTurn);
                },
                (step, _) =>
                {
                    step.Values.Remove("removed");
                    return Task.FromResult(Dialog.EndOfTurn);
                },
                (step, token) => step.EndDialogAsync(string.Join(' ', step.Values.Keys), token),
            ]));

        await client.SayAsync("1");
        await client.SayAsync("2");
        await client.SayAsync("3");

        Assert.Equal("kept", client.DialogTurnResult.Result);
    }

    /// <summary>Puts a value into a waterfall, lets five turns of saving and reading go by, and returns it.</summary>
    private static async Task<object> StoreAsync(object value)
    {
        static Task<DialogTurnResult> Wait(WaterfallStepContext step, CancellationToken token) => Task.FromResult(Dialog.EndOfTurn);
        var client = new DialogTestClient("test", Asks.Component(
            "store",
            [],
            (step, _) =>
            {
                step.Values["value"] = value;
                return Task.FromResult(Dialog.EndOfTurn);
            },
            Wait,
            Wait,
            Wait,
            Wait,
            (step, token) => step.EndDialogAsync(step.Values["value"], token)));

        for (var turn = 0; turn < 6; turn++)
            await client.SayAsync("go on");

        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        return client.DialogTurnResult.Result;
    }
}
