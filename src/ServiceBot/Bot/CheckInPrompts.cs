using System.Security.Cryptography;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Asks people how they are: the question, that they were asked, and when to look again are one commit.</summary>
internal sealed class CheckInPrompts(Turn turn, CheckInRoll roll, CheckInItems items, Batches batches, QuestionBank bank, Guesses guesses, Whereabouts whereabouts)
{
    /// <summary>
    /// Whoever changes their hours while they are looked at sets what is null to null, which nobody can see. So it is looked at once more, and
    /// by then it is not null.
    /// </summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan NextDay = TimeSpan.FromDays(1);

    /// <summary>As many as can be named in one line.</summary>
    private const int MostNamed = 2;

    /// <summary>Asks those of them who are due at this instant, whatever was noted about it, and notes when to look at each of them again.</summary>
    /// <returns>How many were asked.</returns>
    public async Task<int> AskDueAsync(IReadOnlyCollection<string> personIds, CancellationToken cancellationToken)
    {
        var facts = await roll.OfAsync(personIds, turn.Now, cancellationToken);
        var due = new List<CheckInDue>();
        foreach (var one in facts)
        {
            // Whoever cannot be reached now, or is not counted, is not asked again for this day either.
            var look = one.IsAsked ? one.Look(turn.Now) : new CheckInLook(null, turn.Now + NextDay);
            if (look.Date is { } date)
                due.Add(new CheckInDue(one, date, look.Until));

            one.Person.CheckInLookAt = look.Date is not null ? one.NextLook(turn.Now, look.Date)
                : one.Person.CheckInLookAt is null && look.LookAt > turn.Now + Soon ? turn.Now + Soon
                : look.LookAt;
        }

        var addresses = await AddressesAsync(due.ConvertAll(one => one.Facts.Person.Id), cancellationToken);
        due.RemoveAll(one => !addresses.ContainsKey(one.Facts.Person.Id));
        if (due.Count == 0)
            return 0;

        var asked = await AskAsync(due, addresses, cancellationToken);
        await guesses.AskAsync(due, addresses, cancellationToken);
        return asked.Count;
    }

    /// <summary>Asks one person who wants to be asked, at whatever hour.</summary>
    /// <returns>Null where they came to their team while its answers are collected.</returns>
    public async Task<CheckIn?> AskNowAsync(CheckInFacts facts, Address to, CancellationToken cancellationToken)
    {
        var id = facts.Person.Id;
        var date = facts.Availability.Today(turn.Now);
        if (await turn.Db.CheckIns.FindAsync([id, date], cancellationToken) is not { } shown)
            return (await AskAsync([new CheckInDue(facts, date, null)], new Dictionary<string, Address> { [id] = to }, cancellationToken)).SingleOrDefault();

        // It moves down to where they look.
        turn.Say(new Message(to, shown.Slot, null));
        shown.Slot = NewSlot(shown.BatchId);
        turn.Say(new Message(to, shown.Slot, Payload.ToJson(await CardAsync(shown, isAnswered: false, "", to.Channel, cancellationToken))));
        return shown;
    }

    /// <summary>The card as it stands now.</summary>
    public async Task<Activity> CardAsync(CheckIn shown, bool isAnswered, string help, string channel, CancellationToken cancellationToken)
    {
        var batch = await turn.Db.OpenBatches.FindAsync([shown.BatchId], cancellationToken);
        var (_, other) = await OtherAsync(shown, cancellationToken);
        return CheckInCards.Questions(bank, Daily, other, batch?.CohortName ?? CohortRules.Everybody, batch?.LeastPeople ?? PulseOptions.FewestPeople, isAnswered, help, channel);
    }

    /// <summary>The other question of a check-in that still collects, with its batch.</summary>
    public async Task<(OpenBatch? Batch, Item? Item)> OtherAsync(CheckIn shown, CancellationToken cancellationToken) =>
        shown.OtherBatchId is { } id && await turn.Db.OpenBatches.FindAsync([id], cancellationToken) is { } batch
            ? (batch, await batches.ItemAsync(batch.Item, cancellationToken))
            : default;

    /// <summary>All that is said of a batch is taken away by this beginning when it is counted. The rest is random and tells nothing.</summary>
    public static string NewSlot(string batchId) => $"{CheckInTraces.NameOf(batchId)}{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    private Item Daily => bank.Find(Item.Daily)!; // the file of the questions cannot do without it

    private async Task<List<CheckIn>> AskAsync(List<CheckInDue> due, IReadOnlyDictionary<string, Address> addresses, CancellationToken cancellationToken)
    {
        var daily = await items.DailyAsync(due, cancellationToken);
        var counted = due.FindAll(one => daily.ContainsKey(one.Facts.Person.Id));

        // Where there are no cards only the one question is asked, as text.
        var others = await items.OthersAsync(counted.FindAll(one => Card.IsShownOn(addresses[one.Facts.Person.Id].Channel)), daily, cancellationToken);
        var by = counted.Exists(one => one.Facts.Choices is not { IsIntroduced: true }) ? await InstallersAsync(counted, cancellationToken) : null;
        var asked = new List<CheckIn>();
        foreach (var one in counted)
        {
            var person = one.Facts.Person;
            var (seat, other, to) = (daily[person.Id], others.GetValueOrDefault(person.Id), addresses[person.Id]);
            var item = other is null ? null : await batches.ItemAsync(other.Batch.Item, cancellationToken);
            var checkIn = new CheckIn { PersonId = person.Id, Date = one.Date, BatchId = seat.Batch.Id, OtherBatchId = other?.Batch.Id, Slot = NewSlot(seat.Batch.Id) };
            var choices = one.Facts.Choices ??= turn.Db.CheckInChoices.Add(new CheckInChoices(person.Id)).Entity;
            if (!choices.IsIntroduced || !choices.Knows(seat.Batch))
                Explain(one, choices, by, seat.Batch, to);

            turn.Db.CheckIns.Add(checkIn);
            seat.Member.AskedOn = one.Date;
            if (other is not null)
                other.Member.AskedOn = one.Date;
            if (!(choices.AskedOn >= one.Date))
                choices.AskedOn = one.Date;

            var help = Respite.Lines(one.Facts.Settings.HelpText ?? CareTexts.Help);
            var card = CheckInCards.Questions(bank, Daily, item, seat.Batch.CohortName, seat.Batch.LeastPeople, isAnswered: false, help, to.Channel);
            turn.Say(new Message(to, checkIn.Slot, Payload.ToJson(card), one.Until));
            asked.Add(checkIn);
        }

        return asked;
    }

