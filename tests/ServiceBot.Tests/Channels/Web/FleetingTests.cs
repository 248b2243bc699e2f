using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>What was said for one moment only, as a client of the web channel reads it.</summary>
public class FleetingTests
{
    [Fact]
    public async Task It_is_read_while_it_is_new_and_nobody_sees_it_later()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        var envelope = server.Services.GetRequiredService<Envelope>();
        await server.WriteAsync(session => session.AppendToTranscriptAsync(
            "private-ines", "hint", envelope.Close("""{"type":"message","text":"for the moment"}"""), server.Clock.Now, server.Clock.Now + Envelope.Lifetime));
        await server.WriteAsync(session => session.AppendToTranscriptAsync(
            "private-ines", "fact", """{"type":"message","text":"for good"}""", server.Clock.Now));

        Assert.Equal(["for the moment", "for good"], await TextsAsync(ines));

        server.Clock.Advance(Envelope.Lifetime);
        Assert.Equal(["for good"], await TextsAsync(ines));
    }

    private static async Task<IEnumerable<string>> TextsAsync(WebVisitor visitor) =>
        (await visitor.ReadAsync("0"))["activities"]!.AsArray().Where(activity => activity!["from"] is null)
            .Select(activity => (string?)activity!["text"]).OfType<string>();
}
