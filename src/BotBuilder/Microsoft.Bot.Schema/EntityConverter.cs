using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Reads any entity as the plain one, and writes each with all that its own type holds.</summary>
internal sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader, options);
        var entity = new Entity { Properties = fields };

        foreach (var name in fields.Keys)
        {
            if (!name.Equals("type", StringComparison.OrdinalIgnoreCase))
                continue;

            if (fields.Remove(name, out var type))
                entity.Type = type.Deserialize<string>(options);
            break;
        }

        return entity;
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options)
    {
        if (value.GetType() != typeof(Entity))
        {
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            return;
        }

        writer.WriteStartObject();
        if (value.Type != null)
            writer.WriteString("type", value.Type);

        foreach (var (name, field) in value.Properties ?? [])
        {
            writer.WritePropertyName(name);
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
