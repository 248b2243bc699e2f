using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// Puts who is mentioned into what is said, in words that every command reads as that one person: a mention names an account, and what
/// stands in the text beside it may be anything.
/// </summary>
internal sealed class Mentioned(Turn turn)
{
    public async Task ResolveAsync(IMessageActivity activity, CancellationToken cancellationToken)
    {
        var accounts = Mention.OthersIn(activity);
        if (accounts.Count == 0)
            return;

        var known = await turn.Db.Addresses.Where(address => address.Channel == activity.ChannelId && accounts.Contains(address.Account))
            .Join(turn.Db.People.Where(person => person.LeftAt == null), address => address.PersonId, person => person.Id, (address, person) => new
            {
                address.Account,
                person.Id,
                person.Name,
                IsShared = turn.Db.People.Any(other => other.Id != person.Id && other.LeftAt == null && other.Name == person.Name),
            })
            .ToListAsync(cancellationToken);
        activity.Text = Mention.WithNames(activity, known.ToDictionary(one => one.Account, one => $"@{(one.IsShared ? one.Id : Handle(one.Name, one.Id))}"));
    }

    /// <summary>Their name, where a command can read it as one.</summary>
    private static string Handle(string name, string id) =>
        Said.OneLine(name) is var typed && typed.Split(' ').Length <= Addressees.MostWordsOfAName && typed.All(one => char.IsLetter(one) || char.IsDigit(one) || " .'’-".Contains(one))
            ? typed : id;
}
