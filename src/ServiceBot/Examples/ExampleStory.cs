using System.Globalization;
using ServiceBot.Calendar;
using static ServiceBot.Channels.Web.ExamplePeople;

namespace ServiceBot.Examples;

/// <summary>What the example team lives through: ten working days, each of them a day that could be anybody's.</summary>
internal sealed class ExampleStory(ExampleStage stage, ExampleClock clock, TimeZoneInfo zone)
{
    /// <summary>What each of the seven answers on each day; a dot where somebody does not. On the fifth day too few do, so it is counted with the sixth.</summary>
    private static readonly string[] Answers =
        ["34333.4", "433.344", "34343.3", "3343433", "4.3..3.", "33.4334", "4344343", "334344.", "44.4344", "5454455"];

    private static readonly string[] Everybody = [Ana, Bruno, Carla, Dinis, Eva, Gil, Filipa];

    private DateOnly _date;

    /// <summary>Everything that happened on the n-th of the days, the first being 0.</summary>
    public async Task LiveAsync(int n, DateOnly date)
    {
        _date = date;
        await stage.AtAsync(At("09:00"));
        await (n switch
        {
            0 => WrongPierAsync(),
            1 => RampAsync(),
            2 => RefundAsync(),
            3 => HandedOnAsync(),
            4 => RefundAgainAsync(),
            5 => LatePromiseAsync(),
            6 => GoodDayAsync(),
            7 => KnownCauseAsync(),
            8 => Task.CompletedTask, // a quiet day
            _ => BusyDayAsync(),
        });

        await stage.AtAsync(At("15:01"));
        foreach (var (person, answer) in Everybody.Zip(Answers[n]))
            if (answer != '.')
                await stage.AnswersAsync(person, answer - '0', other: Math.Min(answer - '0' + 1, 5));

        await stage.AtAsync(At("16:31"));
        await stage.AtAsync(At("17:01"));
        if (n == 9)
        {
            await AfterDigestAsync();
            await stage.AtAsync(At("18:30"));
        }

        await stage.AtAsync(At("23:58"));
    }

    /// <summary>The team says what it stands for, and a family stands at the wrong pier.</summary>
    private async Task WrongPierAsync()
    {
        await stage.SaysAsync(Filipa, "setup");
        await stage.SaysAsync(Filipa, "Everybody who takes our boats is glad they did.");
        await stage.PressesAsync(Filipa, "Save", ("principles", "We say what happened.\nNobody is left waiting.\nWe are as kind to each other as to passengers."));
        await stage.PressesAsync(Filipa, "Later");

        Go("09:40");
        await stage.SaysAsync(Ana, "problem a family stood at the wrong pier because the ticket named another one");
        await stage.PressesAsync(Ana, "A customer", ("title", "Wrong pier on the ticket"), ("customerKey", "F-4711"), ("severity", "Serious"));
        await stage.SaysAsync(Ana, "They came early, stood at pier 3 with two small children, and saw their boat leave from pier 5.");
        await stage.PressesAsync(Ana, "I own it", ("promise", "in 40 minutes"));
        Go("10:10");
        await stage.SaysAsync(Ana, "told 1");
        await stage.PressesAsync(
            Ana, "It is fixed", ("wants", "To be on the island before the museum closes"), ("firstAction", "Seats on the next boat"));
        await stage.PressesAsync(
            Ana, "Information", ("worked", "The pier called back at once"), ("prevention", "Print the pier in large letters on every ticket"),
            ("preventionOwner", "Eva Rocha"), ("preventionDue", "in 2 weeks"));
        await stage.PressesAsync(
            Ana, "Better than expected", ("evidence", "Answered"), ("customerWords", "We did not think that anybody would wait for us at the boat."), ("askedBy", "Call"));
        await MomentAsync(Bruno, "a child waved until the boat was out of sight", "Amazed them");
        await MomentAsync(Carla, "the school class was on board in ten minutes", "Went as it should");
    }

    private async Task RampAsync()
    {
        Go("10:15");
        await stage.SaysAsync(Bruno, "problem the wheelchair was not at the ramp when the boat came in");
        await stage.PressesAsync(Bruno, "A customer", ("title", "No wheelchair at the ramp"), ("customerKey", "F-4802"));
        await stage.SaysAsync(Bruno, "She sat on the pier for half an hour and was told three times that somebody was coming.");
        await stage.PressesAsync(Bruno, "I own it", ("promise", "in 30 minutes"));
        Go("10:35");
        await stage.SaysAsync(Bruno, "told 2");
        await stage.PressesAsync(Bruno, "It is fixed");
        await stage.PressesAsync(Bruno, "Time");
        await stage.PressesAsync(Bruno, "Fine", ("evidence", "Said"), ("customerWords", "That is how it should have been from the start."));
        await ThankAsync(Ana, Bruno, "thanks @Bruno Costa for staying with her on the pier");
        await MomentAsync(Dinis, "lost glasses were back with their owner the same day", "Went as it should");
    }

