using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Where a team's survey is, for people to hand on: the bot sends it to nobody.</summary>
internal sealed class Surveys(BotDb db)
{
    /// <returns>Null where the team has none, and in practice: nobody is asked about what is made up.</returns>
    public async Task<string?> LinkAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.IsPractice)
            return null;

        var template = await db.TeamSettings.Where(settings => settings.TeamId == about.TeamId)
            .Select(settings => settings.SurveyLink)
            .SingleOrDefaultAsync(cancellationToken);
        return template is null ? null : SurveyLink.For(template, about.Number);
    }
}
