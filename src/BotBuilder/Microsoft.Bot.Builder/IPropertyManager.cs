namespace Microsoft.Bot.Builder;

/// <summary>Makes accessors to the properties of a state.</summary>
public interface IPropertyManager
{
    /// <summary>Makes an accessor to the property of that name.</summary>
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}
