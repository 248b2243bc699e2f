using ServiceBot.Roster;

namespace ServiceBot.Tests.Roster;

public class MoneyTests
{
    [Theory]
    [InlineData("50", "EUR", 5000)]
    [InlineData("50.00", "EUR", 5000)]
    [InlineData("50,5", "EUR", 5050)]
    [InlineData("€50", "EUR", 5000)]
    [InlineData("50 €", "EUR", 5000)]
    [InlineData("EUR 50", "EUR", 5000)]
    [InlineData("0", "EUR", 0)]
    [InlineData("0.01", "EUR", 1)]
    [InlineData("1,250", "EUR", 125000)]
    [InlineData("1,250.50", "EUR", 125050)]
    [InlineData("1.250,50", "EUR", 125050)]
    [InlineData("1'250", "CHF", 125000)]
    [InlineData("1 250", "EUR", 125000)]
    [InlineData("1000000", "EUR", 100000000)]
    [InlineData("$50", "USD", 5000)]
    [InlineData("¥5000", "JPY", 5000)]
    [InlineData("5000.00", "JPY", 5000)]
    [InlineData("12.345", "KWD", 12345)]
    [InlineData("12.3", "KWD", 12300)]
    public void An_amount_is_kept_in_minor_units(string text, string currency, long minor) => Assert.Equal(minor, Money.Parse(text, currency));

    [Theory]
    [InlineData("", "EUR")]
    [InlineData("-5", "EUR")]
    [InlineData("−5", "EUR")]
    [InlineData("fifty", "EUR")]
    [InlineData("50.000", "EUR")]
    [InlineData("50.123", "EUR")]
    [InlineData("1,25,0", "EUR")]
    [InlineData("50.50", "JPY")]
    [InlineData("1,250", "KWD")]
    [InlineData("$50", "EUR")]
    [InlineData("1000000.01", "EUR")]
    [InlineData("99999999999999999999", "EUR")]
    [InlineData("1e3", "EUR")]
    [InlineData("٥٠", "EUR")]
    [InlineData("50 50 EUR EUR", "EUR")]
    public void What_is_no_amount_or_may_mean_two_is_asked_again(string text, string currency) => Assert.Null(Money.Parse(text, currency));

    [Theory]
    [InlineData(5000, "EUR", "50 EUR")]
    [InlineData(5050, "EUR", "50.50 EUR")]
    [InlineData(5000, "JPY", "5000 JPY")]
    [InlineData(12345, "KWD", "12.345 KWD")]
    public void An_amount_reads_as_it_is_typed(long minor, string currency, string text)
    {
        Assert.Equal(text, Money.Write(minor, currency));
        Assert.Equal(minor, Money.Parse(text, currency));
    }

    [Theory]
    [InlineData("60 a taxi", true)]
    [InlineData("€60", true)]
    [InlineData("EUR 60", true)]
    [InlineData("eur60", true)]
    [InlineData("the 60 boxes", false)]
    [InlineData("too much", false)]
    [InlineData("", false)]
    public void An_amount_is_seen_where_it_begins(string text, bool begins) => Assert.Equal(begins, Money.Begins(text));

    [Theory]
    [InlineData("eur", "EUR")]
    [InlineData(" Gbp ", "GBP")]
    [InlineData("EURO", null)]
    [InlineData("", null)]
    [InlineData("XXX", null)]
    public void Currencies_are_known_by_their_codes(string typed, string? code) => Assert.Equal(code, Currency.Find(typed));
}
