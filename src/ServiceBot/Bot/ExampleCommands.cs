using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Says what the example is, and takes it away.</summary>
internal sealed class ExampleCommands(Turn turn, People people, ExampleErasing erasing, IOptions<SiteOptions> site)
{
    private const string None = "There is no example here. A new database on your own machine begins with one, unless the setting Demo:Days is 0.";

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await turn.Db.Teams.FindAsync([ExampleTeam.Id], cancellationToken) is not { } team)
            await speaker.SayTextAsync(None);
        else if (command.Verb == Verb.Examples)
            await speaker.SayTextAsync(
                $"{team.Name} is made up: its people, its cases and its figures. You can read its channel, and on the page you can be one of its people. "
                + "Nothing of it counts for your own team. “examples off” takes all of it away for good.", "examples off");
        else if (await people.IsMemberAsync(team.Id, speaker.Person.Id, cancellationToken))
            await speaker.SayTextAsync("You are one of the example people now, and you would be gone with them. Please say that as somebody of your own team.");
        else if (!Rights.Of(speaker.Person, null).MayTakeExampleAway(site.Value.IsPublic))
            await speaker.SayTextAsync("Where people sign in, an admin takes the example away.");
        else
            await speaker.SayTextAsync(await erasing.RunAsync()
                ? "The example is gone, with its people, its cases and its figures. Please load the page again. Your own team is as it was."
                : None);
    }
}
