using System.Text.Json;

namespace RotationNotes.Graphics.Themes;

/// <summary>A theme file as dotted keys with their values and lines; remembers which keys were asked for.</summary>
internal sealed class ThemeEntries
{
    /// <param name="Text">String content or the number as written; null for other kinds of value.</param>
    public sealed record Entry(JsonTokenType Kind, string? Text, int Line);

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public ThemeEntries(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var lines = new LineCounter(utf8);
        var path = new List<string>();
        var counters = new List<int>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    path.Add("");
                    counters.Add(-1);
                    break;
                case JsonTokenType.StartArray:
                    Add(Key(path, counters), new Entry(reader.TokenType, null, lines.At(reader.TokenStartIndex)));
                    path.Add("");
                    counters.Add(0);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.RemoveAt(path.Count - 1);
                    counters.RemoveAt(counters.Count - 1);
                    Advance(counters);
                    break;
                case JsonTokenType.PropertyName:
                    path[^1] = reader.GetString()!;
                    break;
                default:
                    var text = reader.TokenType switch
                    {
                        JsonTokenType.String => reader.GetString(),
                        JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
                        _ => null,
                    };
                    Add(Key(path, counters), new Entry(reader.TokenType, text, lines.At(reader.TokenStartIndex)));
                    Advance(counters);
                    break;
            }
        }
    }

    public Entry? Find(string key)
    {
        asked.Add(key);
        return entries.GetValueOrDefault(key);
    }

    /// <summary>Entries of an array in order.</summary>
    public IEnumerable<Entry> Items(string key)
    {
        if (Find(key) is null)
            yield break;
        for (var i = 0; Find($"{key}.{i}") is { } entry; i++)
            yield return entry;
    }

    public IEnumerable<(string Key, Entry Entry)> NotAskedFor()
    {
        foreach (var key in order)
        {
            if (!asked.Contains(key))
                yield return (key, entries[key]);
        }
    }

    public IEnumerable<string> Asked => asked;

    private void Add(string key, Entry entry)
    {
        if (entries.TryAdd(key, entry))
            order.Add(key);
        else
            entries[key] = entry;
    }

    // An object inside an array has no place in a theme; its keys come out as unknown ones.
    private static string Key(List<string> path, List<int> counters)
    {
        var last = counters.Count > 0 && counters[^1] >= 0 ? counters[^1].ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        var names = path.Where(name => name.Length > 0);
        return string.Join('.', last is null ? names : names.Append(last));
    }

    private static void Advance(List<int> counters)
    {
        if (counters.Count > 0 && counters[^1] >= 0)
            counters[^1]++;
    }

    private readonly ref struct LineCounter(ReadOnlySpan<byte> utf8)
    {
        private readonly ReadOnlySpan<byte> text = utf8;

        public int At(long offset) => text[..(int)offset].Count((byte)'\n') + 1;
    }
}
