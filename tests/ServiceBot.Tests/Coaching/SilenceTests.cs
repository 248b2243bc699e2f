using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

/// <summary>Where a hint would be wrong, whatever the words.</summary>
public class SilenceTests
{
    [Theory]
    [InlineData("The guest said \"you idiots, you should have called\" and left.")]
    [InlineData("The guest said “that’s your own fault” and left.")]
    [InlineData("He read out: «that's our policy»")]
    [InlineData("Auf dem Schild stand „not our problem“.")]
    [InlineData("He answered 'that isn't our problem' and hung up.")]
    [InlineData("He answered ‘it’s the guests’ own fault’ and hung up.")]
    [InlineData("The guests' bags came late; 'calm down' was the answer.")]
    [InlineData("> you should have read the terms\nI will look into it.")]
    [InlineData("Customer wrote:\nYou people never listen.\nIt is always the same.")]
    [InlineData("She said: it's not my problem, you claim things.")]
    [InlineData("Guest: calm down you idiots")]
    [InlineData("Thanks.\n-----Original Message-----\nThis is your own fault.")]
    [InlineData("He told her it's not our problem.")]
    public void Quotations_and_pasted_texts(string text) => IsSilent(text);

    [Theory]
    [InlineData("The page says `user error` again.")]
    [InlineData("```\nthrow new Idiot(\"not our problem\");\n```")]
    [InlineData("See https://example.com/that-is/our-policy for more.")]
    [InlineData("The file idiot_proof.py and lazy.js are attached.")]
    public void Code_and_links(string text) => IsSilent(text);

    [Theory]
    [InlineData("It isn't your fault.")]
    [InlineData("It's not that you should have known.")]
    [InlineData("I would never say that's not our problem.")]
    [InlineData("Nobody is to blame for this, least of all you.")]
    [InlineData("That was no user error.")]
    [InlineData("Please don't tell guests to calm down.")]
    public void Negations(string text) => IsSilent(text);

    [Theory]
    [InlineData("That was my slip.")]
    [InlineData("I should have called you yesterday.")]
    [InlineData("We failed to tell you about the gate.")]
    [InlineData("We should've checked the list before.")]
    [InlineData("I was an idiot, I booked the wrong day.")]
    public void Own_part(string text) => IsSilent(text);

    [Theory]
    [InlineData("The courier came late.")]
    [InlineData("The sign was wrong and the gate had changed.")]
    [InlineData("The printer failed to print the label.")]
    [InlineData("The bridge was closed, so the parcel came a day later.")]
    public void Factual_causes(string text) => IsSilent(text);

    [Theory]
    [InlineData("He called me an idiot.")]
    [InlineData("The caller threatened to come over, the lazy cow he called her.")]
    [InlineData("She screamed at Ana that we are all morons.")]
    [InlineData("The guest was rude to our trainee.")]
    public void Reports_of_threats_and_abuse(string text) => IsSilent(text);

    [Theory]
    [InlineData("Our shop is on Policy Street.")]
    [InlineData("Your room is at the Lazy Days Hotel.")]
    [InlineData("She ordered the Idiot's Guide to Chess.")]
    [InlineData("Calm Down Spa has moved.")]
    [InlineData("The song is called Another One.")]
    public void Names_of_things(string text) => IsSilent(text);

    private static void IsSilent(string text) =>
        Assert.All([Occasion.Customer, Occasion.Story, Occasion.Analysis, Occasion.Colleague], occasion => Assert.Null(EnglishHints.For(text, occasion)));
}
