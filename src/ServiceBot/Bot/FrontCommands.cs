using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>The log of those who lead about their own hours with customers. Only they read it; others see a sum of all leaders.</summary>
internal sealed partial class FrontCommands(Turn turn, Teams teams)
{
    private const string Example = "hours at the front 3";
    private const int MostShown = 8;

    public async Task RunAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!Rights.Of(speaker.Person, null).MayPledgeToAll && (await teams.WhereAsync(speaker.Person, rights => rights.MayPledgeToTeam, cancellationToken)).Count == 0)
        {
            await speaker.SayTextAsync("This log is for managers and leaders, about their own time with customers.");
            return;
        }

        var said = Said.OneLine(rest);
        if (Said.Key(said) == "undo")
            await UndoAsync(speaker, cancellationToken);
        else if (said.Length == 0)
            await ShowAsync("", speaker, cancellationToken);
        else if (Read(said) is not { } minutes)
            await speaker.SayTextAsync($"How long was it? For example: {Example} · hours at the front 90 min · hours at the front 2 on Monday. What you logged: hours at the front");
        else if (WhenOf(said, TodayOf(speaker)) is not { } day)
            await speaker.SayTextAsync("On which day was that? It must be one of the last 90 days. For example: hours at the front 2 on Monday");
        else
            await LogAsync(day, minutes, speaker, cancellationToken);
    }

    private async Task LogAsync(DateOnly day, int minutes, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        var same = await turn.Db.FrontHours.Where(log => log.PersonId == me && log.Date == day).ToListAsync(cancellationToken);
        if (same.Exists(log => log.Minutes == minutes))
        {
            await ShowAsync("That was logged already. ", speaker, cancellationToken);
            return;
        }

        if (same.Sum(log => log.Minutes) + minutes > FrontHours.MostMinutes)
        {
            await speaker.SayTextAsync($"That would be more than a day holds: {FrontHours.Say(same.Sum(log => log.Minutes))} are logged for {WallClock.Write(day)}.");
            return;
        }

        turn.Db.FrontHours.Add(new FrontHours(Guid.CreateVersion7(turn.Now).ToString("N"), me, day, minutes));
        await ShowAsync($"Logged: {FrontHours.Say(minutes)} on {WallClock.Write(day)}. ", speaker, cancellationToken);
    }

    private async Task UndoAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        if (await turn.Db.FrontHours.Where(log => log.PersonId == me).OrderByDescending(log => log.Id).FirstOrDefaultAsync(cancellationToken) is not { } last)
        {
            await speaker.SayTextAsync($"Nothing is logged. To log some: {Example}");
            return;
        }

        turn.Db.FrontHours.Remove(last);
        await speaker.SayTextAsync($"Taken back: {FrontHours.Say(last.Minutes)} on {WallClock.Write(last.Date)}.");
    }

    private async Task ShowAsync(string lead, Speaker speaker, CancellationToken cancellationToken)
    {
        var (me, quarter) = (speaker.Person.Id, FrontHours.QuarterOf(TodayOf(speaker)));
        var kept = await turn.Db.FrontHours.Where(log => log.PersonId == me && log.Date >= quarter).ToListAsync(cancellationToken);
        var mine = kept.Union(turn.Db.FrontHours.Local.Where(log => log.PersonId == me && log.Date >= quarter && turn.Db.Entry(log).State == EntityState.Added))
            .OrderByDescending(log => log.Date).ThenByDescending(log => log.Id, StringComparer.Ordinal).ToList();
        var next = await turn.Db.Pledges.AnyAsync(pledge => pledge.PersonId == me && pledge.Status == FollowUpStatus.Open && pledge.Text.Contains("front"), cancellationToken)
            ? "" : " When is the next time? Say it in public, and I remind you: pledge two hours at the front by Friday";
        await speaker.SayTextAsync(
            $"{lead}With customers since {WallClock.Write(quarter)}: {(mine.Count == 0 ? "nothing is logged yet" : FrontHours.Say(mine.Sum(log => log.Minutes)))}. Only you see this list.{next}"
            + string.Concat(mine.Take(MostShown).Select(log => $"\n{WallClock.Write(log.Date)} · {FrontHours.Say(log.Minutes)}"))
            + (mine.Count > MostShown ? $"\n… and {mine.Count - MostShown} more." : ""));
    }

    private DateOnly TodayOf(Speaker speaker) => WallClock.Date(turn.Now, speaker.Zone);

    /// <summary>"3", "1.5", "2 h", "90 min".</summary>
    private static int? Read(string said)
    {
        if (Time().Match(said) is not { Success: true } match
            || !decimal.TryParse(match.Groups["number"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;

        var minutes = match.Groups["unit"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? number : number * 60;
        return minutes is >= FrontHours.LeastMinutes and <= FrontHours.MostMinutes ? (int)Math.Round(minutes) : null;
    }

    /// <summary>A weekday is the last one of that name.</summary>
    private static DateOnly? WhenOf(string said, DateOnly today)
    {
        if (Time().Match(said).Groups["day"].Value.Trim() is not { Length: > 0 } day)
            return today;

        if (Said.Key(day) == "yesterday")
            return today.AddDays(-1);

        var parsed = SpokenDay.Parse(day, today);
        if (parsed > today && SpokenDay.DayOfWeek(Said.Key(day).Split(' ')[^1]) is not null)
            parsed = parsed.Value.AddDays(-7);

        return parsed <= today && parsed >= today.AddDays(-90) ? parsed : null;
    }

    [GeneratedRegex(@"^(?<number>\d{1,4}(?:[.,]\d{1,2})?) ?(?<unit>hours?|hrs?|h|minutes?|mins?|m)?(?: (?<day>.+))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
