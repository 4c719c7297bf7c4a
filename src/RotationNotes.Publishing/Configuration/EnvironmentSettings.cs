using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Settings from variables such as <c>ROTATIONNOTES__Delivery__Recipients__0</c>.</summary>
public static class EnvironmentSettings
{
    public const string Prefix = "ROTATIONNOTES__";

    public static IReadOnlyList<Setting> Read(IReadOnlyDictionary<string, string> variables) =>
    [
        .. variables
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new Setting(
                variable.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), variable.Value, new Place(variable.Key))),
    ];
}
