using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations as people read them. What everybody involved hears is part of it, and so is what they do not hear.</summary>
public class GoldenConversationTests
{
    [Fact]
    public Task A_hand_over_is_declined_offered_again_and_accepted() => HoldsAsync(
        """
        Ines: problem the lift at gate 4 is stuck
          Ines reads Case 1 · Before we start [A customer] [A colleague] [Me]
        Ines presses A customer
          Ines reads Case 1 · Before we start | Affected: A customer. Normal. Nobody is in danger. Title: The lift at gate 4 is stuck
          Ines reads Step 1 of 5 · Don't blame [That is what happened] [Add more] [Help me listen]
        Ines: They could not get down to their ferry.
          Ines reads Step 1 of 5 · Don't blame | They could not get down to their ferry.
          Ines reads Step 2 of 5 · Own it [I own it] [Someone else]
        Ines presses I own it
          Ines reads Step 2 of 5 · Own it | Ines owns it. Promise to the customer: today, Friday 20 November, 10:30 (Europe/Lisbon). I will remind you 10 minutes before it.
          Ines reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Ines: hand 1 to @rui
          Ines reads I asked Rui. Until they accept, case 1 stays yours.
          Rui reads Case 1 · Would you take over? [I take it] [Not now] [See the case]
        Rui presses Not now
          Ines reads Rui cannot take case 1 now, so it stays yours: The lift at gate 4 is stuck. [get help 1]
          Rui reads All right. Case 1 stays with Ines.
          Rui reads You said: not now. Case 1 stays where it is.
        Ines: hand over 1 to Rui
          Ines reads I asked Rui. Until they accept, case 1 stays yours.
          Rui reads Case 1 · Would you take over? [I take it] [Not now] [See the case]
        Ines: hand 1 to @rui
          Ines reads Rui was asked already and has not answered yet. Until then case 1 stays yours.
        Ines: hand 1 to @amal
          Ines reads I asked Amal. Rui is not asked any more. Until they accept, case 1 stays yours.
          Rui reads You need not take over case 1 any more. Thank you.
          Amal reads Case 1 · Would you take over? [I take it] [Not now] [See the case]
        Rui presses the old I take it
          Rui reads Ines owns case 1; nobody asks you to take it over now.
        Amal presses I take it
          Ines reads Amal owns case 1 now: The lift at gate 4 is stuck.
          Ines reads Step 3 of 5 · Fix it fast | Amal goes on with it.
          Amal reads Case 1 is yours. What was promised to the customer holds: a word by today, Friday 20 November, 11:30 (Europe/Paris).
          Amal reads Case 1 is yours.
          Amal reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Amal presses the old I take it
          Amal reads You own case 1 already.
        Ines: hand 1 to @rui
          Ines reads Amal owns case 1 and decides who takes it over.
        Amal presses It is fixed
          Amal reads Step 3 of 5 · Fix it fast | It is fixed.
          Amal reads Step 4 of 5 · Analyze [How we work] [Information] [Tools] [Time] [Someone outside] [Add more]
        """);

