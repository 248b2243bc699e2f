using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Roster;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Channels;

/// <summary>The whole program where people sign in: the same people, but Ines has a session.</summary>
public sealed class PublicProgram : RunningProgram
{
    internal override string Host => WebServer.PublicHost;

    private protected override Dictionary<string, string?> Settings => new() { ["Site:PublicUrl"] = $"https://{Host}" };

    private protected override async Task MeetAsync()
    {
        Http.DefaultRequestHeaders.Host = Host;
        Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await Services.GetRequiredService<DemoTeam>().LoadAsync();
        var secret = await Services.GetRequiredService<IDatabase>().WriteAsync(
            session => Sessions.BeginAsync(session, "ines", TimeProvider.System.GetUtcNow()));
        Cookie = $"__Host-servicebot={secret}";
    }
}
