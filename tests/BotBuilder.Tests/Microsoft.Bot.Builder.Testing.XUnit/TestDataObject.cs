using System.Text.Json;
using Xunit.Abstractions;

namespace Microsoft.Bot.Builder.Testing.XUnit;

/// <summary>Carries an object through a theory as JSON, so that each of its cases is a test of its own wherever tests are listed.</summary>
public class TestDataObject : IXunitSerializable
{
    private const string Key = "TestObjectKey";

    /// <summary>For xunit, which calls <see cref="Deserialize"/> next.</summary>
    public TestDataObject()
    {
    }

    /// <summary>Carries the given object.</summary>
    public TestDataObject(object testData)
    {
        TestObject = JsonSerializer.Serialize(testData);
    }

    /// <summary>The object as JSON.</summary>
    public string TestObject { get; private set; }

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo serializationInfo)
    {
        ArgumentNullException.ThrowIfNull(serializationInfo);
        TestObject = serializationInfo.GetValue<string>(Key);
    }

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo serializationInfo)
    {
        ArgumentNullException.ThrowIfNull(serializationInfo);
        serializationInfo.AddValue(Key, TestObject);
    }

    /// <summary>A copy of the object.</summary>
    public T GetObject<T>() => JsonSerializer.Deserialize<T>(TestObject);
}
