using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

public class PipelineTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly List<string> _log = [];

    [Fact]
    public async Task Middleware_runs_in_order_around_the_bot()
    {
        _adapter.Use(new Logging("first", _log)).Use(new Logging("second", _log));

        await _adapter.RunAsync(Incoming.Message(), Bot);

        Assert.Equal(["first in", "second in", "bot", "second out", "first out"], _log);
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_ends_the_turn()
    {
        _adapter.Use(new Logging("first", _log)).Use(new Logging("second", _log, goesOn: false));

        await _adapter.RunAsync(Incoming.Message(), Bot);

        Assert.Equal(["first in", "second in", "second out", "first out"], _log);
    }

    [Fact]
    public async Task A_set_of_middleware_is_middleware()
    {
        var set = new MiddlewareSet().Use(new Logging("inner", _log));
        _adapter.Use(set).Use(new Logging("outer", _log));

        await _adapter.RunAsync(Incoming.Message(), Bot);

        Assert.Contains("bot", _log);
        Assert.Equal("inner in", _log[0]);
    }

    [Fact]
    [Trait("Improved", "the original runs what follows a set after the set, not inside it")]
    public async Task A_set_of_middleware_can_end_the_turn()
    {
        _adapter.Use(new MiddlewareSet().Use(new Logging("inner", _log, goesOn: false)));

        await _adapter.RunAsync(Incoming.Message(), Bot);

        Assert.DoesNotContain("bot", _log);
    }

    [Fact]
    public async Task A_failure_goes_to_the_error_handler()
    {
        Exception seen = null;
        _adapter.OnTurnError = (_, e) =>
        {
            seen = e;
            return Task.CompletedTask;
        };

        await _adapter.RunAsync(Incoming.Message(), (_, _) => throw new InvalidOperationException("broken"));

        Assert.Equal("broken", seen?.Message);
    }

    [Fact]
    public Task Without_an_error_handler_a_failure_leaves_the_adapter() =>
        Assert.ThrowsAsync<InvalidOperationException>(
            () => _adapter.RunAsync(Incoming.Message(), (_, _) => throw new InvalidOperationException()));

    [Fact]
    public async Task The_turn_speaks_the_language_of_the_activity()
    {
        var culture = "";
        var locale = "";

        await _adapter.RunAsync(Incoming.Of(ActivityTypes.Message, a => a.Locale = "de-DE"), (turn, _) =>
        {
            culture = CultureInfo.CurrentCulture.Name;
            locale = ((TurnContext)turn).Locale;
            return Task.CompletedTask;
        });

        Assert.Equal(("de-DE", "de-DE"), (culture, locale));
    }

    [Theory]
    [Trait("Improved", "the original makes up a culture of every well-formed name and keeps it")]
    [InlineData("pl-DE", "pl")]
    [InlineData("de-Latn-XY-something", "de")]
    public async Task A_language_is_spoken_wherever_the_person_is(string locale, string expected)
    {
        var culture = "";

        await _adapter.RunAsync(Incoming.Of(ActivityTypes.Message, a => a.Locale = locale), (_, _) =>
        {
            culture = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });

        Assert.Equal(expected, culture);
    }

    [Fact]
    public async Task A_locale_that_is_none_does_no_harm()
    {
        await _adapter.RunAsync(Incoming.Of(ActivityTypes.Message, a => a.Locale = "no such language!"), Bot);

        Assert.Equal(["bot"], _log);
    }

    [Fact]
    public async Task The_turn_state_is_of_no_use_after_the_turn()
    {
        ITurnContext kept = null;
        await _adapter.RunAsync(Incoming.Message(), (turn, _) =>
        {
            kept = turn;
            return Task.CompletedTask;
        });

        Assert.Throws<ObjectDisposedException>(() => kept.TurnState.Get<string>("anything"));
    }

    [Fact]
    public async Task The_bot_can_speak_first()
    {
        var reference = Incoming.Message().GetConversationReference();

        await _adapter.ContinueConversationAsync(
            "app",
            reference,
            async (turn, cancellationToken) =>
            {
                Assert.Equal(ActivityEventNames.ContinueConversation, turn.Activity.Name);
                await turn.SendActivityAsync("good morning", cancellationToken: cancellationToken);
            },
            CancellationToken.None);

        var sent = Assert.Single(_adapter.Sent);
        Assert.Equal(("room", "amal", "bot"), (sent.Conversation.Id, sent.Recipient.Id, sent.From.Id));
    }

    private Task Bot(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        _log.Add("bot");
        return Task.CompletedTask;
    }

    private sealed class Logging(string name, List<string> log, bool goesOn = true) : IMiddleware
    {
        public async Task OnTurnAsync(
            ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            log.Add($"{name} in");
            if (goesOn)
                await next(cancellationToken);
            log.Add($"{name} out");
        }
    }
}
