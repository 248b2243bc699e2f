using System.Text.Json.Nodes;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Tests.Harness;

/// <summary>What stands in the chats and channels of Teams, as its clients would show it: messages are posted, and edited in place.</summary>
internal sealed class TeamsChats
{
    public const string Channel = "msteams";
    public const string ServiceUrl = "https://chat.example/teams/";

    private readonly Lock _lock = new();
    private readonly List<Said> _said = [];
    private long _watermark;

    /// <summary>Everything that was ever sent, edits included.</summary>
    public List<(string Conversation, JsonObject Activity)> Sent { get; } = [];

    /// <summary>Takes all that waits, without the pace that Teams wants: a test has a moment of its own for it.</summary>
    public async Task DeliverAsync(Claims claims, Envelope envelope)
    {
        while (await claims.TakeAsync(64, CancellationToken.None) is { Count: > 0 } due)
            foreach (var claim in due)
                await claims.SentAsync(claim, Take(claim, envelope), 1);
    }

    private string? Take(Claim claim, Envelope envelope)
    {
        lock (_lock)
        {
            _said.RemoveAll(said => said.Slot == claim.Slot);
            if (claim.Activity is null)
                return null;

            var activity = JsonNode.Parse(envelope.Open(claim.Activity)!)!.AsObject();
            Sent.Add((claim.Conversation, activity.DeepClone().AsObject()));
            activity["from"] = new JsonObject { ["id"] = "servicebot" };
            _said.Add(new Said(claim.Conversation, claim.Slot, ++_watermark, activity));
            return claim.ActivityId ?? $"{1_700_000_000_000 + _watermark}";
        }
    }

    /// <summary>As a client of Teams sends it: who is mentioned stands in the message's entities.</summary>
    public static void Send(JsonObject message)
    {
        const string typed = "@ServiceBot", mention = "<at>ServiceBot</at>";
        message["serviceUrl"] = ServiceUrl;
        if ((string?)message["text"] is not { } text || !text.StartsWith(typed, StringComparison.Ordinal))
            return;

        message["text"] = mention + text[typed.Length..];
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = mention,
            ["mentioned"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot" },
        });
    }

    public IReadOnlyList<Heard> In(string conversation, long after)
    {
        lock (_lock)
            return
            [
                .. _said.Where(said => said.Conversation == conversation && said.Watermark > after)
                    .Select(said => new Heard(said.Slot, said.Watermark, said.Activity))
                    .Where(heard => heard.IsFromBot),
            ];
    }

    private sealed record Said(string Conversation, string Slot, long Watermark, JsonObject Activity);
}
