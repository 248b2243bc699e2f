using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.States;

public class MemoryStorageTests
{
    private readonly IStorage _storage = new MemoryStorage();

    [Fact]
    public async Task What_was_never_written_is_not_in_the_answer()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["there"] = new Note { Text = "hi" } });

        var read = await _storage.ReadAsync(["there", "not there"]);

        Assert.Equal(["there"], read.Keys);
    }

    [Fact]
    public async Task What_is_deleted_is_gone()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["key"] = new Note() });

        await _storage.DeleteAsync(["key", "never there"]);

        Assert.Empty(await _storage.ReadAsync(["key"]));
    }

    [Fact]
    public async Task Reading_and_writing_make_copies()
    {
        var note = new Note { Text = "written" };
        await _storage.WriteAsync(new Dictionary<string, object> { ["key"] = note });
        note.Text = "changed after writing";

        var read = (Note)(await _storage.ReadAsync(["key"]))["key"];
        Assert.Equal("written", read.Text);
        read.Text = "changed after reading";

        Assert.Equal("written", ((Note)(await _storage.ReadAsync(["key"]))["key"]).Text);
    }

    [Fact]
    public async Task An_older_version_does_not_replace_a_newer_one()
    {
        await WriteAsync(new Note { Text = "first" });
        var mine = await ReadAsync();
        var theirs = await ReadAsync();
        theirs.Text = "theirs";
        await WriteAsync(theirs);

        mine.Text = "mine";
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(mine));

        mine.ETag = "*";
        await WriteAsync(mine);
        Assert.Equal("mine", (await ReadAsync()).Text);
    }

    [Fact]
    public async Task Every_version_has_an_etag_of_its_own()
    {
        await WriteAsync(new Note());
        var first = await ReadAsync();
        await WriteAsync(first);

        Assert.NotNull(first.ETag);
        Assert.NotEqual(first.ETag, (await ReadAsync()).ETag);
    }

    public static TheoryData<object> Values => new()
    {
        "text", "", true, 7.5, 7.0,
        new Dictionary<string, object> { ["inner"] = "text" },
        new List<string> { "one", "two" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_what_it_was(object value)
    {
        var read = await RoundTripAsync(value);

        Assert.Equal(value.GetType(), read.GetType());
        Assert.Equal(value, read);
    }

    public static TheoryData<object> OwnValues => new()
    {
        7, 7L, 3_000_000_000L, 1.5f, 1.5m, new DateTimeOffset(2026, 3, 29, 1, 59, 59, TimeSpan.FromHours(1)),
        new DateTime(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc), new Guid("3851a47b-53ed-4d29-b878-6e941da61e98"),
        new List<object> { 1, "two", 3.0 }, new[] { "one" },
    };

    [Theory]
    [Trait("Improved", "the original reads another type of number, date or list")]
    [MemberData(nameof(OwnValues))]
    public Task So_do_numbers_dates_and_lists(object value) => A_value_comes_back_as_what_it_was(value);

    [Fact]
    public async Task A_null_stays_null() => Assert.Null(await RoundTripAsync(null));

    [Fact]
    public async Task Where_a_dialog_stands_comes_back_whole()
    {
        var stack = new DialogState([
            new DialogInstance
            {
                Id = "order",
                State = new Dictionary<string, object>
                {
                    ["stepIndex"] = 2,
                    ["values"] = new Dictionary<string, object> { ["city"] = "Graz" },
                    ["dialogs"] = new DialogState([new DialogInstance { Id = "inner", State = new Dictionary<string, object>() }]),
                    ["options"] = new PromptOptions
                    {
                        Prompt = MessageFactory.Text("Which?"),
                        Choices = [new Choice("red") { Synonyms = ["r"] }],
                        Style = ListStyle.List,
                        Validations = 5,
                    },
                    ["found"] = new FoundChoice { Value = "red", Index = 1, Score = 0.5f },
                },
            },
        ]);

        var read = Assert.Single(Assert.IsType<DialogState>(await RoundTripAsync(stack)).DialogStack);

        Assert.Equal("order", read.Id);
        Assert.Equal(2, Convert.ToInt32(read.State["stepIndex"]));
        Assert.Equal("Graz", Assert.IsType<Dictionary<string, object>>(read.State["values"])["city"]);
        Assert.Equal("inner", Assert.IsType<DialogState>(read.State["dialogs"]).DialogStack[0].Id);
        var options = Assert.IsType<PromptOptions>(read.State["options"]);
        Assert.Equal("Which?", options.Prompt.Text);
        Assert.Equal("r", options.Choices[0].Synonyms[0]);
        Assert.Equal(ListStyle.List, options.Style);
        Assert.Equal(5, Convert.ToInt32(options.Validations));
        Assert.Equal(0.5f, Assert.IsType<FoundChoice>(read.State["found"]).Score);
    }

    [Fact]
    public async Task An_activity_comes_back_as_one()
    {
        var activity = MessageFactory.Text("hi");
        activity.Value = new Dictionary<string, object> { ["answer"] = 42 };

        var read = Assert.IsType<Activity>(await RoundTripAsync(activity));

        Assert.Equal("hi", read.Text);
        Assert.NotNull(read.Value);
    }

    [Fact]
    [Trait("Improved", "the original takes some names for its own")]
    public async Task Names_in_a_state_may_be_anything()
    {
        var odd = new Dictionary<string, object> { ["map"] = 1, ["json"] = "x", [""] = true, ["$type"] = "System.Object" };

        Assert.Equal(odd, await RoundTripAsync(odd));
    }

    private async Task<object> RoundTripAsync(object value)
    {
        await _storage.WriteAsync(new Dictionary<string, object>
        {
            ["state"] = new Dictionary<string, object> { ["value"] = value },
        });
        return ((IDictionary<string, object>)(await _storage.ReadAsync(["state"]))["state"])["value"];
    }

    private Task WriteAsync(Note note) => _storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });

    private async Task<Note> ReadAsync() => (Note)(await _storage.ReadAsync(["note"]))["note"];

    private sealed class Note : IStoreItem
    {
        public string Text { get; set; }

        public string ETag { get; set; }
    }
}
