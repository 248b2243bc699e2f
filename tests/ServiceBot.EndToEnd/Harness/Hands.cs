using System.Globalization;
using Microsoft.Playwright;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>
/// Somebody who reads every card, moves to every field and types every key, and how long a person takes for that. The times are those of
/// the keystroke-level model (Card, Moran and Newell, 1980), and nobody waits for them here: they are counted. What they write, people have
/// thought about before.
/// </summary>
internal sealed class Hands(ChatPage chat)
{
    private static readonly TimeSpan Key = TimeSpan.FromSeconds(0.28);
    private static readonly TimeSpan Press = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Decision = TimeSpan.FromSeconds(1.35);
    private static readonly TimeSpan Word = TimeSpan.FromMinutes(1) / 200;

    /// <summary>What was read once, such as the words of a button, is recognised afterwards.</summary>
    private readonly HashSet<string> known = [];

    private int keys, presses, decisions, words;

    public TimeSpan Needed => keys * Key + presses * Press + decisions * Decision + words * Word;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Needed:m\\:ss} min by hand ({keys} keys, {presses} presses, {decisions} decisions, {words} words read)");

    /// <summary>Reads what stands there, and what is filled in already.</summary>
    public async Task ReadAsync(ILocator what)
    {
        await what.WaitForAsync();
        var lines = await what.EvaluateAsync<string>(
            "part => [part.innerText, ...[...part.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea')].map(input => input.value)].join('\\n')");
        words += lines.Split('\n').Where(known.Add).Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public async Task PressAsync(ILocator what)
    {
        (decisions, presses) = (decisions + 1, presses + 1);
        await what.ClickAsync();
    }

    /// <summary>Writes it in place of what stands there.</summary>
    public async Task FillAsync(ILocator field, string text)
    {
        await PressAsync(field);
        if ((await field.InputValueAsync()).Length > 0)
            await TypeAsync(field, "Control+a");

        keys += text.Length;
        await field.PressSequentiallyAsync(text);
    }

    public async Task SayAsync(string text)
    {
        await FillAsync(ChatPage.Input(chat.Private), text);
        await TypeAsync(ChatPage.Input(chat.Private), "Enter");
    }

    private async Task TypeAsync(ILocator field, string chord)
    {
        keys += chord.Split('+').Length;
        await field.PressAsync(chord);
    }
}
