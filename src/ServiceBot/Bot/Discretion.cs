using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// What a person submitted is kept for them to see, in the commit of the turn and whatever becomes of it; but not everything as it is. By what
/// a customer is recognised is taken out, and what is about the words of a draft, the worth of a customer, how somebody is, what is known of a
/// customer, or being forgotten, is closed and goes away by itself. What somebody answers to a check-in is kept nowhere beside its batch, not even
/// for a moment.
/// </summary>
internal sealed class Discretion(Envelope envelope, QuestionBank bank, IDatabase database, TimeProvider clock)
{
    private const string CheckIn = "checkIn";

    private const string Input = "customerKey";
    private const string Blank = "••••";

    /// <summary>With the number of a case or without it.</summary>
    private static readonly Phrase Figures = new("gesture", Verb.Gesture, Takes.Text);

    public async Task<WebPost?> OfAsync(Activity activity, WebPost? post) => post is null ? null : await BlankAsync(activity, post) ?? Of(activity, post);

    /// <returns>Null when it is no answer to a check-in.</returns>
    private async Task<WebPost?> BlankAsync(Activity activity, WebPost post)
    {
        var said = Said.OneLine(Mention.TakenOff(activity).Text);
        var typed = Command.OfCheckIns.Select(phrase => phrase.Read(said)).FirstOrDefault(read => read is not null);
        var isPressed = CardAnswer.Inputs(activity.Value).Keys.Any(name => name.Equals(CheckIn, StringComparison.OrdinalIgnoreCase));
        if (!isPressed && !await IsAnswerAsync(activity, said, typed))
            return null;

        var json = activity.Value is null ? post.Json : Payload.With(post.Json, ["value"], Blank);
        if (said.Length > 0)
            json = Payload.With(json, ["text"], typed is null ? Blank : $"{Command.WordsOf(Verb.CheckIn)} {Blank}");

        // That they answered is nobody's business either.
        return post with { Json = json, GoodUntil = clock.GetInstant() + Envelope.Lifetime };
    }

    /// <summary>Whether it is heard as an answer to a check-in, or may be meant for one; by the same rules as the turn hears it.</summary>
    private async Task<bool> IsAnswerAsync(Activity activity, string said, Command? typed)
    {
        var isTyped = typed is { Rest.Length: > 0 };
        if (activity.Conversation?.IsGroup == true)
            return isTyped && Mention.TakenOff(activity).IsAddressed;
        if (isTyped && CheckInWords.IsWord(typed!.Rest, bank))
            return true;
        if (!isTyped && !CheckInWords.IsWord(said, bank))
            return false;

        await using var db = database.Lease();
        var personId = await db.Addresses.Where(address => address.Channel == activity.ChannelId && address.Account == activity.From.Id)
            .Select(address => address.PersonId)
            .SingleOrDefaultAsync();
        if (personId is null)
            return isTyped;

        // Where something else is asked it may be the answer to that, which stands there as it was said.
        var desk = await db.Desks.AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == personId) ?? new Desk(personId);
        if (isTyped)
            return desk.IsFree || StepCards.IsNoAnswer(desk.Step, said);

        var (words, now) = (new CheckInWords(db, bank), clock.GetInstant());
        if (!desk.IsFree)
            return await words.MayMeanAsync(said, desk, now, CancellationToken.None) is not null;

        // The card may still be in sight although it collects no more, and then the word says how they are all the same.
        return words.IsFeeling(said)
            || await words.TodaysAsync(personId, now, CancellationToken.None) is { } shown && await words.MeantAsync(said, shown, CancellationToken.None) is not null;
    }

    private WebPost Of(Activity activity, WebPost post)
    {
        // What colleagues say to one another in a room is theirs.
        var (text, isAddressed) = Mention.TakenOff(activity);
        var typed = isAddressed || activity.Conversation?.IsGroup != true ? Typed(text) : null;
        var pressed = activity.Value is null ? null : CardAnswer.Read(activity.Value);
        if (IsFleeting(typed) || IsFleeting(Typed(pressed?.Command)) || pressed?.Gesture is not null || pressed?.Forgetting is not null)
            return Close(post);

        // What is known of a customer is nothing for a channel, not even for a moment.
        if (IsAboutCustomer(typed) && activity.Conversation?.IsGroup == true)
            return post with { Json = Payload.With(post.Json, ["text"], $"{Command.WordsOf(typed!.Verb)} {typed.Number} {Blank}") };

        if (IsAboutCustomer(typed) || IsAboutCustomer(Typed(pressed?.Command)) || pressed is { Fact: not null })
            return Close(post);

        if (typed is { Verb: Verb.Key } key)
            return post with { Json = Payload.With(post.Json, ["text"], $"key {(key.Rest.Length > 0 ? $"{key.Number} " : "")}{Blank}") };

        return pressed is { CustomerKey.Length: > 0 } ? post with { Json = Payload.With(post.Json, ["value", Input], Blank) } : post;
    }

    private WebPost Close(WebPost post) => post with { Json = envelope.Close(post.Json), GoodUntil = clock.GetInstant() + Envelope.Lifetime };

    /// <summary>A number alone says nothing.</summary>
    private static bool IsAboutCustomer(Command? command) =>
        command is { Verb: Verb.Remember or Verb.Renew or Verb.Forget, Rest: { Length: > 0 } rest } && !rest.All(char.IsAsciiDigit);

    /// <summary>About the words of a draft, what a customer is worth, how somebody is, being forgotten, or a story that is not shared yet.</summary>
    private static bool IsFleeting(Command? command) =>
        command is { Verb: Verb.Coach or Verb.WrongHint or Verb.Support or Verb.LookAfterMe or Verb.ForgetMe or Verb.Story or Verb.Signed }
        || command is { Verb: Verb.Gesture } && command.Rest.Any(char.IsDigit);

    /// <summary>One of the commands that this is about; null for everything else.</summary>
    private static Command? Typed(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var said = Said.OneLine(text);
        return Command.OfWords.Concat(Command.OfCare).Concat(Command.OfStories).Concat(Command.OfCustomers).Append(Figures).Append(Command.Key).Append(Command.ForgetMe)
            .Select(phrase => phrase.Read(said)).FirstOrDefault(read => read is not null);
    }
}
