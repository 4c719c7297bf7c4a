using RotationNotes.Documents;

namespace RotationNotes.Publishing.Evidence;

/// <summary>edition.json, attached to the PDF: what the note is and which files ride with it, for a program that holds nothing but the PDF.</summary>
public static class EditionJson
{
    private const int Version = 1;

    /// <param name="exhibits">Ids of the exhibits whose numbers are attached, in the order of the attachments.</param>
    public static byte[] Write(NoteDocument document, IEnumerable<string> exhibits) => RecordJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("editionVersion", Version);
        RecordJson.Head(json, document);
        json.WriteNumber("claims", document.Claims.Length);
        json.WriteStartArray("exhibits");
        foreach (var exhibit in exhibits)
        {
            json.WriteStartObject();
            json.WriteString("id", exhibit);
            json.WriteString("file", exhibit + ".csv");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }, indented: true);
}
