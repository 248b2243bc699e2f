using Microsoft.Bot.Schema;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Who speaks, and where what is said back is heard.</summary>
/// <param name="Room">The team in whose channel it is said; null in a private chat.</param>
internal sealed record Speaker(Person Person, string Channel, Team? Room, Func<Activity, Task> SayAsync)
{
    public bool IsPrivate => Room is null;

    public Task SayTextAsync(string text, params IEnumerable<string> buttons) => SayAsync(Talk.Text(text, buttons));
}
