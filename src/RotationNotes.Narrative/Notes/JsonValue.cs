using System.Text;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Notes;

/// <summary>A JSON value that remembers where it stands in its file, so that every remark about it can name the line.</summary>
internal sealed class JsonValue
{
    private JsonValue(JsonValueKind kind, Place place) => (Kind, Place) = (kind, place);

    public JsonValueKind Kind { get; }

    public Place Place { get; }

    /// <summary>The text of a string, or the digits of a number as written.</summary>
    public string Text { get; private init; } = "";

    public double Number { get; private init; }

    /// <summary>Members of an object in file order.</summary>
    public List<(string Name, Place Place, JsonValue Value)> Members { get; } = [];

    public List<JsonValue> Items { get; } = [];

    public JsonValue? Member(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member.Value;
        }

        return null;
    }

    /// <summary>Reads a whole file; comments and trailing commas are allowed.</summary>
    /// <exception cref="DiagnosticException">The text is not JSON; the diagnostic carries line and column.</exception>
    public static JsonValue Parse(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
        var lines = new LineIndex(bytes, file);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, lines);
            reader.Read();
            return root;
        }
        catch (JsonException problem)
        {
            var place = new Place(file, (int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1);
            var sentence = problem.Message.Split(" LineNumber:", 2)[0];
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(place, $"not readable as JSON: {sentence}", "Correct the punctuation at this place."));
        }
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader, LineIndex lines)
    {
        var place = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var parent = new JsonValue(JsonValueKind.Object, place);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var namePlace = lines.At(reader.TokenStartIndex);
                    var name = reader.GetString()!;
                    reader.Read();
                    parent.Members.Add((name, namePlace, ReadValue(ref reader, lines)));
                }

                return parent;
            case JsonTokenType.StartArray:
                var list = new JsonValue(JsonValueKind.Array, place);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(ReadValue(ref reader, lines));
                return list;
            case JsonTokenType.String:
                return new JsonValue(JsonValueKind.String, place) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new JsonValue(JsonValueKind.Number, place) { Text = Encoding.UTF8.GetString(reader.ValueSpan), Number = reader.GetDouble() };
            case JsonTokenType.True:
                return new JsonValue(JsonValueKind.True, place);
            case JsonTokenType.False:
                return new JsonValue(JsonValueKind.False, place);
            default:
                return new JsonValue(JsonValueKind.Null, place);
        }
    }

    /// <summary>Byte offsets of a file's lines.</summary>
    private sealed class LineIndex(byte[] bytes, string file)
    {
        private int scanned;
        private int line = 1;
        private int lineStart;

        // Tokens are asked for in file order, so one forward scan serves them all.
        public Place At(long offset)
        {
            for (; scanned < offset; scanned++)
            {
                if (bytes[scanned] == (byte)'\n')
                    (line, lineStart) = (line + 1, scanned + 1);
            }

            return new Place(file, line, (int)offset - lineStart + 1);
        }
    }
}
