using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace RotationNotes.Publishing.Archive;

/// <summary>manifest.json: written in one canonical form, read strictly.</summary>
public static class ManifestJson
{
    public const string FileName = "manifest.json";
    private const int Version = 1;

    public static byte[] Write(Manifest manifest)
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("manifestVersion", Version);
            json.WriteString("edition", manifest.Edition.Name);
            json.WriteString("note", manifest.Edition.NoteId);
            json.WriteString("asOf", manifest.Edition.AsOf.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("revision", manifest.Edition.Revision);
            json.WriteString("generatedAt", manifest.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("sequence", manifest.Sequence);
            WriteLink(json, "previous", manifest.Previous);
            WriteLink(json, "supersedes", manifest.Supersedes);
            json.WriteString("programVersion", manifest.Provenance.ProgramVersion);
            json.WriteStartObject("market");
            json.WriteBoolean("sample", manifest.Provenance.IsSample);
            json.WriteString("digest", manifest.Provenance.MarketDigest);
            json.WriteEndObject();
            WriteSeals(json, "templates", manifest.Provenance.Templates);
            WriteSeals(json, "fonts", manifest.Provenance.Fonts);
            json.WriteStartArray("files");
            foreach (var file in manifest.Files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteNumber("size", file.Size);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <exception cref="FormatException">The bytes are not a manifest of this version; the message says what is wrong.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var version = root.GetProperty("manifestVersion").GetInt32();
            if (version != Version)
                throw new FormatException($"Manifest version {version} is not known; this program reads version {Version}.");
            var market = root.GetProperty("market");
            return new Manifest
            {
                Edition = ReadId(root.GetProperty("edition")),
                Sequence = root.GetProperty("sequence").GetInt32(),
                Previous = ReadLink(root.GetProperty("previous")),
                Supersedes = ReadLink(root.GetProperty("supersedes")),
                GeneratedAt = root.GetProperty("generatedAt").GetDateTimeOffset(),
                Provenance = new Provenance(
                    Text(root.GetProperty("programVersion")),
                    market.GetProperty("sample").GetBoolean(),
                    Text(market.GetProperty("digest")),
                    ReadSeals(root.GetProperty("templates")),
                    ReadSeals(root.GetProperty("fonts"))),
                Files = [.. root.GetProperty("files").EnumerateArray().Select(file => new FileSeal(
                    Text(file.GetProperty("path")), file.GetProperty("size").GetInt64(), Text(file.GetProperty("sha256"))))],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Not a manifest: {exception.Message}", exception);
        }
    }

    private static void WriteLink(Utf8JsonWriter json, string name, EditionLink? link)
    {
        if (link is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("edition", link.Edition.Name);
        json.WriteString("manifestSha256", link.ManifestSha256);
        json.WriteEndObject();
    }

    private static void WriteSeals(Utf8JsonWriter json, string name, ImmutableArray<InputSeal> seals)
    {
        json.WriteStartArray(name);
        foreach (var seal in seals)
        {
            json.WriteStartObject();
            json.WriteString("name", seal.Name);
            json.WriteString("sha256", seal.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static EditionLink? ReadLink(JsonElement element) => element.ValueKind == JsonValueKind.Null
        ? null
        : new EditionLink(ReadId(element.GetProperty("edition")), Text(element.GetProperty("manifestSha256")));

    private static ImmutableArray<InputSeal> ReadSeals(JsonElement element) =>
        [.. element.EnumerateArray().Select(seal => new InputSeal(Text(seal.GetProperty("name")), Text(seal.GetProperty("sha256"))))];

    private static EditionId ReadId(JsonElement element) => EditionId.TryParse(element.GetString(), out var id)
        ? id
        : throw new FormatException($"Manifest: '{element.GetString()}' is not an edition name.");

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("Manifest: a text is null.");
}
