using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A key with which tokens are signed, and the channels for which it may sign.</summary>
internal sealed record SigningKey(SecurityKey Key, FrozenSet<string> Endorsements);
