using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations about what is chosen, learned, followed up and worth keeping, word for word.</summary>
public class LearningConversationTests
{
    [Fact]
    public async Task A_choice_with_a_reason()
    {
        await using var bot = await StartAsync(Step.FixItFast);

        await Golden.HoldsAsync(
            bot,
            """
            ines ! It is fixed | options=Money back\nA new parcel | choice=A new parcel
              ines: Why “A new parcel”? A few words under “Because” are enough; everything else is kept.
              ines: Step 3 of 5 · Fix it fast
              ines: Asked again below.
              ines: Step 3 of 5 · Fix it fast
              ines: Case 1: The parcel is lost
              ines: The sooner it is put right, and to their benefit, the sooner they trust us again.
              ines: What you may spend here: nothing yet without a yes. I ask for one: spend 1 40 a taxi home
              ines: Only managers of the team see this. It may raise a gesture, never the order.
              ines: If they ask for what we cannot do, be firm and kind. That is a good end too.
              ines: Is it fixed for the customer?
              ines: [It is fixed] [Not yet] [We cannot do that] [Add more]
            ines ! It is fixed | choiceReason=They leave tomorrow
              ines: Step 3 of 5 · Fix it fast
              ines: It is fixed. Chosen: A new parcel, because They leave tomorrow
              ines: Step 4 of 5 · Analyze
              ines: Case 1: The parcel is lost
              ines: It is fixed. Now look at what made it possible, not at who: conditions can be changed.
              ines: What made it possible? Press what fits best, or type it in your own words.
              ines: [How we work] [Information] [Tools] [Time] [Someone outside] [Add more]
            rui > case 1
              rui: Case 1 · Step 4 of 5 · Analyze
              rui: The parcel is lost
              rui: How bad: Normal
              rui: Owner: Ines
              rui: Promise: Fri 20 Nov 2026, 14:30 (Europe/Lisbon)
              rui: Fixed: Fri 20 Nov 2026, 14:00 (Europe/Lisbon)
              rui: Reported here: Fri 20 Nov 2026, 14:00 (Europe/Lisbon) by Ines
              rui: Done: Don't blame, Own it, Fix it fast
              rui: Fixed after less than a minute.
              rui: Reported as: the parcel is lost
              rui: What happened: They waited all day.
              rui: Options: Money back / A new parcel
              rui: Choice: A new parcel
              rui: Why this choice: They leave tomorrow
              rui: Timeline
              rui: Fri 20 Nov 2026 (Europe/Lisbon)
              rui: 14:00 · Ines reported it
              rui: 14:00 · Ines said who is affected
              rui: 14:00 · Ines told what happened
              rui: What happened: They waited all day.
              rui: 14:00 · Ines owns it
              rui: 14:00 · Ines promised the customer a word by Fri 20 Nov 2026, 14:30 (Europe/Lisbon)
              rui: 14:00 · Ines wrote down what helps
              rui: Options: Money back / A new parcel
              rui: Choice: A new parcel
              rui: Why this choice: They leave tomorrow
              rui: 14:00 · Ines fixed it
              rui: [The customer]
            """,
            "ines", "rui");
    }

    [Fact]
    public async Task An_analysis_with_a_follow_up_that_is_done()
    {
        await using var bot = await StartAsync(Step.Analyze);

        await Golden.HoldsAsync(
            bot,
            """
            ines ! Information | worked=The desk called back at once | prevention=Print the gate on every ticket | preventionOwner=Rui | preventionDue=27 November
              ines: Step 4 of 5 · Analyze
              ines: What made it possible: Information. Prevention: Print the gate on every ticket by Friday 27 November 2026.
              ines: Follow-up 1: Print the gate on every ticket. I remind Rui. It is due on Friday 27 November 2026, in 7 days. To change that: follow-up 1
              ines: Step 5 of 5 · Be gracious
              ines: Case 1: The parcel is lost
              ines: How we part is what they tell others. I send nothing to anybody: these are words for you to use or change.
              ines: How does the customer see it now?
              ines: ✎ Thank you for telling us.
              ines: ✎ What happened was ours to get right, and we did not.
              ines: ✎ We are sorry for what it meant for you: [what it meant for them].
              ines: ✎ What we did: [what put it right].
              ines: ✎ So that it does not happen again: Print the gate on every ticket.
              ines: [Better than expected] [Fine] [Still let down] [Not known yet] [Add more] [Other words]
              rui: Ines gave you follow-up 1: Print the gate on every ticket. It is due on Friday 27 November 2026, in 7 days. It came out of case 1: The parcel is lost.
              rui: [It is done] [In a week] [Give it to somebody] [Drop it]
            … 5 days
              rui: Follow-up 1 is due on Friday 27 November 2026, in 2 days: Print the gate on every ticket. It came out of case 1: The parcel is lost.
              rui: [It is done] [In a week] [Give it to somebody] [Drop it]
            rui ! It is done
              rui: Follow-up 1 is done: Print the gate on every ticket. Thank you, Rui.
            rui ! It is done
              rui: Follow-up 1 is done already. To take it up again: follow-up 1 reopen
              rui: [follow-up 1 reopen]
            … 9 days
            """,
            "ines", "rui");
    }

