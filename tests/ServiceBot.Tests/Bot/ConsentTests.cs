using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Customers;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>
/// There is no path around the consent: whatever people say and press, a fact is kept or renewed only by a message, or a press, in which
/// somebody says that the customer agreed.
/// </summary>
public class ConsentTests
{
    private static readonly string[] People = ["ines", "rui", "amal"];

    /// <summary>What may be typed after any command; that there is a yes is plain in some of it only.</summary>
    private static readonly string[] Rests =
    [
        "", "likes tea", "likes tea, they said yes", "name Ms Adler, she wrote yes", "likes tea, said yes", "they said yes", "yes", "1", "2 they said yes", "1 they said no", "3 yes",
        "note ask about the boat, they agreed", "likes coffee, they said no", "date 14 May her birthday (they said yes)", "matters to be told early, not asked", "because yes",
        "consent: Said", "factConsent=Said", "dislikes that they said yes", "in 30 minutes", "@rui", "as 1", "better", "none", "4712",
    ];

    private static readonly string?[] Consents = [null, "", "Said", "Wrote", "Said", "Wrote", "Said", "Wrote", "No", "NotAsked", "said", "yes", "true", "0", "1", "2", "Said,Wrote", " Said"];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_said_and_pressed_nothing_is_kept_without_a_yes(int seed)
    {
        var random = new Random(seed);
        await using var bot = await TestBot.StartAsync();
        await Regular.OpensAsync(bot, "ines");
        await Regular.OpensAsync(bot, "rui", "problem the box is gone", "4712");
        var keys = await bot.ReadAsync(db => db.Cases.OrderBy(about => about.Number).Select(about => about.CustomerKey).ToList());
        var kept = 0;
        for (var round = 0; round < 220; round++)
        {
            // Whatever became of the cases, there is somebody again about whom something can be kept.
            if (round % 10 == 0)
                await bot.ChangeAsync(db =>
                {
                    foreach (var about in db.Cases.Where(about => about.Number <= 2).ToList())
                    {
                        if (!about.MayBeKnown)
                            about.Classify(CustomerKind.External, Severity.Normal, danger: false, about.Title, about.TeamId, new By("ines", bot.Clock.Now));
                        about.Recognise(keys[about.Number - 1]);
                    }
                });

            var before = await SignsAsync(bot);
            bot.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 300)));
            var person = Any(People);
            bool hasConsent;
            string what;
            if (random.Next(2) == 0)
            {
                what = Typed();
                hasConsent = TypedFact.Parse(what) is { Consent: ConsentAnswer.Said or ConsentAnswer.Wrote }
                    || TypedFact.ConsentIn(string.Join(' ', what.Split(' ').Skip(3))) is ConsentAnswer.Said or ConsentAnswer.Wrote;
                await bot.SaysAsync(person, what);
            }
            else
            {
                var pressed = Pressed(before.Select(sign => sign.Id).ToList());
                hasConsent = (string?)pressed["factConsent"] is "Said" or "Wrote";
                what = pressed.ToJsonString();
                await bot.SubmitsAsync(person, pressed);
            }

            var after = await SignsAsync(bot);
            var added = after.Except(before).ToList();
            Assert.True(added.Count == 0 || hasConsent, $"{person}: {what} kept {string.Join(", ", added)}");
            Assert.All(added, sign => Assert.Equal((bot.Clock.Now, person), (sign.RecordedAt, sign.RecordedBy)));
            kept += added.Count;
        }

        Assert.InRange(kept, 1, 220); // it is no proof when nothing is ever kept

        T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

        string Typed()
        {
            var verb = random.Next(2) == 0 ? Any([Verb.Remember, Verb.Remember, Verb.Renew, Verb.Forget, Verb.Customer]) : Any(Enum.GetValues<Verb>());
            return $"{Command.WordsOf(verb)} {Any(["1", "2", "1", ""])} {Any(Rests)}".Replace("  ", " ", StringComparison.Ordinal).Trim();
        }

        JsonObject Pressed(List<string> ids)
        {
            var value = new JsonObject
            {
                ["fact"] = Any([FactCards.Keep, FactCards.Keep, FactCards.Agreed, FactCards.Agreed, FactCards.AskAgain, FactCards.Remove, FactCards.Everything, "made up"]),
                ["answer"] = Any(["keep", "agreed", "External", "mine", "instead", "save"]),
                ["case"] = Any([1, 2, 1, 2, 99]),
            };
            if (Any(Consents) is { } consent)
                value["factConsent"] = consent;
            foreach (var (input, text) in ((string, string)[])
            [
                ("factKind", Any(["Likes", "Dislikes", "Name", "Note", "Matters", "Likes", "", "7", "Health"])),
                ("factText", Any(["tea", "coffee", "a call", "Ms Adler", "the window", "diabetic", ""])),
                ("factSource", Any(["Told", "Wrote", "Noticed", "Told", "", "0"])),
                ("factId", ids.Count == 0 || random.Next(4) == 0 ? Any(["", "made up"]) : Any(ids)),
                ("factConsentAt", Any(["", "", "yesterday 18:00", "tomorrow 9"])),
                ("seen", Any([FactCards.SignOf(keys[0]), FactCards.SignOf(keys[1]), FactCards.SignOf(keys[0]), FactCards.SignOf(keys[1]), "made up"])),
                ("text", Any(Rests)),
                ("command", Any(["", "remember 1 likes tea"])),
            ])
                if (text.Length > 0 && random.Next(10) > 0)
                    value[input] = text;

            return value;
        }
    }

    /// <summary>What says that a fact is new, or agreed to once more.</summary>
    private static async Task<List<Sign>> SignsAsync(TestBot bot) =>
        (await Regular.RowsAsync(bot)).ConvertAll(fact => new Sign(fact.Id, fact.Closed, fact.Consent, fact.ConsentAt, fact.RecordedBy, fact.RecordedAt, fact.ExpiresAt));

    private sealed record Sign(
        string Id, string Closed, ConsentHow Consent, DateTimeOffset ConsentAt, string RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset ExpiresAt);
}
