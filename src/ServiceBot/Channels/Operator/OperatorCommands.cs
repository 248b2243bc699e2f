using ServiceBot.Data;

namespace ServiceBot.Channels.Operator;

/// <summary>What an operator types on the machine of a running server. The commands ask the server, because nobody else may have the database.</summary>
internal sealed class OperatorCommands(IConfiguration settings, TextWriter output)
{
    public static bool Know(string[] arguments) =>
        arguments is ["dead-letters" or "replay" or "drop" or "invite" or "revoke" or PackageCommand.Name, ..] || HelpText.IsAskedFor(arguments);

    /// <summary>Without the words that stand for themselves; settings would take each for a name and what follows for its value.</summary>
    public static IEnumerable<string> SettingsIn(string[] arguments) => arguments switch
    {
        [PackageCommand.Name, ..] => PackageCommand.SettingsIn(arguments),
        _ when Know(arguments) => arguments.Except([PeopleCommands.Admin, PeopleCommands.Again, PeopleCommands.Left, .. HelpText.Words]),
        _ => arguments,
    };

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        if (HelpText.IsAskedFor(arguments))
            return HelpText.Show(output);

        // It asks no server, and needs none.
        if (arguments[0] == PackageCommand.Name)
            return new PackageCommand(settings, output).Run(arguments);

        var data = settings.GetSection("Data").Get<DataOptions>() ?? new DataOptions();
        using var line = OperatorLine.Open(settings, data);
        if (line is null)
            return Fail($"No ServiceBot has run on the data in {data.FullFolder} yet, so there is no key to ask it with.");

        try
        {
            return arguments[0] is "invite" or "revoke"
                ? await new PeopleCommands(line, output).RunAsync(arguments)
                : await new DeadLetterCommands(line, output).RunAsync(arguments);
        }
        catch (OperatorRefusedException refused)
        {
            return Fail(refused.Message);
        }
        catch (HttpRequestException failure) when (failure.StatusCode is null)
        {
            return Fail($"No ServiceBot answers at {line.Server.GetLeftPart(UriPartial.Authority)}. Start it, or say where it is: --urls http://localhost:3978");
        }
        catch (HttpRequestException failure)
        {
            return Fail($"ServiceBot at {line.Server.GetLeftPart(UriPartial.Authority)} refused ({(int)failure.StatusCode!}). Does it use the data in {data.FullFolder}?"); // not null here
        }
    }

    private int Fail(string sentence)
    {
        output.WriteLine(sentence);
        return 1;
    }
}
