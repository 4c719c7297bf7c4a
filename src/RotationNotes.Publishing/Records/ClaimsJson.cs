using RotationNotes.Documents;

namespace RotationNotes.Publishing.Records;

/// <summary>claims.json: every fact printed in the note, in reading order, with the value behind the words.</summary>
public static class ClaimsJson
{
    public static byte[] Write(NoteDocument document) => RecordJson.Write(json =>
    {
        json.WriteStartArray();
        foreach (var claim in document.Claims)
        {
            json.WriteStartObject();
            json.WriteString("id", claim.Id);
            json.WriteString("fact", claim.FactId);
            json.WriteString("aspect", claim.Aspect);
            json.WriteString("text", claim.Text);
            RecordJson.Number(json, "value", claim.Value);
            json.WriteString("unit", claim.Unit);
            json.WriteString("asOf", RecordJson.Date(claim.AsOf));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }, indented: true);
}
