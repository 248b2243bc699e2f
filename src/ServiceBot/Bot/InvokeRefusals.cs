namespace ServiceBot.Bot;

/// <summary>
/// What Teams shows where somebody asks for what the bot does not do: searching from the message box, dialogs, tabs, files. Each kind has an
/// answer of its own form, and anything else is shown as a fault.
/// </summary>
internal static class InvokeRefusals
{
    /// <returns>False for what nobody here has heard of.</returns>
    /// <param name="body">Null where only the status counts.</param>
    public static bool Know(string? name, out object? body)
    {
        body = name switch
        {
            "composeExtension/fetchTask" or "composeExtension/submitAction" or "task/fetch" or "task/submit" => In("task", new Dictionary<string, object>
            {
                ["type"] = "message",
                ["value"] = TeamsCards.Refusal,
            }),
            "composeExtension/query" or "composeExtension/queryLink" or "composeExtension/anonymousQueryLink" or "composeExtension/selectItem" or "composeExtension/querySettingUrl" =>
                In("composeExtension", new Dictionary<string, object> { ["type"] = "message", ["text"] = TeamsCards.Refusal }),
            "tab/fetch" or "tab/submit" => In("tab", new Dictionary<string, object>
            {
                ["type"] = "continue",
                ["value"] = In("cards", new object[] { In("card", new Dictionary<string, object>
                {
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.2",
                    ["body"] = new object[] { new Dictionary<string, object> { ["type"] = "TextBlock", ["text"] = TeamsCards.Refusal, ["wrap"] = true } },
                }) }),
            }),
            "config/fetch" or "config/submit" => new Dictionary<string, object>
            {
                ["responseType"] = "config",
                ["config"] = new Dictionary<string, object> { ["type"] = "message", ["value"] = TeamsCards.Refusal },
            },
            _ => null,
        };
        return body is not null
            || name is "composeExtension/setting" or "composeExtension/onCardButtonClicked" or "fileConsent/invoke" or "actionableMessage/executeAction";
    }

    private static Dictionary<string, object> In(string name, object value) => new() { [name] = value };
}
