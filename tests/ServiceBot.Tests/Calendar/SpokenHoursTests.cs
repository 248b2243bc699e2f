using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

public class SpokenHoursTests
{
    [Theory]
    [InlineData("9-17", "09:00–17:00")]
    [InlineData("9 to 5", "09:00–17:00")]
    [InlineData("from 9 to 5.", "09:00–17:00")]
    [InlineData("between 9 and 17", "09:00–17:00")]
    [InlineData("9 till 5", "09:00–17:00")]
    [InlineData("8:30 – 16:30", "08:30–16:30")]
    [InlineData("8.30-4.30", "08:30–16:30")]
    [InlineData("22:00-06:00", "22:00–06:00")]
    [InlineData("22-6", "22:00–06:00")]
    [InlineData("6-2", "06:00–14:00")]
    [InlineData("12-8", "12:00–20:00")]
    [InlineData("7 to 7", "07:00–19:00")]
    [InlineData("9-12", "09:00–12:00")]
    [InlineData("09:00-05:00", "09:00–05:00")]
    [InlineData("9am-5pm", "09:00–17:00")]
    [InlineData("9-5pm", "09:00–17:00")]
    [InlineData("1-5pm", "13:00–17:00")]
    [InlineData("10-6am", "22:00–06:00")]
    [InlineData("9am-5", "09:00–17:00")]
    [InlineData("9 am to 11", "09:00–11:00")]
    [InlineData("10pm-6", "22:00–06:00")]
    [InlineData("1 p.m. - 12", "13:00–00:00")]
    [InlineData("13-5pm", "13:00–17:00")]
    [InlineData("9 to noon", "09:00–12:00")]
    [InlineData("noon to 6", "12:00–18:00")]
    [InlineData("4 to midnight", "16:00–00:00")]
    [InlineData("16-24", "16:00–00:00")]
    [InlineData("00:00-24:00", "the whole day")]
    [InlineData("08:00-08:00", "the whole day")]
    [InlineData("all day", "the whole day")]
    [InlineData("24/7", "the whole day")]
    [InlineData("９－１７", "09:00–17:00")]
    [InlineData("٩-١٧", "09:00–17:00")]
    public void Hours_are_understood_and_said_back(string text, string said)
    {
        var hours = Assert.NotNull(SpokenHours.Parse(text));

        Assert.Equal(said, hours.ToString());
        Assert.Equal(said, SpokenHours.Parse(said).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("9-")]
    [InlineData("-5")]
    [InlineData("9-25")]
    [InlineData("9:60-17")]
    [InlineData("13pm-5")]
    [InlineData("9-12-17")]
    [InlineData("nine to five")]
    [InlineData("mornings")]
    [InlineData("to")]
    public void What_are_no_hours_is_not_guessed(string text) => Assert.Null(SpokenHours.Parse(text));

    [Theory]
    [InlineData("Mon-Fri", "Mon–Fri")]
    [InlineData("monday to friday", "Mon–Fri")]
    [InlineData("Mon – Fri", "Mon–Fri")]
    [InlineData("weekdays", "Mon–Fri")]
    [InlineData("Sun to Thu", "Sun–Thu")]
    [InlineData("Fri-Mon", "Fri–Mon")]
    [InlineData("monday, wednesday and friday", "Mon, Wed and Fri")]
    [InlineData("Mondays and Tuesdays", "Mon and Tue")]
    [InlineData("mon tue wed", "Mon–Wed")]
    [InlineData("Mon-Thu, Sat", "Mon–Thu and Sat")]
    [InlineData("Mon-Wed & Fri + Sun", "Fri and Sun–Wed")]
    [InlineData("weekend", "Sat and Sun")]
    [InlineData("weekdays and Saturday", "Mon–Sat")]
    [InlineData("every day", "every day")]
    [InlineData("Mon-Sun", "every day")]
    [InlineData("thursday", "Thu")]
    public void Days_are_understood_and_said_back(string text, string said) =>
        Assert.Equal(said, SpokenDays.Write(Assert.NotNull(SpokenDays.Parse(text))));

    [Fact]
    public void All_sets_of_days_are_understood_as_they_are_written()
    {
        for (var days = (WorkDays)1; days <= WorkDays.EveryDay; days++)
            Assert.Equal(days, SpokenDays.Parse(SpokenDays.Write(days)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("and")]
    [InlineData("m")]
    [InlineData("Mon-")]
    [InlineData("Mon-Wed-Fri")]
    [InlineData("Mon, tomorrow")]
    [InlineData("never")]
    public void What_are_no_days_is_not_guessed(string text) => Assert.Null(SpokenDays.Parse(text));
}
