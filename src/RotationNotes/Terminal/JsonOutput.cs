using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RotationNotes.Terminal;

/// <summary>Prints one JSON value on the data side.</summary>
public static class JsonOutput
{
    public static void Print(TextWriter writer, Action<Utf8JsonWriter> write, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        // Names and reasons are read by people too: quotes and dashes stay as they are, JSON stays valid.
        var options = new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
