using BotBuilder.Tests.Turns;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Schema;

public class ActivityTests
{
    [Theory]
    [InlineData("message", true)]
    [InlineData("MESSAGE", true)]
    [InlineData("message/special", true)]
    [InlineData("messages", false)]
    [InlineData("messageUpdate", false)]
    [InlineData(null, false)]
    public void An_activity_is_what_its_type_says(string type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity(type).AsMessageActivity() != null);

    [Fact]
    public void Each_kind_can_be_told_apart()
    {
        Assert.NotNull(new Activity("conversationUpdate").AsConversationUpdateActivity());
        Assert.NotNull(new Activity("event").AsEventActivity());
        Assert.NotNull(new Activity("invoke").AsInvokeActivity());
        Assert.NotNull(new Activity("typing").AsTypingActivity());
        Assert.NotNull(new Activity("endOfConversation").AsEndOfConversationActivity());
        Assert.NotNull(new Activity("installationUpdate").AsInstallationUpdateActivity());
        Assert.NotNull(new Activity("messageUpdate").AsMessageUpdateActivity());
        Assert.NotNull(new Activity("messageDelete").AsMessageDeleteActivity());
        Assert.NotNull(new Activity("messageReaction").AsMessageReactionActivity());
        Assert.NotNull(new Activity("command").AsCommandActivity());
        Assert.NotNull(new Activity("commandResult").AsCommandResultActivity());
        Assert.NotNull(new Activity("trace").AsTraceActivity());
        Assert.Null(new Activity("trace").AsEventActivity());
    }

    [Fact]
    public void A_reference_leads_back_to_the_sender()
    {
        var reference = Incoming.Of("message", a => a.Locale = "de-AT").GetConversationReference();

        Assert.Equal(("in1", "amal", "bot", "room"), (reference.ActivityId, reference.User.Id, reference.Bot.Id, reference.Conversation.Id));
        Assert.Equal(("test", "https://chat.example", "de-AT"), (reference.ChannelId, reference.ServiceUrl, reference.Locale));
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("msteams", "in1")]
    public void Nobody_answers_a_conversation_update_of_web_chat(string channel, string activityId) =>
        Assert.Equal(activityId, Incoming.Of("conversationUpdate", a => a.ChannelId = channel).GetConversationReference().ActivityId);

    [Fact]
    public void An_outgoing_activity_goes_from_the_bot_to_the_user()
    {
        var activity = new Activity("message", locale: "en-GB") { ReplyToId = "kept" };
        var reference = Incoming.Of("message", a => a.Locale = "de-AT").GetConversationReference();

        Assert.Same(activity, activity.ApplyConversationReference(reference));

        Assert.Equal(("bot", "amal", "in1", "en-GB"), (activity.From.Id, activity.Recipient.Id, activity.ReplyToId, activity.Locale));
        reference.ActivityId = null;
        Assert.Equal("in1", activity.ApplyConversationReference(reference).ReplyToId);
    }

    [Fact]
    public void An_incoming_activity_goes_from_the_user_to_the_bot()
    {
        var activity = new Activity("message").ApplyConversationReference(Incoming.Message().GetConversationReference(), isIncoming: true);

        Assert.Equal(("amal", "bot", "in1"), (activity.From.Id, activity.Recipient.Id, activity.Id));
    }

    [Fact]
    public void A_reply_can_be_referred_to() =>
        Assert.Equal("reply", Incoming.Message().GetReplyConversationReference(new ResourceResponse("reply")).ActivityId);

    [Fact]
    public void A_continuation_is_an_event_from_the_user()
    {
        var reference = Incoming.Message().GetConversationReference();

        var first = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (first.Type, first.Name));
        Assert.Equal(("amal", "bot", "room"), (first.From.Id, first.Recipient.Id, first.Conversation.Id));
        Assert.Same(reference, first.RelatesTo);
        Assert.NotEqual(first.Id, reference.GetContinuationActivity().Id);
    }

    [Fact]
    public void A_reply_is_a_message_to_the_sender()
    {
        var reply = Incoming.Of("message", a => a.Locale = "de-AT").CreateReply("hi");

        Assert.Equal(("message", "hi", "de-AT", "in1"), (reply.Type, reply.Text, reply.Locale, reply.ReplyToId));
        Assert.Equal(("bot", "amal", "room"), (reply.From.Id, reply.Recipient.Id, reply.Conversation.Id));
    }

    [Fact]
    public void A_trace_names_the_type_of_its_value()
    {
        Assert.Equal("String", Activity.CreateTraceActivity("name", value: "text").ValueType);
        Assert.Equal("my type", Incoming.Message().CreateTrace("name", "text", "my type").ValueType);
        Assert.Null(Activity.CreateTraceActivity("name").ValueType);
    }

    [Fact]
    public void New_activities_have_the_lists_they_need()
    {
        Assert.Empty(Activity.CreateMessageActivity().Attachments);
        Assert.Empty(Activity.CreateMessageActivity().Entities);
        Assert.Empty(Activity.CreateConversationUpdateActivity().MembersAdded);
        Assert.Empty(Activity.CreateConversationUpdateActivity().MembersRemoved);
        Assert.Null(new Activity("message").Attachments);
    }

    [Fact]
    public void A_message_has_content_when_there_is_anything_to_show()
    {
        Assert.False(new Activity("message", text: "  ").HasContent());
        Assert.False(((Activity)Activity.CreateMessageActivity()).HasContent());
        Assert.True(new Activity("message", text: "hi").HasContent());
        Assert.True(new Activity("message", summary: "hi").HasContent());
        Assert.True(new Activity("message", attachments: [new Attachment()]).HasContent());
        Assert.True(new Activity("message", channelData: new { }).HasContent());
    }

    [Fact]
    public void A_conversation_account_is_made_in_the_order_of_the_original()
    {
        var account = new ConversationAccount(true, "type", "id", "name", "aad", "role", "tenant");

        Assert.Equal((true, "type", "id", "name"), (account.IsGroup, account.ConversationType, account.Id, account.Name));
        Assert.Equal(("aad", "role", "tenant"), (account.AadObjectId, account.Role, account.TenantId));
    }

    [Fact]
    public void A_text_makes_an_action()
    {
        var action = CardAction.FromString("Yes");

        Assert.Equal(("Yes", "Yes"), (action.Title, action.Value));
    }
}
