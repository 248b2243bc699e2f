using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Bot.Builder;

namespace Microsoft.Bot.Schema;

/// <summary>Something a message is about; what it holds depends on its type.</summary>
[JsonConverter(typeof(EntityConverter))]
public class Entity
{
    /// <summary>Leaves every member unset.</summary>
    public Entity()
    {
    }

    /// <summary>Sets the given members.</summary>
    public Entity(string type = null)
    {
        Type = type;
    }

    /// <summary>The type, such as <c>mention</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }

    /// <summary>Reads this entity as one of the given type, through its JSON.</summary>
    public T GetAs<T>() => ToJson().Deserialize<T>(BotJson.Options);

    /// <summary>Takes over the type and the fields of another entity, through its JSON.</summary>
    public void SetAs<T>(T obj)
    {
        var other = JsonSerializer.SerializeToElement<object>(obj, BotJson.Options).Deserialize<Entity>(BotJson.Options);
        Type = other.Type;
        Properties = other.Properties;
    }

    /// <summary>Whether both have the same JSON.</summary>
    public bool Equals(Entity other) => other != null && ToJson().GetRawText() == other.ToJson().GetRawText();

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is Entity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Type?.GetHashCode(StringComparison.Ordinal) ?? 0;

    private JsonElement ToJson() => JsonSerializer.SerializeToElement<object>(this, BotJson.Options);
}
