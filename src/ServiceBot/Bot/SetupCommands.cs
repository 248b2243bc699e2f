using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>The commands around a team's set-up: begin it, leave it, see what was decided.</summary>
internal sealed class SetupCommands(Guide guide, SetupGuide setup, Teams teams, WalkCommands walk)
{
    private const int MostButtons = 6;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Setup => SetUpAsync(command.Rest, speaker, cancellationToken),
        Verb.Settings => SettingsAsync(command.Rest, speaker, cancellationToken),
        _ => VisionAsync(speaker, cancellationToken),
    };

    /// <summary>Opens a topic from the settings.</summary>
    public async Task OpenAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var facts = await teams.FindAsync(answer.Setup!, speaker.Person, cancellationToken); // whoever calls has seen that there is one
        if (facts is null || !facts.Rights.MaySetUp || Topics.Find(answer.Topic) is not { } topic)
        {
            await speaker.SayTextAsync("That button is not for you, or its card is gone. “settings” shows what holds.", "settings");
            return;
        }

        var desk = await guide.DeskOfAsync(speaker.Person.Id, cancellationToken);
        if (desk.IsAskingTopic && desk.SetupTeamId == facts.Team.Id && desk.Topic == topic.Key)
        {
            await setup.PutHereAsync(null, cancellationToken);
            return;
        }

        await walk.LeaveAsync(speaker, "Set aside.", cancellationToken);
        desk.AskTopic(facts.Team.Id, topic.Key, isFromSettings: true);
    }

    /// <summary>What is said or pressed to move about in a set-up: back, pause, cancel, skip.</summary>
    public async Task MoveAsync(Verb verb, Speaker speaker, CancellationToken cancellationToken)
    {
        var (desk, topic, facts) = await setup.OpenAsync(cancellationToken);
        var isFromSettings = desk.IsFromSettings;
        switch (verb)
        {
            case Verb.Back when isFromSettings:
                setup.Settle(desk, "Left as it was.");
                await setup.ShowAsync(facts, cancellationToken);
                break;
            case Verb.Back when Topics.Before(topic) is { } before:
                setup.Settle(desk, "One step back.");
                desk.AskTopic(facts.Team.Id, before.Key, isFromSettings: false);
                break;
            case Verb.Back:
                await speaker.SayTextAsync("This is the first topic. “pause” leaves the set-up for later.", "pause");
                break;
            case Verb.Skip:
                setup.Settle(desk, "Left for later.");
                if (!topic.IsWritten(facts))
                    await speaker.SayTextAsync("All right. Figures stay off until vision and principles are written.");

                await setup.GoOnAsync(desk, topic, facts, isFromSettings, cancellationToken);
                break;
            case Verb.Cancel:
                setup.Settle(desk, "Ended.");
                desk.ForgetSetup();
                await speaker.SayTextAsync("The set-up has ended. Everything you saved holds; “settings” shows it.", "settings");
                break;
            default:
                setup.Settle(desk, isFromSettings ? "Left as it was." : "Set aside. To go on: setup");
                await speaker.SayTextAsync(
                    isFromSettings ? "Left as it was." : "Set aside. Everything you saved holds. To go on: setup", isFromSettings ? "settings" : "setup");
                break;
        }
    }

    private async Task SetUpAsync(string name, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await ChooseAsync("setup", name, rights => rights.MaySetUp, speaker, cancellationToken) is not { } facts)
            return;

        var desk = await guide.DeskOfAsync(speaker.Person.Id, cancellationToken);
        var topic = desk.SetupTeamId == facts.Team.Id && desk.Topic != SetupTopics.None ? Topics.Of(desk.Topic) : Topics.Open(facts.Settings);
        if (topic is null)
        {
            await speaker.SayTextAsync($"{Shown.Name(facts.Team.Name)} is set up. Here is what holds; each button changes a part of it.");
            await setup.ShowAsync(facts, cancellationToken);
            return;
        }

        await walk.LeaveAsync(speaker, "Set aside.", cancellationToken);
        if (facts.Settings.Confirmed == SetupTopics.None && topic == Topics.First)
            await speaker.SayTextAsync(
                $"Let us set up {Shown.Name(facts.Team.Name)}: {Topics.Count} short topics, about five minutes. Each is saved at once, so you can stop at any time; “setup” goes on.");

        desk.AskTopic(facts.Team.Id, topic.Key, isFromSettings: false);
    }

    private async Task SettingsAsync(string name, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await ChooseAsync("settings", name, rights => rights.MayReadSettings, speaker, cancellationToken) is { } facts)
            await setup.ShowAsync(facts, cancellationToken);
    }

    private async Task VisionAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = speaker.Room is { } room ? [room] : await teams.WhereAsync(speaker.Person, rights => rights.IsMember, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        foreach (var team in mine.Take(MostButtons))
            if (await teams.FindAsync(team.Id, speaker.Person, cancellationToken) is { } facts)
                await speaker.SayTextAsync(SetupCards.Vision(facts));
    }

    /// <summary>The team that is meant, when there is one in which this person may do that; otherwise says why not, or asks which.</summary>
    private async Task<TeamFacts?> ChooseAsync(string verb, string name, Func<Rights, bool> may, Speaker speaker, CancellationToken cancellationToken)
    {
        var all = await teams.WhereAsync(speaker.Person, may, cancellationToken);
        if (all.Count == 0)
        {
            await speaker.SayTextAsync(await WhoCanAsync(verb, speaker, cancellationToken));
            return null;
        }

        var key = Said.Key(name);
        var meant = key.Length == 0 ? all : all.FindAll(team => Said.Key(team.Name) == key || Said.Key(team.Id) == key);
        if (meant is [var only])
            return await teams.FindAsync(only.Id, speaker.Person, cancellationToken);

        var offered = meant.Count == 0 ? all : meant;
        var buttons = offered.Take(MostButtons)
            .Select(team => $"{verb} {(offered.Count(other => Said.Key(other.Name) == Said.Key(team.Name)) > 1 ? team.Id : Said.OneLine(team.Name))}");
        await speaker.SayTextAsync(
            (meant.Count == 0 ? $"I know no team “{Shown.Within(name, 40)}” there. " : "") + $"Which team? Say {verb} and its name.", buttons);
        return null;
    }

    private async Task<string> WhoCanAsync(string verb, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.IsMember, cancellationToken);
        if (mine.Count == 0)
            return "You are not in a team yet. A manager can add you.";
        if (await teams.FindAsync(mine[0].Id, speaker.Person, cancellationToken) is not { } facts)
            return "That team is gone.";

        var managers = facts.With(Role.Manager).Select(member => Shown.Name(member.Person.Name)).ToList();
        return $"A team is set up by its managers{(managers.Count == 0 ? "; an admin names them." : $". In {Shown.Name(facts.Team.Name)}: {string.Join(", ", managers)}.")} "
            + "“settings” shows what they decided.";
    }
}
