using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>No path around the limit: whatever anybody types and presses, in whatever order, nothing is spent beyond what they may decide at that moment.</summary>
public class SpendLimitTests
{
    private const int Steps = 90;

    private static readonly string[] People = ["ines", "rui", "amal", "jonas", "marta"];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Whatever_people_say_and_press_what_is_spent_was_theirs_to_decide_or_somebody_else_said_yes(int seed)
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem the box is broken");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("rui", "own 2");
        await bot.SaysAsync("rui", "pause");
        foreach (var (person, number) in ((string, int)[])[("rui", 1), ("jonas", 1), ("ines", 2), ("jonas", 2)])
            await bot.SaysAsync(person, $"join {number}");
        await bot.SaysAsync("marta", "allow 2 45");
        var walk = new Walk(bot, new Random(seed));
        for (var step = 0; step < Steps; step++)
            await walk.GoAsync();

        // Otherwise it would have walked past everything.
        Assert.True(
            walk.Kinds.IsSupersetOf([CaseEventKind.Spent, CaseEventKind.SpendAsked, CaseEventKind.SpendApproved]),
            $"{string.Join(", ", walk.Kinds)} after {walk.Log}");
    }

    private sealed class Walk(TestBot bot, Random random)
    {
        private readonly Dictionary<string, Role> _roles = new()
        {
            ["ines"] = Role.Member,
            ["rui"] = Role.Member,
            ["amal"] = Role.Lead,
            ["jonas"] = Role.Approver,
            ["marta"] = Role.Manager,
        };

        private readonly Dictionary<int, int> _read = [];
        private long _member = 2000;

        public HashSet<CaseEventKind> Kinds { get; } = [];

        public string Log { get; private set; } = "";

        public async Task GoAsync()
        {
            var person = People[random.Next(People.Length)];
            if (random.Next(12) == 0)
            {
                await ChangeAsync(person);
                return;
            }

            bot.Clock.Advance(TimeSpan.FromMinutes(random.Next(4)));
            var cards = (await bot.ChatAsync(person)).Where(heard => heard.Buttons.Count > 0 && heard.Links.Count == 0).ToList();
            var asked = cards.FindAll(heard => heard.Buttons.Contains("Yes"));
            if (asked.Count > 0 && random.Next(2) == 0)
                await PressAsync(person, asked[^1], random.Next(4) == 0 ? "No" : "Yes");
            else if (cards.Count > 0 && random.Next(4) == 0)
                await PressAsync(person, cards[random.Next(cards.Count)], null);
            else
                await SayAsync(person, Typed());

            await bot.RunRoundAsync<ApprovalRound>();
            foreach (var number in (int[])[1, 2])
                await HoldsAsync(number);
        }

        /// <summary>Of any age, and now and then by somebody else than who was asked.</summary>
        private async Task PressAsync(string person, Heard heard, string? button)
        {
            button ??= heard.Buttons[random.Next(heard.Buttons.Count)];
            if (button == "Add more")
                return;

            var press = heard.Press(button);
            if (press["value"] is { } value && (value["step"] ?? value["spending"]) is not null)
                (value["spend"], value["spendFor"], value["cost"]) = ($"{Amount()}", Reason(), "up to 5000");

            var who = random.Next(4) == 0 ? People[random.Next(People.Length)] : person;
            Log += $"{who} presses {button}, ";
            await bot.PostsUnreadAsync(who, press);
        }

        private async Task SayAsync(string person, string typed)
        {
            Log += $"{person}: {typed}, ";
            await bot.SaysUnreadAsync(person, typed);
        }

        private string Typed()
        {
            var number = random.Next(1, 3);
            return random.Next(40) switch
            {
                < 10 => $"spend {number} {Amount()} {Reason()} {random.Next(4)}",
                < 13 => $"spend {number} {Amount()}",
                < 18 => $"approve {number}",
                < 20 => $"approve {number} {Amount()}",
                20 => $"refuse {number} because {Reason()}",
                21 => $"not spent {number}",
                22 => $"not spent {number} {Amount()}",
                < 25 => $"allow {number} {Amount()}",
                < 27 => "approvals",
                < 29 => $"own {number}",
                29 => $"hand {number} to @{People[random.Next(People.Length)]}",
                30 => $"accept {number}",
                31 => $"same {number} as {3 - number}",
                < 37 => $"reopen {number}",
                37 => $"close {number} because done; a; b; c",
                _ => random.Next(3) switch { 0 => $"next {number}", 1 => "pause", _ => $"correct {number}" },
            };
        }

        private int Amount() => new[] { 5, 10, 20, 21, 45, 60, 150, 260 }[random.Next(8)];

        private string Reason() => new[] { "a taxi", "a hotel", "a boat", "soup" }[random.Next(4)];

        /// <summary>Roles and limits change while people are asked.</summary>
        private async Task ChangeAsync(string person)
        {
            if (random.Next(3) == 0)
            {
                _member = random.Next(1, 4) * 1000;
                Log += $"a member may spend {_member}, ";
                await bot.SetsAsync(settings => settings.MemberLimit = _member);
                return;
            }

            var role = new[] { Role.Member, Role.Lead, Role.Approver, Role.Manager }[random.Next(4)];
            if (person == "marta")
                return;

            _roles[person] = role;
            Log += $"{person} becomes {role}, ";
            await bot.BecomesAsync(person, role);
        }

        private async Task HoldsAsync(int number)
        {
            var about = await bot.CaseAsync(number);
            var events = about.Events.OrderBy(happened => happened.Sequence).ToList();
            foreach (var happened in events.Skip(_read.GetValueOrDefault(number)))
            {
                Kinds.Add(happened.Kind);
                var sum = Sum(events, happened.Sequence) + await MergedAsync(about);
                if (happened.Kind == CaseEventKind.Spent)
                    Assert.True(sum <= LimitOf(happened.PersonId, events, happened.Sequence), $"case {number}: {happened.PersonId} made it {sum} after {Log}");

                if (happened.Kind != CaseEventKind.SpendApproved)
                    continue;

                var asked = events.Single(one => one.Sequence == int.Parse(happened.Data!.Split(' ')[^1]));
                var role = _roles[happened.PersonId];
                Assert.True(happened.PersonId != asked.PersonId, $"case {number}: {asked.PersonId} said yes to themselves after {Log}");
                Assert.True(role == Role.Manager || role == Role.Approver && sum <= 20_000, $"case {number}: {happened.PersonId}, {role}, said yes to {sum} after {Log}");
                Assert.True(Minor(happened) <= Minor(asked), $"case {number}: more than was asked for after {Log}");
            }

            _read[number] = events.Count;
        }

        private long LimitOf(string person, List<CaseEvent> events, int before)
        {
            var allowed = events.LastOrDefault(happened => happened.Kind == CaseEventKind.SpendAllowed && happened.Sequence < before);
            var own = _roles[person] switch { Role.Manager => long.MaxValue, Role.Approver => 20_000, Role.Lead => 5000, _ => _member };
            return allowed is null || allowed.PersonId == person ? own : Math.Max(own, Minor(allowed));
        }

        private async Task<long> MergedAsync(RecoveryCase about)
        {
            var other = await bot.CaseAsync(3 - about.Number);
            return other.MergedInto == about.Number ? Sum([.. other.Events], int.MaxValue) : 0;
        }

        /// <summary>Counted anew from what happened, and not as the program keeps it.</summary>
        private static long Sum(List<CaseEvent> events, int until)
        {
            var so = events.FindAll(happened => happened.Sequence <= until);
            return so.Where(happened => happened.Kind is CaseEventKind.Spent or CaseEventKind.SpendApproved).Sum(Minor)
                - so.Where(happened => happened.Kind == CaseEventKind.SpendTakenBack).Sum(Minor);
        }

        private static long Minor(CaseEvent happened) => long.Parse(happened.Data!.Split(' ')[0]);
    }
}
