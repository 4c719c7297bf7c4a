using System.Globalization;
using RotationNotes.Market.Sources;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Data;

/// <summary>One line of <c>data sources</c>.</summary>
/// <param name="Origin">Where the source is from: the settings or an option.</param>
/// <param name="Key">Whether its key is there; never the key.</param>
internal sealed record SourceLine(MarketSource Source, string Origin, string Key, DateTimeOffset? LastSuccess);

/// <summary>What <c>data fetch</c> and <c>data sources</c> print.</summary>
internal static class FetchOutput
{
    public static void Print(TextWriter writer, FetchReport report)
    {
        var table = new TerminalTable("source", "series", "from", "to", "new", "revised", "what came of it").Right(4, 5);
        foreach (var row in report.Rows)
        {
            table.Add(
                row.Source, row.Series, Day(row.From) ?? "", Day(row.To) ?? "", Number(row.NewValues), Number(row.RevisedValues),
                row.Problem is { } problem ? $"failed: {problem.What}" : row.Outcome == FetchOutcome.New ? "new" : "nothing new");
        }

        table.Print(writer);
    }

    public static void PrintJson(TextWriter writer, FetchReport report) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("source", row.Source);
            json.WriteString("file", row.File);
            json.WriteString("series", row.Series);
            json.WriteString("from", Day(row.From));
            json.WriteString("to", Day(row.To));
            json.WriteNumber("newValues", row.NewValues);
            json.WriteNumber("revisedValues", row.RevisedValues);
            json.WriteString("outcome", row.Outcome switch { FetchOutcome.New => "new", FetchOutcome.NothingNew => "nothing-new", _ => "failed" });
            json.WriteString("problem", row.Problem?.What);
            json.WriteString("advice", row.Problem?.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void Print(TextWriter writer, IEnumerable<SourceLine> lines)
    {
        var table = new TerminalTable("source", "kind", "from", "key", "symbols", "last success (UTC)", "terms");
        foreach (var line in lines)
        {
            table.Add(
                line.Source.Name, line.Source.Kind.Name, line.Origin, line.Key, Symbols(line.Source),
                line.LastSuccess?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never", line.Source.Kind.Terms);
        }

        table.Print(writer);
    }

    public static void PrintJson(TextWriter writer, IEnumerable<SourceLine> lines) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("source", line.Source.Name);
            json.WriteString("kind", line.Source.Kind.Name);
            json.WriteString("from", line.Origin);
            json.WriteString("address", line.Source.Address);
            json.WriteString("key", line.Key);
            json.WriteStartArray("series");
            foreach (var symbol in line.Source.Symbols)
                json.WriteStringValue(symbol.Series);
            json.WriteEndArray();
            json.WriteString("lastSuccess", line.LastSuccess?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteString("terms", line.Source.Kind.Terms);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Symbols(MarketSource source) =>
        source.Symbols.IsEmpty ? "all" : source.Symbols.Length <= 4 ? string.Join(' ', source.Symbols.Select(symbol => symbol.Series)) : $"{source.Symbols.Length} series";

    private static string Number(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? date) => date is { } known ? DateArgument.Text(known) : null;
}
