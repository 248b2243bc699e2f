using System.Globalization;
using System.Net.Mail;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Site;

/// <summary>The pages about privacy and terms, which Teams and everybody may read without signing in. The figures in them are those of the settings.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this WebApplication app)
    {
        foreach (var name in (string[])["privacy", "terms"])
        {
            var page = Filled(PageEndpoints.Read($"{name}.html"), app.Services);
            app.MapMethods($"/{name}", PageEndpoints.Reading, (HttpContext context) => PageEndpoints.Show(context, page));
        }
    }

    private static string Filled(string page, IServiceProvider services)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var retention = services.GetRequiredService<IOptions<RetentionOptions>>().Value;
        Dictionary<string, string> words = new()
        {
            ["{who}"] = site.Organisation.Trim() is { Length: > 0 } name ? HtmlEncoder.Default.Encode(name) : "The organisation you work for",
            ["{contact}"] = ContactOf(site.Contact.Trim()),
            ["{leastPeople}"] = Number(services.GetRequiredService<IOptions<PulseOptions>>().Value.LeastPeople),
            ["{transcriptDays}"] = Number(retention.TranscriptDays),
            ["{messageIdDays}"] = Number(retention.MessageIdDays),
            ["{sharedWordsDays}"] = Number(retention.SharedWordsDays),
            ["{flagDays}"] = Number(retention.FlagDays),
            ["{leftDays}"] = Number(retention.LeftDays),
        };
        return words.Aggregate(page, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));
    }

    private static string ContactOf(string contact)
    {
        var shown = HtmlEncoder.Default.Encode(contact);
        return contact.Length == 0 ? "Ask whoever looks after ServiceBot where you work. Those who lead your team know who that is."
            : MailAddress.TryCreate(contact, out var mail) && mail.Address == contact ? $"""<a href="mailto:{shown}">{shown}</a>"""
            : Uri.TryCreate(contact, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? $"""<a href="{HtmlEncoder.Default.Encode(url.AbsoluteUri)}" rel="noreferrer">{shown}</a>"""
            : shown;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
