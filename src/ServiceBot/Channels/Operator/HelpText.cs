namespace ServiceBot.Channels.Operator;

/// <summary><c>servicebot --help</c>: what the program can be told on the command line.</summary>
internal static class HelpText
{
    public static readonly string[] Words = ["--help", "-h"];

    private const string Text =
        """
        ServiceBot, a chat bot for customer-service teams.

          servicebot                           starts the server; its settings are in appsettings.json
          servicebot invite NAME               prints a link with which somebody signs in
                     [--team TEAM] [--admin] [--again]
          servicebot revoke NAME [--left]      signs somebody out everywhere; with --left they do not work here any more
          servicebot teams-package [FILE.zip]  makes the app package for Microsoft Teams
          servicebot dead-letters              lists the messages that could not be delivered
          servicebot replay ID | all           sends them again
          servicebot drop ID | all             drops them
          servicebot --help                    shows this

        Every setting can be given behind it (--Data:Folder /var/lib/servicebot) or in the environment (Data__Folder).
        The README lists the settings.
        """;

    public static bool IsAskedFor(string[] arguments) => arguments.Any(Words.Contains);

    /// <returns>The exit code.</returns>
    public static int Show(TextWriter output)
    {
        output.WriteLine(Text.ReplaceLineEndings());
        return 0;
    }
}
