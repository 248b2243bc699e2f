using ServiceBot.Customers;

namespace ServiceBot.Tests.Customers;

public class SensitiveTests
{
    private static readonly Sensitive Words = Sensitive.Parse(File.ReadAllText(Sensitive.EnglishWords));

    [Theory]
    [InlineData("is diabetic", SensitiveArea.Health)]
    [InlineData("Diabétic, no sugar", SensitiveArea.Health)]
    [InlineData("allergic to nuts", SensitiveArea.Health)]
    [InlineData("is not disabled any more", SensitiveArea.Health)]
    [InlineData("sits in a wheel\u00ADchair", SensitiveArea.Health)]
    [InlineData("hard-of-hearing, speak up", SensitiveArea.Health)]
    [InlineData("pregnant until May", SensitiveArea.Health)]
    [InlineData("is MUSLIM", SensitiveArea.Faith)]
    [InlineData("halal food only", SensitiveArea.Faith)]
    [InlineData("goes to church on Sundays", SensitiveArea.Faith)]
    [InlineData("a christian", SensitiveArea.Faith)]
    [InlineData("votes for the Green Party", SensitiveArea.Politics)]
    [InlineData("member of the Labour Party", SensitiveArea.Politics)]
    [InlineData("trade-union secretary", SensitiveArea.Union)]
    [InlineData("came as a refugee", SensitiveArea.Origin)]
    [InlineData("dark-skinned", SensitiveArea.Origin)]
    [InlineData("is gay", SensitiveArea.Sex)]
    internal void What_nobody_needs_to_know_is_seen(string text, SensitiveArea area) => Assert.Equal(area, Words.In(text));

    [Theory]
    [InlineData("likes tea")]
    [InlineData("likes vegetarian food")]
    [InlineData("vegan, no sugar in the coffee")]
    [InlineData("black coffee, white sugar")]
    [InlineData("lives behind the church gate")]
    [InlineData("the window blinds down, please")]
    [InlineData("collects party hats for the children")]
    [InlineData("races pigeons")]
    [InlineData("comes from Porto")]
    [InlineData("union jack on the boat")]
    [InlineData("likes it when we are patient")]
    [InlineData("Sussex and Essex")]
    [InlineData("deafening music annoys her")]
    [InlineData("likes the hospitality")]
    [InlineData("wants to be told early")]
    [InlineData("")]
    public void What_says_nothing_of_the_kind_is_let_through(string text) => Assert.Null(Words.In(text));

    [Theory]
    [InlineData("Christian Gay")]
    [InlineData("Ms Deaf")]
    [InlineData("Islam Hindu")]
    public void Names_are_names(string name)
    {
        Assert.Null(Words.In(name, isName: true));
        Assert.NotNull(Words.In(name));
    }

    [Fact]
    public void But_a_name_is_no_place_to_hide_something_either() => Assert.Equal(SensitiveArea.Health, Words.In("Ms Adler (diabetic)", isName: true));

    [Theory]
    [InlineData("\uD800 diabetic")]
    [InlineData("d\u0301iabetic")]
    public void Odd_characters_hide_nothing(string text) => Assert.Equal(SensitiveArea.Health, Words.In(text));

    [Fact]
    public void A_broken_file_stops_the_start() => Assert.ThrowsAny<Exception>(() => Sensitive.Parse("""{ "areas": { "shoes": ["red"] }, "names": [] }"""));
}
