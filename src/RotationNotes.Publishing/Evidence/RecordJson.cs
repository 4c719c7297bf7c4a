using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RotationNotes.Documents;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Evidence;

/// <summary>The canonical form of every JSON record of an edition: UTF-8, LF, shortest numbers that read back exactly.</summary>
internal static class RecordJson
{
    public static byte[] Write(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        var options = new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>What a note is, before what it says: the members that document.json and edition.json begin with.</summary>
    public static void Head(Utf8JsonWriter json, NoteDocument document)
    {
        json.WriteString("note", document.NoteId);
        json.WriteString("publication", document.Publication);
        json.WriteString("title", document.Title);
        json.WriteString("subtitle", document.Subtitle);
        json.WriteString("author", document.Author);
        json.WriteString("asOf", Date(document.AsOf));
        json.WriteNumber("revision", document.Revision);
        json.WriteString("language", document.Language);
        json.WriteBoolean("sample", document.IsSample);
        json.WriteStartArray("keywords");
        foreach (var keyword in document.Keywords)
            json.WriteStringValue(keyword);
        json.WriteEndArray();
    }

    public static string Date(DateOnly date) => IsoDate.Of(date);

    /// <summary>A number, or null where a value is absent (NaN).</summary>
    public static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        Number(json, value ?? double.NaN);
    }
}
