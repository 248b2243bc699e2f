using System.Globalization;
using System.Text.Json.Nodes;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Operator;

/// <summary><c>servicebot dead-letters</c>, <c>servicebot replay ID|all</c>, <c>servicebot drop ID|all</c>.</summary>
internal sealed class DeadLetterCommands(OperatorLine line, TextWriter output)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments) => arguments switch
    {
        ["dead-letters", ..] => await ListAsync(),
        [_, "all", ..] => await DoAllAsync(arguments[0]),
        [_, var id, ..] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => await DoAsync(arguments[0], number),
        _ => throw new OperatorRefusedException(
            $"Say which one: servicebot {arguments[0]} ID, or servicebot {arguments[0]} all. The ids are in: servicebot dead-letters"),
    };

    private async Task<int> ListAsync()
    {
        var letters = await line.ReadAsync<List<DeadLetter>>(OperatorEndpoints.DeadLetters);
        if (letters.Count == 0)
        {
            output.WriteLine("There are no dead letters.");
            return 0;
        }

        output.WriteLine($"{"id",8}  {"since",-16}  {"tried",5}  {"may be there",-12}  {"channel",-12}  problem");
        foreach (var letter in letters)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{letter.Id,8}  {letter.CreatedAt,-16:yyyy-MM-dd HH:mm}  {letter.Attempts,5}  {(letter.Ambiguous ? "yes" : "no"),-12}  {letter.Channel,-12}  {letter.Problem}"));

        output.WriteLine();
        output.WriteLine("Send one again: servicebot replay ID. Drop it: servicebot drop ID. Instead of ID: all.");
        return 0;
    }

    private async Task<int> DoAllAsync(string verb)
    {
        foreach (var letter in await line.ReadAsync<List<DeadLetter>>(OperatorEndpoints.DeadLetters))
            await DoAsync(verb, letter.Id);

        return 0;
    }

    private async Task<int> DoAsync(string verb, long id)
    {
        // An empty object, because a server takes no post without JSON.
        var path = $"{OperatorEndpoints.DeadLetters}/{id.ToString(CultureInfo.InvariantCulture)}/{verb}";
        var answer = await line.AskAsync<LetterResult>(path, new JsonObject());
        output.WriteLine($"{id}: {answer.Result}");
        return 0;
    }
}