    /// <summary>How it is counted is said before they answer: all of it the first time, and whatever has changed since.</summary>
    private void Explain(CheckInDue one, CheckInChoices choices, Func<string, IReadOnlyList<string>>? by, OpenBatch batch, Address to)
    {
        var home = one.Facts.Person.HomeTeamId!; // who is counted has one
        var isJoined = batch.CohortKey != $"team/{home}";
        var text = choices.IsIntroduced || by is null
            ? CheckInCards.Changed(batch.CohortName, isJoined, batch.LeastPeople)
            : CheckInCards.Introduction(by(home), batch.CohortName, isJoined, batch.LeastPeople);
        choices.Hears(batch);
        turn.Say(new Message(to, Message.NewSlot(), Payload.ToJson(Talk.Text(text)), one.Until));
    }

    /// <summary>Where the questions of these people stand. Whoever blocked the bot there is reached nowhere else.</summary>
    public async Task<Dictionary<string, Address>> PlacesAsync(List<CheckIn> shown, CancellationToken cancellationToken)
    {
        var places = await whereabouts.OfAsync(shown.ConvertAll(checkIn => checkIn.Slot), cancellationToken);
        var chats = (await ChatsAsync(shown.ConvertAll(checkIn => checkIn.PersonId), cancellationToken))
            .Where(chat => !chat.IsBlocked)
            .ToLookup(chat => (chat.PersonId, new Place(chat.To.Channel, chat.To.Conversation)), chat => chat.To);
        var found = new Dictionary<string, Address>();
        foreach (var checkIn in shown)
            if (places.GetValueOrDefault(checkIn.Slot) is { } place && chats[(checkIn.PersonId, place)].FirstOrDefault() is { } to)
                found[checkIn.PersonId] = to;

        return found;
    }

    /// <summary>Where each of them last wrote from; one place only. Whoever blocked the bot there does not want to be asked elsewhere either.</summary>
    private async Task<Dictionary<string, Address>> AddressesAsync(List<string> personIds, CancellationToken cancellationToken) =>
        (await ChatsAsync(personIds, cancellationToken))
        .GroupBy(chat => chat.PersonId)
        .Select(own => own.First())
        .Where(last => !last.IsBlocked)
        .ToDictionary(last => last.PersonId, last => last.To);

    /// <summary>Of each of them the one first from which they last wrote.</summary>
    private async Task<IEnumerable<(string PersonId, Address To, bool IsBlocked)>> ChatsAsync(List<string> personIds, CancellationToken cancellationToken) =>
        (await turn.Db.Addresses.AsNoTracking()
            .Where(address => personIds.Contains(address.PersonId) && address.Conversation != null)
            .Select(address => new
            {
                Chat = address,
                IsBlocked = turn.Db.Blocked.Any(blocked => blocked.Channel == address.Channel && blocked.Conversation == address.Conversation),
            })
            .ToListAsync(cancellationToken))
        .OrderByDescending(own => own.Chat.LastWrittenAt).ThenBy(own => own.Chat.Account, StringComparer.Ordinal)
        .Select(own => (own.Chat.PersonId, new Address(own.Chat.Channel, own.Chat.Conversation!, own.Chat.ServiceUrl), own.IsBlocked)); // asked for above

    /// <summary>The admins, who put the bot here; where there is none, whoever manages the team.</summary>
    private async Task<Func<string, IReadOnlyList<string>>> InstallersAsync(List<CheckInDue> due, CancellationToken cancellationToken)
    {
        var admins = await turn.Db.People.Where(person => person.LeftAt == null && (person.Role & Role.Admin) != 0)
            .OrderBy(person => person.Id)
            .Select(person => person.Name)
            .Take(MostNamed)
            .ToListAsync(cancellationToken);
        if (admins.Count > 0)
            return _ => admins;

        var homes = due.Select(one => one.Facts.Person.HomeTeamId!).Distinct().ToList(); // who is asked has one
        var managers = (await turn.Db.Memberships.Where(membership => homes.Contains(membership.TeamId) && (membership.Role & Role.Manager) != 0)
                .Join(turn.Db.People.Where(person => person.LeftAt == null), membership => membership.PersonId, person => person.Id,
                    (membership, person) => new { membership.TeamId, person.Id, person.Name })
                .ToListAsync(cancellationToken))
            .OrderBy(manager => manager.Id, StringComparer.Ordinal)
            .ToLookup(manager => manager.TeamId, manager => manager.Name);
        return home => [.. managers[home].Take(MostNamed)];
    }
}
