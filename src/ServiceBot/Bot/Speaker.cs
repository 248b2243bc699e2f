using Microsoft.Bot.Schema;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Who speaks, and where what is said back is heard.</summary>
/// <param name="Zone">In which they speak of times.</param>
/// <param name="Room">The team in whose channel it is said; null in a private chat.</param>
internal sealed record Speaker(Person Person, TimeZoneInfo Zone, string Channel, Team? Room, Func<Activity, Task> SayAsync)
{
    public bool IsPrivate => Room is null;

    /// <summary>Whether a question is open in this private chat.</summary>
    public bool IsAsked { get; init; }

    /// <summary>While a question is open no button is offered whose words would be taken for the answer.</summary>
    public Task SayTextAsync(string text, params IEnumerable<string> buttons) =>
        SayAsync(Talk.Text(text, buttons.Where(button => !IsAsked || Command.Parse(button) is not { Interrupts: false })));
}
