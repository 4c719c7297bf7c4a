using System.Text;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Flattens a JSON settings file into keys with colons, each with its line.</summary>
public static class SettingsFile
{
    public const string FileName = "appsettings.json";

    /// <param name="bytes">The file's content; comments and trailing commas are allowed.</param>
    /// <param name="name">File name for messages.</param>
    /// <exception cref="DiagnosticException">The file is not JSON, or not an object (configuration).</exception>
    public static IReadOnlyList<Setting> Read(ReadOnlySpan<byte> bytes, string name)
    {
        var settings = new List<Setting>();
        var path = new List<Level>();
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        path[^1] = path[^1] with { Name = reader.GetString()! };
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        if (path.Count == 0 && reader.TokenType == JsonTokenType.StartArray)
                            throw Refuse(name, 1, "the settings must be one JSON object.");
                        EnterItem(path);
                        path.Add(new Level(reader.TokenType == JsonTokenType.StartArray, "", -1));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        path.RemoveAt(path.Count - 1);
                        break;
                    default:
                        if (path.Count == 0)
                            throw Refuse(name, 1, "the settings must be one JSON object.");
                        EnterItem(path);
                        settings.Add(new Setting(KeyOf(path), ValueOf(ref reader), new Place(name, LineAt(bytes, reader.TokenStartIndex))));
                        break;
                }
            }
        }
        catch (JsonException exception)
        {
            throw Refuse(name, (int)(exception.LineNumber ?? 0) + 1, "this is not valid JSON.");
        }

        return settings;
    }

    private static void EnterItem(List<Level> path)
    {
        if (path.Count > 0 && path[^1].IsArray)
            path[^1] = path[^1] with { Index = path[^1].Index + 1 };
    }

    private static string KeyOf(List<Level> path) => string.Join(':', path.Select(level => level.IsArray ? level.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) : level.Name));

    private static string? ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };

    private static int LineAt(ReadOnlySpan<byte> bytes, long position) => bytes[..(int)position].Count((byte)'\n') + 1;

    private static DiagnosticException Refuse(string name, int line, string message) => new(
        FailureKind.Configuration, Diagnostic.Error(new Place(name, line), message, "Compare it with the appsettings.json that the program ships."));

    private readonly record struct Level(bool IsArray, string Name, int Index);
}
