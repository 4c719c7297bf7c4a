using System.Globalization;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Archive;

/// <summary>JSON of <c>archive list</c>.</summary>
internal static class ArchiveJson
{
    public static void PrintList(TextWriter writer, IEnumerable<ArchivedEdition> editions, Paths paths) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var edition in editions)
        {
            json.WriteStartObject();
            json.WriteString("edition", edition.Id.Name);
            json.WriteString("note", edition.Id.NoteId);
            json.WriteString("asOf", DateArgument.Text(edition.Id.AsOf));
            json.WriteNumber("revision", edition.Id.Revision);
            json.WriteNumber("sequence", edition.Manifest.Sequence);
            json.WriteString("generatedAt", edition.Manifest.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteBoolean("sample", edition.Manifest.Provenance.IsSample);
            json.WriteString("manifestSha256", edition.ManifestSha256);
            json.WriteString("pdf", paths.Shown(edition.Pdf.FullName));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
