using ServiceBot.Digest;

namespace ServiceBot.Bot;

/// <summary>Says what a figure means, to everybody and anywhere. What is no figure is offered to be looked up in the policies.</summary>
internal sealed class WhatIsCommands(MoraleCommands morale, HearsayLines hearsay)
{

    public async Task RunAsync(string asked, Speaker speaker, CancellationToken cancellationToken)
    {
        if (asked.Length == 0)
            await speaker.SayAsync(WhatIsCards.List(speaker.Channel, speaker.IsPrivate));
        else if (MetricGuide.Find(asked) is { } metric)
            await speaker.SayAsync(WhatIsCards.Show(metric, await NowAsync(metric, speaker, cancellationToken), speaker.Channel, speaker.IsPrivate));
        else
            await speaker.SayAsync(WhatIsCards.Nothing(asked, MetricGuide.Nearest(asked), speaker.Channel, speaker.IsPrivate));
    }

    /// <summary>How it stands, of what stands nowhere else in one line.</summary>
    private async Task<IReadOnlyList<MoraleLine>> NowAsync(Metric metric, Speaker speaker, CancellationToken cancellationToken) => metric.Id switch
    {
        "care" => await morale.CareAsync(speaker, cancellationToken),
        "word-of-mouth" => await hearsay.OfAsync(speaker, cancellationToken),
        _ => [],
    };
}
