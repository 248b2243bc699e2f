using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>A message that asks the bot to do something, in one of the words of its help.</summary>
/// <param name="Number">The case it is about, when it names one.</param>
/// <param name="Rest">What follows: the sentence of a problem, the time of a promise.</param>
internal sealed record Command(Verb Verb, int? Number = null, string Rest = "")
{
    /// <summary>Whether it is heard while a question is open; anything else is then an answer.</summary>
    public bool Interrupts =>
        Verb is Verb.Help or Verb.SignOut || IsMove || Number is not null && IsPlain;

    /// <summary>Whether it moves about in what is being asked.</summary>
    public bool IsMove => Verb is Verb.Back or Verb.Pause or Verb.Cancel or Verb.Skip;

    /// <summary>"promise 2 customers a refund" is no command; "promise 2 in an hour" is.</summary>
    private bool IsPlain =>
        Rest.Length == 0
        || SpokenTime.Parse(Rest, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).Kind != SpokenTimeKind.NotUnderstood;

    public static Command? Parse(string text)
    {
        var said = Said.OneLine(text);
        var space = said.IndexOfAny([' ', ':', '：']);
        var rest = space < 0 ? "" : said[(space + 1)..].TrimStart(' ', ':', '：', '-', '–', ',');

        return Said.Key(space < 0 ? said : said[..space]) switch
        {
            "problem" or "recover" or "incident" => new Command(Verb.Problem, Rest: rest),
            "cases" => Whole(Verb.Cases, rest),
            "case" => Numbered(Verb.Case, rest),
            "own" => Whole(Verb.Own, rest) ?? Numbered(Verb.Own, rest),
            "told" => Whole(Verb.Told, rest) ?? Numbered(Verb.Told, rest),
            "fixed" => Whole(Verb.Fixed, rest) ?? Numbered(Verb.Fixed, rest),
            "next" => Whole(Verb.Next, rest) ?? Numbered(Verb.Next, rest),
            "promise" => Promise(rest),
            "back" => Whole(Verb.Back, rest),
            "pause" => Whole(Verb.Pause, rest),
            "cancel" => Whole(Verb.Cancel, rest),
            "skip" => Whole(Verb.Skip, rest),
            "my" => Said.Key(rest) == "hours" ? new Command(Verb.MyHours) : null,
            "away" => new Command(Verb.Away, Rest: rest),
            "here" => Said.Key(rest) is "again" or "" ? new Command(Verb.Here) : null,
            "commitment" => Whole(Verb.Commitment, rest),
            "help" => Whole(Verb.Help, rest),
            "team" when Said.Key(rest) == "page" => new Command(Verb.TeamPage),
            "sign" when Said.Key(rest) == "in link" => new Command(Verb.TeamPage),
            "sign-in" when Said.Key(rest) == "link" => new Command(Verb.TeamPage),
            "sign" when Said.Key(rest) == "out everywhere" => new Command(Verb.SignOut),
            "setup" or "set-up" => new Command(Verb.Setup, Rest: rest),
            "settings" => new Command(Verb.Settings, Rest: rest),
            "vision" => Whole(Verb.Vision, rest),
            _ => null,
        };
    }

    private static Command? Whole(Verb verb, string rest) => Said.Key(rest).Length == 0 ? new Command(verb) : null;

    private static Command? Numbered(Verb verb, string rest) => NumberIn(rest) is { } number ? new Command(verb, number) : null;

    private static Command Promise(string rest)
    {
        var space = rest.IndexOf(' ');
        var first = space < 0 ? rest : rest[..space];
        return NumberIn(first) is { } number
            ? new Command(Verb.Promise, number, space < 0 ? "" : rest[(space + 1)..].Trim())
            : new Command(Verb.Promise, Rest: rest);
    }

    private static int? NumberIn(string word)
    {
        var key = Said.Key(word).TrimStart('#');
        if (key.StartsWith("case ", StringComparison.Ordinal))
            key = key[5..].TrimStart('#');

        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}

internal enum Verb
{
    Problem,
    Cases,
    Case,
    Own,
    Promise,
    Told,
    Fixed,
    Next,
    Back,
    Pause,
    Cancel,
    Skip,
    MyHours,
    Away,
    Here,
    Commitment,
    Help,
    TeamPage,
    SignOut,
    Setup,
    Settings,
    Vision,
}