    [Fact]
    public Task A_fix_that_takes_longer_rests_until_it_is_done() => HoldsAsync(
        """
        Ines: problem the parcel is lost
          Ines reads Case 1 · Before we start [A customer] [A colleague] [Me]
        Ines presses A customer
          Ines reads Case 1 · Before we start | Affected: A customer. Normal. Nobody is in danger. Title: The parcel is lost
          Ines reads Step 1 of 5 · Don't blame [That is what happened] [Add more] [Help me listen]
        Ines: They waited all day.
          Ines reads Step 1 of 5 · Don't blame | They waited all day.
          Ines reads Step 2 of 5 · Own it [I own it] [Someone else]
        Ines presses I own it
          Ines reads Step 2 of 5 · Own it | Ines owns it. Promise to the customer: today, Friday 20 November, 10:30 (Europe/Lisbon). I will remind you 10 minutes before it.
          Ines reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Ines presses Not yet
          Ines reads Step 3 of 5 · Fix it fast | Not fixed yet.
          Ines reads Case 1 rests until your promise: today, Friday 20 November, 10:30 (Europe/Lisbon). I will remind you 10 minutes before it. When it is fixed: fixed 1 [fixed 1]
        Ines: told 1
          Ines reads Noted: the customer of case 1 has heard from us, today, Friday 20 November, 10:00 (Europe/Lisbon).
        later 01:00
        Ines: next 1
          Ines reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Ines presses Not yet
          Ines reads Step 3 of 5 · Fix it fast | Not fixed yet.
          Ines reads The customer of case 1 has heard from you, and waits for the next word. Tell the customer a new time and me as well, for example: promise 1 in 30 minutes. When it is fixed: fixed 1 [promise 1 in 30 minutes] [fixed 1]
        Ines: promise 1 in 2 hours
          Ines reads Noted. The customer of case 1 hears from you by today, Friday 20 November, 13:00 (Europe/Lisbon). I will remind you 10 minutes before it.
        Ines: waiting 1
          Ines reads Noted: case 1 waits for the customer since Fri 20 Nov 2026, 11:00 (Europe/Lisbon), until Wed 25 Nov 2026, 11:00 (Europe/Lisbon) at the latest. Until then no clock runs. When they have answered: resume 1 [The customer has answered]
        later 03:00
        Ines presses The customer has answered
          Ines reads Noted: the customer of case 1 has answered. Meanwhile the time of your promise has passed: today, Friday 20 November, 13:00 (Europe/Lisbon). Tell the customer a new time and me as well, for example: promise 1 in 30 minutes [promise 1 in 30 minutes] [more time 1]
        Ines: more time 1
          Ines reads More time is normal. Until when does case 1 need? The customer should hear from us by then. [in 30 minutes] [in 2 hours] [tomorrow 9]
        Ines presses in 2 hours
          Ines reads Noted. More time is normal: a fix that holds is worth it. The customer of case 1 hears from us by today, Friday 20 November, 16:00 (Europe/Lisbon). Please tell them, and then me: told 1 [told 1]
        Ines: fixed 1
          Ines reads Noted: case 1 is fixed.
          Ines reads Step 4 of 5 · Analyze [How we work] [Information] [Tools] [Time] [Someone outside] [Add more]
        Ines presses Information
          Ines reads Step 4 of 5 · Analyze | What made it possible: Information.
          Ines reads Step 5 of 5 · Be gracious [Better than expected] [Fine] [Still let down] [Not known yet] [Add more] [Other words]
        Ines presses Fine
          Ines reads Step 5 of 5 · Be gracious | Seen as: Fine (presumed).
          Ines reads Case 1 is closed. Thank you, Ines. The customer's view: Fine (presumed).
        """);

    [Fact]
    public Task A_colleague_is_a_customer_from_the_first_word_to_the_last() => HoldsAsync(
        """
        Rui: problem Amal got no roster for the weekend
          Rui reads Case 1 · Before we start [A customer] [A colleague] [Me]
        Rui presses A colleague
          Rui reads Case 1 · Before we start | Affected: A colleague. Normal. Nobody is in danger. Title: Amal got no roster for the weekend
          Rui reads Step 1 of 5 · Don't blame [That is what happened] [Add more] [Help me listen]
        Rui: She could not plan her Saturday and heard of it by chance.
          Rui reads Step 1 of 5 · Don't blame | She could not plan her Saturday and heard of it by chance.
          Rui reads Step 2 of 5 · Own it [I own it] [Someone else]
        Rui presses Someone else
          Rui reads Step 2 of 5 · Own it | Somebody else will own it.
          Rui reads Your team sees case 1 in the channel and can take it. I will tell you who does.
        Ines presses Take it in the channel
          Ines reads Case 1 is yours.
          Ines reads Step 2 of 5 · Own it [I own it] [Someone else]
          Rui reads Ines owns case 1 now: Amal got no roster for the weekend.
        Ines: in 20 minutes
          Ines reads Step 2 of 5 · Own it | Ines owns it. Promise to the customer: today, Friday 20 November, 10:20 (Europe/Lisbon). I will remind you 10 minutes before it.
          Ines reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Ines: told 1
          Ines reads Noted: the customer of case 1 has heard from us, today, Friday 20 November, 10:00 (Europe/Lisbon).
        Ines presses It is fixed
          Ines reads Step 3 of 5 · Fix it fast | It is fixed.
          Ines reads Step 4 of 5 · Analyze [How we work] [Information] [Tools] [Time] [Someone outside] [Add more]
        Ines presses How we work
          Ines reads Step 4 of 5 · Analyze | What made it possible: How we work.
          Ines reads Step 5 of 5 · Be gracious [Better than expected] [Fine] [Still let down] [Not known yet] [Add more] [Other words]
        Ines presses Better than expected
          Ines reads Step 5 of 5 · Be gracious | Seen as: Better than expected (presumed).
          Ines reads Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (presumed).
          Rui reads Case 1 is closed: Amal got no roster for the weekend. The customer's view: Better than expected (presumed).
        """);

