using ServiceBot.Customers;

namespace ServiceBot.Bot;

/// <summary>What is said where something about a customer is not kept, whatever they agreed to; and what can be written in its place.</summary>
internal static class FactRefusals
{
    public const string Number =
        "There is a long number in it, such as of a card, an account or a telephone. Those do not belong here, so nothing is kept. Please write it without.";

    private const string Instead = "Write what we do for them, and leave out why.";

    public static string Of(SensitiveArea area) => area switch
    {
        SensitiveArea.Health => $"That tells something about their health, so I keep none of it. {Instead} For example: a table near the door.",
        SensitiveArea.Faith => $"That tells something about their faith, so I keep none of it. {Instead} For example: call after sunset.",
        SensitiveArea.Politics => $"That tells something about their politics, so I keep none of it. {Instead}",
        SensitiveArea.Union => $"That tells something about a union, so I keep none of it. {Instead}",
        SensitiveArea.Origin => $"That tells something about where they come from, so I keep none of it. {Instead} For example: speak slowly and clearly.",
        _ => $"That is about the most private part of their life, so I keep none of it. {Instead}",
    };
}
