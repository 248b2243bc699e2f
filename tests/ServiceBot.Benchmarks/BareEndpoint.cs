using System.Text.Json;

namespace ServiceBot.Benchmarks;

/// <summary>What the same JSON costs when nothing is done with it: a minimal API that parses the post and answers an id.</summary>
internal static class BareEndpoint
{
    public static int Run(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            return Results.Json(new { id = body.RootElement.GetProperty("type").GetString() });
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"ready {url}"));
        app.Run();
        return 0;
    }
}
