using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Digest;

/// <summary>The Harbour desk on a Tuesday, with its principles written: its digest comes at 17:30. Marta manages it, Lena leads it.</summary>
internal static class DigestTeam
{
    public const string Tuesday = "2026-11-24T08:00Z";

    public static async Task<TestBot> OfAsync(string now = Tuesday, bool isMeasured = true)
    {
        var bot = await CheckInTeam.OfAsync(3, now);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lena", Role.Lead, hours: "09:00-19:00");
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour")
        {
            Vision = isMeasured ? "Nobody is left waiting" : null,
            Principles = "We say what happened",
            DigestAt = new(17, 30),
        }));
        return bot;
    }

    /// <summary>The clock shows this time of that day, and the round looks.</summary>
    public static async Task DigestsAtAsync(this TestBot bot, string instant)
    {
        bot.Clock.Advance(DateTimeOffset.Parse(instant) - bot.Clock.Now);
        await bot.RunRoundAsync<DigestRound>();
    }

    /// <summary>The digests in the room, as they stand now.</summary>
    public static async Task<IReadOnlyList<Heard>> DigestsAsync(this TestBot bot) =>
        [.. (await bot.RoomAsync()).Where(heard => heard.Id.StartsWith("digest/", StringComparison.Ordinal))];

    /// <summary>A customer was let down; who owns it does so some minutes later.</summary>
    public static Task<int> IsLetDownAsync(this TestBot bot, int number, string title, string at, string? owner = null, int ownedAfter = 0, Action<RecoveryCase, Func<int, By>>? then = null) => bot.ChangeAsync(db =>
    {
        var start = DateTimeOffset.Parse(at);
        var who = owner ?? "rui";
        var about = RecoveryCase.Report(number, "harbour", title, title, new By(who, start));
        about.Classify(CustomerKind.External, Severity.Normal, false, title, "harbour", new By(who, start));
        if (owner is not null)
            about.Own(new By(owner, start.AddMinutes(ownedAfter)));

        then?.Invoke(about, minutes => new By(who, start.AddMinutes(minutes)));
        db.Cases.Add(about);
    });

    public static Task<int> HasMomentAsync(this TestBot bot, MomentKind kind, string text, string at, string by = "ines") => bot.ChangeAsync(db => db.Moments.Add(new Moment
    {
        Id = Guid.CreateVersion7(DateTimeOffset.Parse(at)).ToString("N"),
        TeamId = "harbour",
        PersonId = by,
        Kind = kind,
        At = DateTimeOffset.Parse(at),
        Text = text,
    }));

    /// <summary>Everything that the example of the product says of a day.</summary>
    public static async Task<TestBot> BusyAsync()
    {
        var bot = await OfAsync();
        await bot.IsLetDownAsync(1, "Wrong gate on ticket", "2026-11-24T09:00Z", "ines", 6, TurnRound);
        await bot.IsLetDownAsync(2, "Late bus", "2026-11-24T10:00Z", "rui", 6, TurnRound);
        await bot.IsLetDownAsync(3, "Lost bag", "2026-11-24T11:00Z", "ines", 4, (about, by) => about.Promise(DateTimeOffset.Parse("2026-11-24T12:00Z"), by(4)));
        foreach (var at in new[] { "09:10", "09:20" })
            await bot.HasMomentAsync(MomentKind.Magic, $"they hugged us at {at}", $"2026-11-24T{at}Z");
        foreach (var at in new[] { "09:30", "09:40", "09:50", "10:10" })
            await bot.HasMomentAsync(MomentKind.Fine, $"all went well at {at}", $"2026-11-24T{at}Z");
        await bot.ChangeAsync(db =>
        {
            var at = DateTimeOffset.Parse("2026-11-24T13:00Z");
            var thanks = db.Moments.Add(new Moment
            {
                Id = Guid.CreateVersion7(at).ToString("N"),
                TeamId = "harbour",
                PersonId = "ines",
                Kind = MomentKind.Thanks,
                At = at,
                Text = "for staying on the line with the ferry family",
            }).Entity;
            var thanked = new Thanked(thanks.Id, "rui");
            thanked.Decide(ThanksShown.ToTheTeam, thanks, at);
            db.Thanked.Add(thanked);
            db.ManagerActions.Add(new ManagerAction(Guid.CreateVersion7(at).ToString("N"), "harbour", "marta", ManagerActionKind.Empower, "limit raised to 80 €", "refund limit too low", at));
            db.FollowUps.Add(new FollowUp(1, "harbour", 1, FollowUpKind.Prevention, "new proof step", "ines", new(2026, 11, 27), at));
            db.SealedBatches.Add(Sealed.Of("Q01", new(2026, 11, 23), new(2026, 11, 24), [4, 4, 4, 4, 3]));
        });
        return bot;

        static void TurnRound(RecoveryCase about, Func<int, By> by)
        {
            about.Fix(by(40));
            about.Ask(AskChannel.Call, by(50));
            about.Confirm(Outcome.Fine, "thank you", by(60));
        }
    }
}
