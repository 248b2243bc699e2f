using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ServiceBot.Channels.Web;

/// <summary>How fast requests may come, from one person or address and from all together.</summary>
internal sealed class WebLimits : IDisposable
{
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> _posts;
    private readonly PartitionedRateLimiter<string> _requests;
    private readonly PartitionedRateLimiter<string> _tokens;
    private readonly PartitionedRateLimiter<string> _signIns;
    private readonly RateLimiter _total;

    public WebLimits(IOptions<WebOptions> options)
    {
        var limits = options.Value;
        _posts = Each(limits.PostBurst, limits.PostsPerSecond);
        _requests = Each(limits.RequestBurst, limits.RequestsPerSecond);
        _tokens = Each(limits.TokenBurst, limits.TokensPerSecond);
        _signIns = Each(limits.SignInBurst, limits.SignInsPerSecond);
        _total = new TokenBucketRateLimiter(Bucket(limits.TotalPerSecond, limits.TotalPerSecond));
    }

    public void TakePost(string person) => Take(_posts, person);

    public void TakeRequest(string person) => Take(_requests, person);

    public void TakeToken(HttpContext http) => Take(_tokens, AddressOf(http));

    public void TakeSignIn(HttpContext http) => Take(_signIns, AddressOf(http));

    public void Dispose()
    {
        _posts.Dispose();
        _requests.Dispose();
        _tokens.Dispose();
        _signIns.Dispose();
        _total.Dispose();
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private void Take(PartitionedRateLimiter<string> limiter, string whose)
    {
        using var own = limiter.AttemptAcquire(whose);
        Demand(own);
        using var all = _total.AttemptAcquire();
        Demand(all);
    }

    private static void Demand(RateLimitLease lease)
    {
        if (lease.IsAcquired)
            return;

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) && known > Refill ? known : Refill;
        throw new RefusedException(
            StatusCodes.Status429TooManyRequests, "TooManyRequests", "That was too much at once; please try again in a moment.", wait);
    }

    private static PartitionedRateLimiter<string> Each(int burst, int perSecond) =>
        PartitionedRateLimiter.Create<string, string>(
            whose => RateLimitPartition.GetTokenBucketLimiter(whose, _ => Bucket(burst, perSecond)), StringComparer.Ordinal);

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        // A burst below the rate would be the rate.
        TokenLimit = Math.Max(burst, perSecond),
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = Refill,
    };
}
