using ServiceBot.Channels.Web;

namespace ServiceBot.Channels.Operator;

/// <summary><c>servicebot invite NAME [--team TEAM] [--admin] [--again]</c>, <c>servicebot revoke NAME [--left]</c>.</summary>
internal sealed class PeopleCommands(OperatorLine line, TextWriter output)
{
    public const string Admin = "--admin";
    public const string Again = "--again";
    public const string Left = "--left";
    private const string Team = "--team";

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        // Nobody needs to think of quotation marks.
        var name = string.Join(' ', arguments.Skip(1).TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)));
        if (name.Length == 0)
            throw new OperatorRefusedException($"Say whom: servicebot {arguments[0]} NAME");

        return arguments[0] == "invite" ? await InviteAsync(name, arguments) : await RevokeAsync(name, arguments.Contains(Left));
    }

    private async Task<int> InviteAsync(string name, string[] arguments)
    {
        var wish = new InvitationRequest(name, TeamIn(arguments), arguments.Contains(Admin), arguments.Contains(Again));
        var invited = await line.AskAsync<InvitationView>(OperatorEndpoints.InvitationsPath, wish);
        if (invited is { IsNewTeam: true, Team: { } first })
            output.WriteLine($"There was no team yet, so there is one now: {first}. Its set-up can give it another name.");

        output.WriteLine($"{invited.Name}{(invited.Team is { } team ? $" is in {team}" : " is here already")}{(invited.IsAdmin ? " and is an admin" : "")}. To sign in:");
        output.WriteLine();
        output.WriteLine($"  {invited.Link}");
        output.WriteLine();
        output.WriteLine("The link works once, within 24 hours. Whoever opens it is that person here, so give it to nobody else.");
        return 0;
    }

    private async Task<int> RevokeAsync(string name, bool left)
    {
        var revoked = await line.AskAsync<RevocationView>(OperatorEndpoints.RevocationsPath, new RevocationRequest(name, left));
        var where = revoked.Browsers switch { 0 => "was signed in nowhere", 1 => "is signed out of 1 browser", var many => $"is signed out of {many} browsers" };
        output.WriteLine($"{revoked.Name} {where}. Links that were not used yet do not work any more.");
        if (left)
            output.WriteLine("They are in no team any more, and nobody to the bot. What they did in cases stays.");

        return 0;
    }

    private static string? TeamIn(string[] arguments)
    {
        var at = Array.IndexOf(arguments, Team);
        if (at < 0)
            return null;

        var name = string.Join(' ', arguments.Skip(at + 1).TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)));
        return name.Length > 0 ? name : throw new OperatorRefusedException($"Say which team: {Team} NAME");
    }
}
