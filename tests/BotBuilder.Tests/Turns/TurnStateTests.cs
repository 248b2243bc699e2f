using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.Turns;

public class TurnStateTests
{
    private readonly TurnContextStateCollection _state = [];

    [Fact]
    public void Names_ignore_case()
    {
        _state.Add("Name", "value");

        Assert.Equal("value", _state.Get<string>("nAME"));
    }

    [Fact]
    public void A_value_can_be_kept_by_its_type()
    {
        var kept = new Version(1, 2);
        _state.Add(kept);

        Assert.Same(kept, _state.Get<Version>());
        Assert.Same(kept, _state.Get<Version>(typeof(Version).FullName));
    }

    [Fact]
    public void What_is_missing_or_of_another_type_is_null()
    {
        _state.Add("name", "value");

        Assert.Null(_state.Get<Version>("name"));
        Assert.Null(_state.Get<string>("other"));
        Assert.Null(_state.Get<Version>());
    }

    [Fact]
    public void Adding_twice_fails_and_setting_twice_does_not()
    {
        _state.Set("name", "one");
        _state.Set("name", "two");

        Assert.Throws<ArgumentException>(() => _state.Add("name", "three"));
        Assert.Equal("two", _state.Get<string>("name"));
    }

    [Fact]
    public void Null_is_neither_a_name_nor_a_value_to_add()
    {
        Assert.Throws<ArgumentNullException>(() => _state.Add(null, "value"));
        Assert.Throws<ArgumentNullException>(() => _state.Add<string>("name", null));
        Assert.Throws<ArgumentNullException>(() => _state.Get<string>(null));
    }

    [Fact]
    public void After_the_turn_it_throws()
    {
        _state.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _state.Get<string>("name"));
        Assert.Throws<ObjectDisposedException>(() => _state.Add("name", "value"));
        Assert.Throws<ObjectDisposedException>(() => _state.Set("name", "value"));
    }
}
