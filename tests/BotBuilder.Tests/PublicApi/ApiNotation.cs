using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace BotBuilder.Tests.PublicApi;

/// <summary>Writes types and members the way the list of the original's surface does: a line for the type, then one for each member.</summary>
internal static class ApiNotation
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(bool)] = "bool",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>What the type is, without what it derives from: "abstract class Full.Name&lt;T&gt;".</summary>
    public static string Head(Type type)
    {
        if (type.IsEnum)
            return $"enum {Name(type)}";
        if (type.IsInterface)
            return $"interface {Name(type)}";
        if (type.IsValueType)
            return $"struct {Name(type)}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke");
            return $"delegate {Name(invoke.ReturnType)} {Name(type)}({Parameters(invoke)})";
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return $"{modifier}class {Name(type)}";
    }

    /// <summary>The base type, unless it is plainly object, and the interfaces that the base type does not have already.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
            return [];

        var inherited = type.BaseType is { } ancestor && ancestor != typeof(object) ? [ancestor] : Type.EmptyTypes;
        return [.. inherited.Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])).Select(Name)];
    }

    /// <summary>A line for each member that another assembly can see.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");

        // Nobody but a subclass calls the constructor of an abstract class, whatever it says.
        var constructors = type.GetConstructors(Declared).Where(IsVisible)
            .Select(c => $"{(type.IsAbstract ? "" : Access(c))}ctor({Parameters(c)})");
        var methods = type.GetMethods(Declared).Where(m => IsVisible(m) && !m.IsSpecialName)
            .Select(m => $"{Modifiers(m)}{Name(m.ReturnType)} {m.Name}{Generics(m)}({Parameters(m)})");
        var properties = type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)).Select(Property);
        var fields = type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(Field);
        return constructors.Concat(methods).Concat(properties).Concat(fields);
    }

    /// <summary>The full name of a type as it is written in C#.</summary>
    public static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Name(type.GetElementType()) + "[]";
        if (type.IsByRef)
            return Name(type.GetElementType());
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;

        var prefix = type.IsNested ? Name(type.DeclaringType) : type.Namespace;
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : "";
        return $"{prefix}.{type.Name.Split('`')[0]}{arguments}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        if (parameter.IsDefined(typeof(ParamArrayAttribute), false))
            modifier = "params ";

        var text = $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}";
        return parameter.IsOptional ? $"{text} = {Literal(parameter.DefaultValue)}" : text;
    }

    private static string Property(PropertyInfo property)
    {
        // A protected property says so once, and again at its setter.
        var accessors = property.GetAccessors(true).Where(IsVisible)
            .Select(a => a == property.SetMethod ? $"{Access(a)}set;" : "get;");
        var first = property.GetMethod is { } getter && IsVisible(getter) ? getter : property.SetMethod;
        return $"{Modifiers(first)}{Name(property.PropertyType)} {property.Name} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Field(FieldInfo field)
    {
        var access = field.IsPublic ? "" : "protected ";
        if (field.IsLiteral)
            return $"{access}const {Name(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType.IsInterface)
            return "";
        if (method.IsStatic)
            return Access(method) + (method.IsDefined(typeof(ExtensionAttribute), false) ? "static ext " : "static ");
        if (method.IsAbstract)
            return Access(method) + "abstract ";
        if (!method.IsVirtual || method.IsFinal)
            return Access(method);
        return Access(method) + (method.GetBaseDefinition() == method ? "virtual " : "override ");
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Literal(object value) => value switch
    {
        null or DBNull or Missing => "default",
        string text => $"\"{text}\"",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
