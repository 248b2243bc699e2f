using Microsoft.EntityFrameworkCore;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>Everything that is kept about a customer: handed out once as a file, or erased after one confirmation.</summary>
internal sealed class CustomerDataCommands(
    Turn turn, People people, CaseCommands facts, CustomerBook book, CustomerErasing erasing, CustomerArchive archive, Messenger messenger, OwnAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Verb, command.Number, speaker, cancellationToken) is not var (about, key))
            return;

        await (command switch
        {
            { Verb: Verb.ExportCustomer } => ExportAsync(about, key, speaker, cancellationToken),
            { Rest: "" } => AskAsync(about, key, speaker, cancellationToken),
            _ when Said.Key(command.Rest) == "yes" => EraseAsync(about, key, speaker, cancellationToken),
            _ => speaker.SayTextAsync($"Nothing was erased. To erase everything about them: forget customer {about.Number}"),
        });
    }

    /// <summary>A press on the card that asks whether to erase, however old it is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(Verb.ForgetCustomer, answer.Case, speaker, cancellationToken) is not var (about, key))
            return;

        // The case may be of another customer by now.
        await (answer.Seen == FactCards.SignOf(key)
            ? EraseAsync(about, key, speaker, cancellationToken)
            : speaker.SayTextAsync($"The customer of case {about.Number} is another one by now, so nothing was erased. To see: customer {about.Number}"));
    }

    /// <summary>Whether this person may hand out and erase all that is kept about the customer of a case.</summary>
    public static async Task<bool> MayHandOutAsync(BotDb db, People people, RecoveryCase about, string key, Person person, CancellationToken cancellationToken)
    {
        // Whoever reports something with the same key must not get at what others wrote.
        var ownsAll = !await db.Cases.AnyAsync(
            one => one.TeamId == about.TeamId && one.CustomerKey == key && (one.OwnerId ?? one.OpenerId) != person.Id, cancellationToken);
        return (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayHandOutCustomers(ownsAll);
    }

    private async Task<(RecoveryCase About, string Key)?> FindAsync(Verb verb, int? number, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(verb, number), speaker, cancellationToken) is not { } about)
            return null;

        if (about.Customer == CustomerKind.External && about is { IsPractice: false, CustomerKey: null })
        {
            await speaker.SayTextAsync($"Nobody is recognised as the customer of case {about.Number}, so nothing is kept about them beside the case. To export that: export {about.Number}");
            return null;
        }

        if (FactCards.WhyNone(about, "") is { } why)
        {
            await speaker.SayTextAsync(why);
            return null;
        }

        var key = about.CustomerKey!; // there is one, or it was said why not
        var mayHandOut = await MayHandOutAsync(turn.Db, people, about, key, speaker.Person, cancellationToken);
        if (mayHandOut && verb == Verb.ForgetCustomer
            && (await CustomerErasing.CasesOfAsync(turn.Db, about.TeamId, key, cancellationToken)).Find(one => one.IsHeldOpen) is { } held)
        {
            await speaker.SayTextAsync(
                $"In case {held.Number} people must still be told something, or somebody has yet to look at it. Until then nothing about this customer is erased. To see it: disclosure {held.Number}");
            return null;
        }

        if (mayHandOut)
            return (about, key);

        await speaker.SayTextAsync(
            $"{await facts.TendersOfAsync(about, cancellationToken)} can do that for the customer of case {about.Number}. To see what is kept: customer {about.Number}");
        return null;
    }

    private async Task AskAsync(RecoveryCase about, string key, Speaker speaker, CancellationToken cancellationToken)
    {
        var known = await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken);
        var theirs = await CustomerErasing.CasesOfAsync(turn.Db, about.TeamId, key, cancellationToken);
        await speaker.SayAsync(CustomerDataCards.Question(about, known.Count, theirs, speaker.Channel));
    }

    private async Task EraseAsync(RecoveryCase about, string key, Speaker speaker, CancellationToken cancellationToken)
    {
        var erased = await erasing.EraseAsync(about.TeamId, key, new By(speaker.Person.Id, turn.Now), cancellationToken);
        await speaker.SayTextAsync(CustomerDataCards.Done(erased));
    }

    private async Task ExportAsync(RecoveryCase about, string key, Speaker speaker, CancellationToken cancellationToken)
    {
        if (address.IsPublic || speaker.Channel is Known.Directline or Known.Webchat)
        {
            messenger.Whisper(CustomerDataCards.Links(about, Link(about, key, speaker, "md"), Link(about, key, speaker, "json"), address.IsPublic, speaker.Channel));
            return;
        }

        var exported = await archive.ReadAsync(about, key, cancellationToken);
        foreach (var piece in ExportCommands.Pieces(CustomerMarkdown.Text(exported)))
            messenger.Whisper(Talk.Text(piece));
    }

    /// <summary>Each works once, so each file has one of its own.</summary>
    private string Link(RecoveryCase about, string key, Speaker speaker, string ending)
    {
        var (link, secret) = CustomerLink.Create(speaker.Person.Id, about.TeamId, about.Number, key, turn.Now + Lifetime);
        turn.Db.CustomerLinks.Add(link);
        return $"{address.Origin}/customers/export/{secret}.{ending}";
    }
}