    private async Task RefundAsync()
    {
        Go("11:00");
        await stage.SaysAsync(Carla, "problem the refund for the cancelled boat has not arrived");
        await stage.PressesAsync(Carla, "A customer", ("title", "Refund for a cancelled boat is missing"), ("customerKey", "F-5522"));
        await stage.SaysAsync(Carla, "He was promised his money within five days and has waited for nine.");
        await stage.PressesAsync(Carla, "I own it", ("promise", "in 2 hours"));
        Go("12:10");
        await stage.SaysAsync(Carla, "gap who may release a refund above the limit on a Friday");
        Go("12:20");
        await stage.SaysAsync(Carla, "told 3");
        await stage.PressesAsync(Carla, "It is fixed");
        await stage.PressesAsync(Carla, "How we work");
        await stage.PressesAsync(Carla, "Fine");
        Go("14:10");
        await stage.SaysAsync(Eva, "gap 1 answer any manager, also by phone; the till takes their number");
        await MomentAsync(Ana, "somebody brought us cake for finding the last seat", "Amazed them");
    }

    private async Task HandedOnAsync()
    {
        Go("09:50");
        await stage.SaysAsync(Dinis, "problem the night boat left without a group that had called ahead");
        await stage.PressesAsync(Dinis, "A customer", ("title", "Night boat left without a group"), ("customerKey", "F-6010"), ("severity", "Serious"));
        await stage.SaysAsync(Dinis, "They had called at eight, were told to come, and stood in the dark.");
        await stage.PressesAsync(Dinis, "I own it", ("promise", "in 1 hour"));
        await stage.SaysAsync(Dinis, "hand 4 to @Eva Rocha");
        Go("10:05");
        await stage.SaysAsync(Eva, "accept 4");
        Go("10:50");
        await stage.SaysAsync(Eva, "told 4");
        await stage.SaysAsync(Eva, "fixed 4");
        await stage.SaysAsync(Eva, "next 4");
        await stage.PressesAsync(Eva, "How we work", ("prevention", "Calls after six go into the harbour book"), ("preventionOwner", "Dinis Faria"), ("preventionDue", "in 3 days"));
        await stage.PressesAsync(Eva, "Fine", ("evidence", "Said"), ("customerWords", "Thank you for the rooms, we slept well."));
        Go("13:00");
        await stage.SaysAsync(Filipa, "we did empower everybody may refund up to 80 € because you said the refund limit was too low");
        await MomentAsync(Bruno, "we kept a stroller dry in the storm", "Amazed them");
    }

    /// <summary>What was fixed was not fixed: the same customer comes again.</summary>
    private async Task RefundAgainAsync()
    {
        Go("10:30");
        await stage.SaysAsync(Bruno, "problem the refund is still missing");
        await stage.PressesAsync(Bruno, "A customer", ("title", "Refund still missing"), ("customerKey", "F-5522"));
        await stage.PressesAsync(Bruno, "Same problem again");
        Go("10:50");
        await stage.SaysAsync(Carla, "promise 3 in 1 hour");
        Go("11:20");
        await stage.SaysAsync(Carla, "told 3");
        await stage.SaysAsync(Carla, "fixed 3");
        await stage.SaysAsync(Carla, "next 3");
        await stage.PressesAsync(Carla, "Someone outside", ("prevention", "The bank's receipt is looked at before we say it is paid"), ("preventionOwner", "Gil Matos"), ("preventionDue", "in 1 week"));
        await stage.PressesAsync(Carla, "Fine", ("evidence", "Answered"), ("customerWords", "Now it is there."), ("askedBy", "Call"));
        await MomentAsync(Dinis, "the morning boat was on time in spite of the fog", "Went as it should");
    }

    /// <summary>The word to the customer comes after it was promised.</summary>
    private async Task LatePromiseAsync()
    {
        Go("10:00");
        await stage.SaysAsync(Dinis, "problem a suitcase went to the wrong island");
        await stage.PressesAsync(Dinis, "A customer", ("title", "Suitcase on the wrong island"), ("customerKey", "F-6155"));
        await stage.SaysAsync(Dinis, "Her medicine was in it, and nobody could say where it was.");
        await stage.PressesAsync(Dinis, "I own it", ("promise", "in 30 minutes"));
        await stage.AtAsync(At("10:45"));
        Go("11:35");
        await stage.SaysAsync(Dinis, "told 6");
        Go("13:40");
        await stage.PressesAsync(Dinis, "It is fixed");
        await stage.PressesAsync(Dinis, "Someone outside");
        await stage.PressesAsync(Dinis, "Fine", ("evidence", "Said"), ("customerWords", "It came, and you called the doctor for me."));
        await ThankAsync(Dinis, Carla, "thanks @Carla Pinto for calling the other island three times");
    }

