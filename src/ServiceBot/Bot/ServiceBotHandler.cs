using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>The door: who speaks, and whether it is said in private or in a team's channel.</summary>
internal sealed class ServiceBotHandler(
    Turn turn, People people, Guide guide, Messenger messenger, MainDialog main, Commands commands, CardActions actions,
    Mentioned mentioned, RoomCommands rooms) : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(
        ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        await mentioned.ResolveAsync(activity, cancellationToken);
        if (await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken) is not { } person)
        {
            if (activity.Conversation.IsGroup != true)
                await turnContext.SendActivityAsync(Talk.Text("I do not know you yet. A manager can add you to a team."), cancellationToken);
        }
        else if (activity.Conversation.IsGroup == true)
        {
            messenger.IsActing(person.Id);
            await HearRoomAsync(turnContext, person, cancellationToken);
        }
        else if (Files.In(activity) && activity.Value is null && Mention.TakenOff(activity).Text.Length == 0)
        {
            await Say(Talk.Text(TeamsCards.Files));
        }
        else
        {
            await main.RunAsync(turnContext, new Speaker(person, await people.ZoneOfAsync(person, cancellationToken), activity.ChannelId, null, Say), cancellationToken);

            // What goes with how somebody is goes nowhere, and leaves no trace either.
            if (Files.In(activity) && turn.Commit.HeardAt is null)
                await Say(Talk.Text(TeamsCards.Files));
        }

        Task Say(Activity reply) => turnContext.SendActivityAsync(reply, cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        // Teams names only the bot where it comes to a private chat, and elsewhere that is no arrival of anybody.
        turnContext.Activity is { ChannelId: Known.Msteams, MembersAdded.Count: > 0 }
            ? GreetAsync(turnContext, cancellationToken)
            : base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    /// <summary>Each message is read once. What somebody changes in it later would otherwise seem to count.</summary>
    protected override async Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;

        // It may be an answer to a check-in that was edited, and then nothing may say when it was given.
        turn.Commit.HeardAt = Passing.At(turn.Now);
        if (activity.Conversation.IsGroup != true && await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken) is not null)
            messenger.Say(new Address(activity.ChannelId, activity.Conversation.Id, activity.ServiceUrl), Message.NewSlot(), Talk.Text(TeamsCards.Edited));
    }

    protected override async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        InvokeRefusals.Know(turnContext.Activity.Name, out var body)
            ? CreateInvokeResponse(body)
            : await base.OnInvokeActivityAsync(turnContext, cancellationToken);

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var answer = CardAnswer.Read(invokeValue.Action.Data);
        var person = await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken);
        var heard = "That button is not for you, or its card is gone.";
        if (person is not null)
            messenger.IsActing(person.Id);
        var room = await RoomAsync(activity, cancellationToken);
        if (room is not null && (person is null || !await people.IsMemberAsync(room.Id, person.Id, cancellationToken)) && await rooms.IsBeingReadAsync(room, cancellationToken))
            heard = TeamsCards.StillReadingPress;
        else if (answer?.Action is { } pressed && person is not null)
            await actions.PressAsync(pressed, new Speaker(person, await people.ZoneOfAsync(person, cancellationToken), activity.ChannelId, room, Hear), cancellationToken);

        return new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = heard };

        Task Hear(Activity reply)
        {
            PracticeLabel.Put(reply, turn.Db);
            heard = Said.OneLine(reply.Text ?? reply.Summary ?? heard);
            return Task.CompletedTask;
        }
    }

    /// <summary>Channels tell of an arrival more than once, and side by side.</summary>
    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (activity.Conversation.IsGroup == true
            || await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken) is not { } person)
            return;

        var desk = await guide.DeskOfAsync(person.Id, cancellationToken);
        if (desk.GreetedAt is not null)
            return;

        desk.Greet(turn.Now);
        await turnContext.SendActivityAsync(GreetingCards.Greeting(Talk.FirstNameOf(person)), cancellationToken);
        if ((await people.TeamsOfAsync(person.Id, cancellationToken)).Count == 0 && activity.ChannelId == Known.Msteams)
            await turnContext.SendActivityAsync(Talk.Text(TeamsCards.Teamless), cancellationToken);

        var role = await people.RoleAsync(person, cancellationToken);
        await turnContext.SendActivityAsync(CommitmentCards.Show(activity.ChannelId, role), cancellationToken);
    }

    /// <summary>In a channel the bot hears what is addressed to it, and asks nobody anything.</summary>
    private async Task HearRoomAsync(ITurnContext<IMessageActivity> turnContext, Person person, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (await RoomAsync(activity, cancellationToken) is not { } room)
        {
            await HearElsewhereAsync(turnContext, person, cancellationToken);
            return;
        }

        var zone = await people.ZoneOfAsync(person, cancellationToken);
        if (CardAnswer.Read(activity.Value)?.Action is { } pressed)
        {
            await actions.PressAsync(pressed, new Speaker(person, zone, activity.ChannelId, room, Whisper), cancellationToken);
            return;
        }

        var (text, isAddressed) = Mention.TakenOff(activity);
        var command = Command.Parse(text);
        if (!isAddressed && !(activity.ChannelId == Known.Directline && IsForTheBot(command, text)))
            return;

        var speaker = new Speaker(person, zone, activity.ChannelId, room, Say);
        if (!await people.IsMemberAsync(room.Id, person.Id, cancellationToken))
            await speaker.SayTextAsync(await rooms.IsBeingReadAsync(room, cancellationToken)
                ? TeamsCards.StillReading
                : $"You are not in {Shown.Name(room.Name)}, so I cannot tell you about its cases here.");
        else if (command is null && Files.In(activity) && text.Length == 0)
            await speaker.SayTextAsync(TeamsCards.Files);
        else if (command is null)
            await speaker.SayTextAsync("I did not understand that. “help” shows what I can do here.");
        else
            await commands.RunAsync(command, speaker, cancellationToken);

        Task Say(Activity reply) => turnContext.SendActivityAsync(reply, cancellationToken);
        Task Whisper(Activity reply) => messenger.TellAsync(person.Id, reply.Text, [], cancellationToken);
    }

    /// <summary>In a channel that is not the one of its team.</summary>
    private async Task HearElsewhereAsync(ITurnContext<IMessageActivity> turnContext, Person person, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var (text, isAddressed) = Mention.TakenOff(activity);
        if (!isAddressed || await rooms.AroundAsync(activity, cancellationToken) is not { } around || !await people.IsMemberAsync(around.Id, person.Id, cancellationToken))
            return;

        var zone = await people.ZoneOfAsync(person, cancellationToken);
        await rooms.HearAsync(activity, text, new Speaker(person, zone, activity.ChannelId, around, reply => turnContext.SendActivityAsync(reply, cancellationToken)), cancellationToken);
    }

    /// <summary>Where people cannot mention anybody two beginnings do; "recover the boxes" is said to colleagues.</summary>
    private static bool IsForTheBot(Command? command, string text) =>
        command is { Verb: Verb.Case } || command is { Verb: Verb.Problem } && Said.Key(text).StartsWith("problem", StringComparison.Ordinal);

    private Task<Team?> RoomAsync(IActivity activity, CancellationToken cancellationToken) =>
        people.TeamOfRoomAsync(activity.ChannelId, ChannelThread.ChannelOf(activity.Conversation.Id), cancellationToken);
}
