using RotationNotes.Metrics.Facts;

namespace RotationNotes.Publishing.Evidence;

/// <summary>metrics.json: every fact the note could draw on, in the order it was computed.</summary>
public static class MetricsJson
{
    public static byte[] Write(IEnumerable<Fact> facts) => RecordJson.Write(json =>
    {
        json.WriteStartArray();
        foreach (var fact in facts)
            FactJson.Write(json, fact);
        json.WriteEndArray();
    }, indented: true);
}