    private async Task GoodDayAsync()
    {
        Go("10:20");
        await MomentAsync(Ana, "an old couple danced on our deck and wrote to us about it", "Amazed them");
        await MomentAsync(Eva, "everybody of the late group had a seat", "Went as it should");
        await MomentAsync(Gil, "a bill in another language was explained by phone", "Went as it should");
        await stage.SaysAsync(Bruno, "clue calling the pier before the passenger asks saves three calls");
        await ThankAsync(Gil, Ana, "thanks @Ana Reis for singing with the children while they waited");
        Go("14:00");
        await DoneAsync(Dinis, "Calls after six go into the harbour book");
    }

    /// <summary>The same condition lets somebody down again before it was changed.</summary>
    private async Task KnownCauseAsync()
    {
        Go("11:10");
        await stage.SaysAsync(Gil, "problem a passenger waited at the wrong pier because of the ticket");
        await stage.PressesAsync(Gil, "A customer", ("title", "Wrong pier on the ticket again"), ("customerKey", "F-6402"));
        await stage.SaysAsync(Gil, "He read the small print twice and still went to the wrong side.");
        await stage.PressesAsync(Gil, "I own it", ("promise", "in 30 minutes"));
        Go("11:30");
        await stage.SaysAsync(Gil, "told 7");
        await stage.PressesAsync(Gil, "It is fixed");
        await stage.PressesAsync(Gil, "Information");
        await stage.PressesAsync(Gil, "Better than expected", ("evidence", "Said"), ("customerWords", "You ran with my bag. Thank you."));
        Go("14:20");
        await DoneAsync(Eva, "Print the pier in large letters on every ticket");
        await MomentAsync(Carla, "a dog got water before its owner asked", "Amazed them");
    }

    private async Task BusyDayAsync()
    {
        Go("09:20");
        await stage.SaysAsync(Ana, "problem two families were sold the same cabin");
        await stage.PressesAsync(Ana, "A customer", ("title", "One cabin sold twice"), ("customerKey", "F-6611"), ("severity", "Serious"));
        await stage.SaysAsync(Ana, "Both stood in the door with their bags, and one of them had a baby with a fever.");
        await stage.PressesAsync(Ana, "I own it", ("promise", "in 30 minutes"));
        Go("09:40");
        await stage.SaysAsync(Ana, "told 8");
        await stage.PressesAsync(Ana, "It is fixed", ("firstAction", "The captain's cabin, at no charge"));
        await stage.PressesAsync(
            Ana, "Tools", ("prevention", "The till locks a cabin as soon as it is chosen"), ("preventionOwner", "Filipa Nunes"), ("preventionDue", "in 1 week"));
        await stage.PressesAsync(
            Ana, "Better than expected", ("evidence", "Answered"), ("customerWords", "The captain's cabin! We will tell everybody."), ("askedBy", "Call"));
        Go("11:10");
        await stage.SaysAsync(Carla, "problem nobody told the passengers that the boat was an hour late");
        await stage.PressesAsync(Carla, "A customer", ("title", "Boat an hour late and nobody told them"), ("customerKey", "F-6620"));
        await stage.SaysAsync(Carla, "They saw the empty pier, called twice, and heard a tape.");
        await stage.PressesAsync(Carla, "I own it", ("promise", "in 1 hour"));
        await stage.PressesAsync(Carla, "Not yet");
        Go("11:50");
        await MomentAsync(Bruno, "the fog cleared and a whole school cheered", "Amazed them");
        await MomentAsync(Dinis, "a forgotten bear travelled first class", "Amazed them");
        await MomentAsync(Gil, "all bags were on the right island", "Went as it should");
        await MomentAsync(Eva, "the late boat was full and calm", "Went as it should");
        await stage.AtAsync(At("12:30"));
        await ThankAsync(Eva, Ana, "thanks @Ana Reis for the captain's cabin");
        Go("14:00");
        await stage.SaysAsync(Filipa, "we did care a break after every hard call because you said that nobody can breathe");
    }

    /// <summary>After the digest came, something it counts changes, so it is edited.</summary>
    private async Task AfterDigestAsync()
    {
        Go("17:20");
        await MomentAsync(Filipa, "the last guest stayed to help us stack the chairs", "Amazed them");
    }

    private async Task MomentAsync(string person, string what, string how)
    {
        await stage.SaysAsync(person, $"moment {what}");
        await stage.PressesAsync(person, how);
    }

    /// <summary>Whoever is thanked decides that the team may see it.</summary>
    private async Task ThankAsync(string person, string thanked, string words)
    {
        await stage.SaysAsync(person, words);
        await stage.PressesAsync(thanked, "Show it to the team");
    }

    private async Task DoneAsync(string person, string what) => await stage.SaysAsync(person, $"follow-up {await stage.FollowUpAsync(what)} done");

    private void Go(string time) => clock.GoTo(At(time));

    private DateTimeOffset At(string time) => WallClock.Instant(_date, TimeOnly.Parse(time, CultureInfo.InvariantCulture), zone);
}
