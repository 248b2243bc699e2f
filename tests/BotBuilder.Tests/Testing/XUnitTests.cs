using BotBuilder.Tests.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Builder.Testing.XUnit;
using Microsoft.Bot.Schema;
using Xunit.Abstractions;

namespace BotBuilder.Tests.Testing;

/// <summary>What helps tests that are written with xunit.</summary>
public class XUnitTests
{
    public static TheoryData<TestDataObject> Orders => new()
    {
        new TestDataObject(new Order { Items = ["mug", "plate"], Customer = "Amal" }),
        new TestDataObject(new Order { Items = [] }),
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void An_object_comes_through_a_theory_as_it_was(TestDataObject data)
    {
        var order = data.GetObject<Order>();

        Assert.Equal(order.Items.Count == 0 ? null : "Amal", order.Customer);
    }

    [Fact]
    public async Task What_is_said_is_in_the_output_of_the_test()
    {
        var output = new Output();
        var client = new DialogTestClient("test", new TextPrompt("name"), Asks.For("Your name?"), [new XUnitDialogTestLogger(output)]);

        await client.SayAsync("hello");
        await client.SendAsync(new Activity(ActivityTypes.Event) { Name = "wave" });

        Assert.Contains("hello", output.Text, StringComparison.Ordinal);
        Assert.Contains("Your name?", output.Text, StringComparison.Ordinal);
        Assert.Contains("event", output.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_written_can_be_decided_by_a_class_of_ones_own()
    {
        var output = new Output();
        var client = new DialogTestClient("test", new TextPrompt("name"), Asks.For("Your name?"), [new Brief(output)]);

        await client.SayAsync("hello");

        Assert.Equal("in out", output.Text);
    }

    public sealed class Order
    {
        public List<string> Items { get; set; }

        public string Customer { get; set; }
    }

    private sealed class Brief(ITestOutputHelper output) : XUnitDialogTestLogger(output)
    {
        protected override Task LogIncomingActivityAsync(ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
        {
            Output.WriteLine("in");
            return Task.CompletedTask;
        }

        protected override Task LogOutgoingActivityAsync(ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
        {
            Output.WriteLine("out");
            return Task.CompletedTask;
        }
    }

    private sealed class Output : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public string Text => string.Join(' ', _lines);

        public void WriteLine(string message) => _lines.Add(message);

        public void WriteLine(string format, params object[] args) => _lines.Add(string.Format(format, args));
    }
}