    [Fact]
    public Task Everybody_who_works_is_asked_once_and_whoever_can_helps() => HoldsAsync(
        """
        Ines: problem forty people wait at the wrong gate
          Ines reads Case 1 · Before we start [A customer] [A colleague] [Me]
        Ines presses A customer
          Ines reads Case 1 · Before we start | Affected: A customer. Normal. Nobody is in danger. Title: Forty people wait at the wrong gate
          Ines reads Step 1 of 5 · Don't blame [That is what happened] [Add more] [Help me listen]
        Ines: They were sent to gate 2 and the ferry is at gate 7.
          Ines reads Step 1 of 5 · Don't blame | They were sent to gate 2 and the ferry is at gate 7.
          Ines reads Step 2 of 5 · Own it [I own it] [Someone else]
        Ines presses I own it
          Ines reads Step 2 of 5 · Own it | Ines owns it. Promise to the customer: today, Friday 20 November, 10:30 (Europe/Lisbon). I will remind you 10 minutes before it.
          Ines reads Step 3 of 5 · Fix it fast [It is fixed] [Not yet] [We cannot do that] [Add more]
        Ines: get help 1
          Ines reads I asked 2 colleagues who work now, each with one message. I will tell you who can help.
          Rui reads Case 1 · Can you help? [I can help] [See the case]
          Amal reads Case 1 · Can you help? [I can help] [See the case]
        Ines presses Get help in the channel
          Ines reads Help with case 1 was asked for already: today, Friday 20 November, 10:00 (Europe/Lisbon). Within 30 minutes I ask nobody again.
        Rui presses I can help
          Ines reads Rui helps with case 1: Forty people wait at the wrong gate.
          Rui reads Thank you. You help with case 1: Forty people wait at the wrong gate. Ines owns it and hears of it.
          Rui reads You help with case 1.
          Amal reads Rui helps with case 1.
        Rui presses the old I can help
          Rui reads You help with case 1 already.
        Amal presses the old I can help
          Ines reads Amal helps with case 1: Forty people wait at the wrong gate.
          Amal reads Thank you. You help with case 1: Forty people wait at the wrong gate. Ines owns it and hears of it.
          Amal reads You help with case 1.
        Rui: told 1
          Rui reads Noted: the customer of case 1 has heard from us, today, Friday 20 November, 10:00 (Europe/Lisbon).
        Rui: fixed 1
          Rui reads Ines owns case 1 and says when it is fixed.
        Ines: fixed 1
          Ines reads Noted: case 1 is fixed.
          Ines reads Step 3 of 5 · Fix it fast | Step 4 of 5 · Analyze.
          Ines reads Step 4 of 5 · Analyze [How we work] [Information] [Tools] [Time] [Someone outside] [Add more]
        """);

    /// <summary>On the web and in Microsoft Teams alike.</summary>
    private static async Task HoldsAsync(string script)
    {
        await using (var bot = await TestBot.StartAsync("2026-11-20T10:00Z"))
            Assert.Equal(script, await new Script(bot).PlayAsync(script));

        await using var there = await TestBot.StartAsync("2026-11-20T10:00Z", inTeams: true);
        Assert.Equal(script, await new Script(there).PlayAsync(script));
        TeamsLimits.Hold(there);
    }
}
