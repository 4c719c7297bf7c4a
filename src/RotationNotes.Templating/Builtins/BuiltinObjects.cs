using System.Diagnostics.CodeAnalysis;

namespace RotationNotes.Templating.Builtins;

/// <summary>The names every template knows. Each object is made when first asked for, then shared, as it can never change.</summary>
internal static class BuiltinObjects
{
    private static readonly Dictionary<string, Lazy<object>> All = new(StringComparer.Ordinal)
    {
        ["array"] = new(ArrayFunctions.Create),
        ["html"] = new(HtmlFunctions.Create),
        ["math"] = new(MathFunctions.Create),
        ["object"] = new(ObjectFunctions.Create),
        ["regex"] = new(RegexFunctions.Create),
        ["string"] = new(StringFunctions.Create),
        ["timespan"] = new(TimespanFunctions.Create),
        ["include"] = new(IncludeFunctions.CreateInclude),
        ["include_join"] = new(IncludeFunctions.CreateIncludeJoin),
        ["empty"] = new(() => EmptyValue.Empty),
        ["blank"] = new(() => EmptyValue.Blank),
    };

    public static IEnumerable<string> Names => All.Keys.Append("date");

    public static bool TryGet(string name, [NotNullWhen(true)] out object? value)
    {
        value = All.TryGetValue(name, out var lazy) ? lazy.Value : null;
        return value is not null;
    }
}
