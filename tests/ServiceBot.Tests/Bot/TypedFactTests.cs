using ServiceBot.Bot;
using ServiceBot.Customers;

namespace ServiceBot.Tests.Bot;

public class TypedFactTests
{
    [Theory]
    [InlineData("likes tea, they said yes", FactKind.Likes, "tea", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("Likes tea. She said yes.", FactKind.Likes, "tea", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("does not like calls (he wrote yes)", FactKind.Dislikes, "calls", FactSource.Wrote, ConsentAnswer.Wrote)]
    [InlineData("doesn’t like calls – they said yes", FactKind.Dislikes, "calls", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("noticed: likes the window, and they said yes", FactKind.Likes, "the window", FactSource.Noticed, ConsentAnswer.Said)]
    [InlineData("name Ms Adler, the customer said yes", FactKind.Name, "Ms Adler", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("say AHD-ler, they said yes", FactKind.Say, "AHD-ler", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("date 14 May her birthday, they said yes", FactKind.Date, "14 May her birthday", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("14 May her birthday, they said yes", FactKind.Date, "14 May her birthday", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("what matters: to be told early, they wrote yes", FactKind.Matters, "to be told early", FactSource.Wrote, ConsentAnswer.Wrote)]
    [InlineData("note ask about the boat, they said yes", FactKind.Note, "ask about the boat", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("likes tea, they said no", FactKind.Likes, "tea", null, ConsentAnswer.No)]
    [InlineData("likes tea, not agreed", FactKind.Likes, "tea", null, ConsentAnswer.No)]
    [InlineData("likes tea, not asked", FactKind.Likes, "tea", null, ConsentAnswer.NotAsked)]
    [InlineData("tea at four, they said yes", null, "tea at four", FactSource.Told, ConsentAnswer.Said)]
    [InlineData("likes tea", FactKind.Likes, "tea", null, null)]
    [InlineData("", null, "", null, null)]
    internal void What_is_typed_plainly_is_understood(string typed, FactKind? kind, string text, FactSource? source, ConsentAnswer? consent) =>
        Assert.Equal(new TypedFact(kind, text, source, consent), TypedFact.Parse(typed));

    /// <summary>Only a part of its own in plain words is a consent; whatever merely sounds like one is not.</summary>
    [Theory]
    [InlineData("likes that they said yes")]
    [InlineData("likes tea, said yes")]
    [InlineData("likes tea, yes")]
    [InlineData("likes tea, they agreed")]
    [InlineData("likes tea, I said yes")]
    [InlineData("likes tea, they said yes to coffee")]
    [InlineData("likes tea, they might have said yes")]
    [InlineData("likes tea, they said yesterday")]
    [InlineData("likes tea, they never said yes")]
    public void Whatever_only_sounds_like_a_yes_is_none(string typed) => Assert.Null(TypedFact.Parse(typed).Consent);

    [Theory]
    [InlineData("they said yes", ConsentAnswer.Said)]
    [InlineData("She wrote yes.", ConsentAnswer.Wrote)]
    [InlineData("they said no", ConsentAnswer.No)]
    [InlineData("not asked", ConsentAnswer.NotAsked)]
    [InlineData("yes", null)]
    [InlineData("", null)]
    [InlineData("perhaps, they said yes", null)]
    internal void An_answer_on_its_own_is_understood(string typed, ConsentAnswer? consent) => Assert.Equal(consent, TypedFact.ConsentIn(typed));
}
