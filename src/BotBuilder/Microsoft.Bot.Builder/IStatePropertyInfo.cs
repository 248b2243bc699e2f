namespace Microsoft.Bot.Builder;

/// <summary>Tells which property an accessor is for.</summary>
public interface IStatePropertyInfo
{
    /// <summary>The name of the property.</summary>
    string Name { get; }
}
