using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class TitleDraftTests
{
    [Theory]
    [InlineData("the courier lost Ms Adler's parcel", "The courier lost a customer's parcel")]
    [InlineData("the courier lost Ms. Adler’s parcel.", "The courier lost a customer's parcel")]
    [InlineData("Mr van der Berg waited two hours", "A customer waited two hours")]
    [InlineData("Dr. Maria da Silva got the wrong pills", "A customer got the wrong pills")]
    [InlineData("Our customer Jensen got two bills", "A customer got two bills")]
    [InlineData("guest Lopez was sent to the wrong gate", "A guest was sent to the wrong gate")]
    [InlineData("\"Adler\" got no answer", "A customer got no answer")]
    [InlineData("Maria Lopez called three times", "A customer called three times")]
    [InlineData("we forgot Maria Lopez", "We forgot a customer")]
    [InlineData("Adler's parcel is gone", "A customer's parcel is gone")]
    [InlineData("no answer to ana@example.com since Monday", "No answer to an e-mail address since Monday")]
    [InlineData("order 4711-22 came broken", "Order a number came broken")]
    [InlineData("called +351 912 345 678 twice", "Called a number twice")]
    [InlineData("see https://example.com/a?b=c", "See a link")]
    [InlineData("Monday's ferry left without a family", "Monday's ferry left without a family")]
    [InlineData("Our Harbour ferry left at 14:30", "Our Harbour ferry left at 14:30")]
    [InlineData("the printer **burst**", "The printer   burst")]
    [InlineData("!!!", "Something went wrong")]
    [InlineData("", "Something went wrong")]
    public void A_title_is_short_and_names_no_customer(string sentence, string title) =>
        Assert.Equal(title, TitleDraft.From(sentence));

    [Theory]
    [InlineData("the machine at the far end of the hall printed every single ticket with the wrong gate")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    public void A_long_sentence_is_cut_where_a_reader_would_cut_it(string sentence)
    {
        var title = TitleDraft.From(sentence);

        Assert.InRange(title.Length, 1, TitleDraft.Longest + 1);
        Assert.EndsWith("…", title);
        Assert.False(char.IsHighSurrogate(title[^2]));
    }
}
