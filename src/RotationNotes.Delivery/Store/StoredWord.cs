using System.Text.Json;

namespace RotationNotes.Delivery.Store;

/// <summary>Members of enumerations as the store and the command line spell them: lower case, words parted by hyphens.</summary>
public static class StoredWord
{
    public static string Text<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="ArgumentException">The word belongs to no member.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