    [Fact]
    public async Task A_follow_up_that_is_dropped_for_a_reason()
    {
        await using var bot = await StartAsync(Step.Analyze);

        await Golden.HoldsAsync(
            bot,
            """
            ines ! Tools | prevention=A second printer | preventionOwner=Marta
              ines: Step 4 of 5 · Analyze
              ines: What made it possible: Tools. Prevention: A second printer.
              ines: Follow-up 1: A second printer. “Marta” is nobody in the team, so I remind you. No day was given, so it is due on Friday 27 November 2026, in 7 days. To change that: follow-up 1
              ines: Step 5 of 5 · Be gracious
              ines: Case 1: The parcel is lost
              ines: How we part is what they tell others. I send nothing to anybody: these are words for you to use or change.
              ines: How does the customer see it now?
              ines: ✎ Thank you for telling us.
              ines: ✎ What happened was ours to get right, and we did not.
              ines: ✎ We are sorry for what it meant for you: [what it meant for them].
              ines: ✎ What we did: [what put it right].
              ines: ✎ So that it does not happen again: A second printer.
              ines: [Better than expected] [Fine] [Still let down] [Not known yet] [Add more] [Other words]
            … 7 days
              ines: Follow-up 1 is due today, Friday 27 November 2026: A second printer. It came out of case 1: The parcel is lost.
              ines: [It is done] [In a week] [Give it to somebody] [Drop it]
            ines ! Drop it
              ines: Why? Some preventions are not worth it, and a short reason says so: follow-up 1 drop because we have no printer
            ines > follow-up 1 drop because the first one was repaired
              ines: Follow-up 1 is dropped, because the first one was repaired. To take it up again: follow-up 1 reopen
            ines > pause
              ines: Step 5 of 5 · Be gracious
              ines: Set aside. To go on: next 1
              ines: Set aside. Everything you said in case 1 is kept. To go on: next 1
              ines: [next 1]
            ines > follow-ups
              ines: Nothing is open to follow up in Harbour desk.
            """,
            "ines", "rui");
    }

    [Fact]
    public async Task A_moment_that_becomes_a_case()
    {
        await using var bot = await StartAsync(null);

        await Golden.HoldsAsync(
            bot,
            """
            ines > moment the ferry left without the Silva family
              ines: How did it go? “the ferry left without the Silva family” Nothing is kept until you press.
              ines: [Amazed them] [Went as it should] [Went wrong]
            ines ! Went wrong
              ines: Noted: Went wrong. Your colleagues of Harbour desk may read it, so leave customers' names out. Shall we put it right?
              ines: [Open a case with this] [Take it back]
            ines ! Open a case with this
              ines: Case 1 · Before we start
              ines: Thank you for saying it early. Things go wrong everywhere; people remember what was done next.
              ines: the ferry left without the Silva family
              ines: Who is affected?
              ines: [A customer] [A colleague] [Me]
            """,
            "ines", "rui");
    }

    [Fact]
    public async Task Thanks()
    {
        await using var bot = await StartAsync(null);

        await Golden.HoldsAsync(
            bot,
            """
            ines > thanks @Olga for the call
              ines: I know nobody called “Olga” in your teams.
            ines > thanks @Rui for staying on the line with the ferry family
              ines: Rui hears it now, in private. It stays between the two of you unless they show it to the team; nobody counts it.
              ines: [Take it back]
              rui: Ines thanks you: for staying on the line with the ferry family.
              rui: Harbour desk does not see it unless you show it.
              rui: [Show it to the team] [Keep it between us]
            … 4 hours
            ines > thanks @Amal for the boat
              ines: Amal hears it when they work again, in private. It stays between the two of you unless they show it to the team; nobody counts it.
              ines: [Take it back]
            … 63 hours
              amal: Ines thanks you: for the boat.
              amal: Harbour desk does not see it unless you show it.
              amal: [Show it to the team] [Keep it between us]
            """,
            "ines", "rui", "amal");
    }

    /// <summary>On a Friday afternoon, at that step of a case.</summary>
    private static async Task<TestBot> StartAsync(Step? step)
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        if (step is { } at)
            await bot.ReachesAsync("ines", at);

        foreach (var person in (string[])["ines", "rui", "amal"])
            await bot.ReadsAsync(person);

        return bot;
    }
}
