using System.Text.Json;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary>JSON of <c>metrics list</c>, <c>metrics show</c> and <c>metrics history</c>.</summary>
internal static class MetricListJson
{
    /// <summary>An array of facts, see <see cref="FactJson"/>.</summary>
    public static void PrintFacts(TextWriter writer, IEnumerable<Fact> facts) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var fact in facts)
            FactJson.Write(json, fact);
        json.WriteEndArray();
    });

    /// <summary>An array of dates with their values.</summary>
    public static void WriteDated(Utf8JsonWriter json, string name, IEnumerable<DatedValue> values)
    {
        json.WriteStartArray(name);
        foreach (var (date, value) in values)
        {
            json.WriteStartObject();
            json.WriteString("date", DateArgument.Text(date));
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void PrintList(TextWriter writer, IEnumerable<MetricDefinition> definitions) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var definition in definitions)
            Write(json, definition);
        json.WriteEndArray();
    });

    public static void Write(Utf8JsonWriter json, MetricDefinition definition)
    {
        json.WriteStartObject();
        json.WriteString("id", definition.Id);
        json.WriteString("name", definition.Name);
        json.WriteString("family", definition.Family);
        json.WriteString("formula", definition.Formula);
        json.WriteString("expression", definition.Expression);
        json.WriteString("unit", definition.Unit.JsonName());
        json.WriteString("window", definition.Window);
        json.WriteStartArray("inputs");
        foreach (var input in definition.Inputs)
            json.WriteStringValue(input.Value);
        json.WriteEndArray();
        json.WriteString("source", definition.Source);
        json.WriteNumber("version", definition.Version);
        json.WriteEndObject();
    }
}
