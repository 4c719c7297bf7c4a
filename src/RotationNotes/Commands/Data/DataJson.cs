using System.Text.Json;
using RotationNotes.Market.Import;
using RotationNotes.Market.Store;
using RotationNotes.Market.Views;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Data;

/// <summary>JSON of <c>data import</c> and <c>data status</c>.</summary>
internal static class DataJson
{
    /// <param name="oddDays">Whether each row names its odd days.</param>
    public static void PrintImport(TextWriter writer, ImportReport report, bool oddDays) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("file", row.File);
            json.WriteString("layout", row.Layout);
            json.WriteString("series", row.SeriesId);
            json.WriteNumber("rows", row.Rows);
            json.WriteString("first", row.First is { } first ? DateArgument.Text(first) : null);
            json.WriteString("last", row.Last is { } last ? DateArgument.Text(last) : null);
            json.WriteString("outcome", row.Outcome switch
            {
                ImportOutcome.Imported => "imported",
                ImportOutcome.NotUsed => "not-used",
                ImportOutcome.Failed => "failed",
                _ => "unknown",
            });
            json.WriteString("sha256", row.Sha256);
            json.WriteStartArray("problems");
            foreach (var problem in row.Problems)
                json.WriteStringValue(problem.ToString());
            json.WriteEndArray();
            if (oddDays)
                WriteOddDays(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteOddDays(Utf8JsonWriter json, ImportRow row)
    {
        json.WriteStartArray("oddDays");
        foreach (var day in row.OddDays)
        {
            json.WriteStartObject();
            json.WriteString("series", day.Series.Value);
            json.WriteString("date", DateArgument.Text(day.Date));
            json.WriteString("kind", day.Kind);
            json.WriteString("what", day.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void PrintStatus(TextWriter writer, MarketData market, IEnumerable<ImportSource> sources) => JsonOutput.Print(writer, json =>
    {
        var view = market.AsOf(market.DefaultAsOf);
        json.WriteStartObject();
        json.WriteBoolean("sample", market.IsSample);
        json.WriteString("firstSession", DateArgument.Text(market.FirstSession));
        json.WriteString("lastSession", DateArgument.Text(market.LastSession));
        json.WriteString("defaultAsOf", DateArgument.Text(market.DefaultAsOf));
        json.WriteString("vintage", market.Vintage);
        json.WriteStartArray("series");
        foreach (var series in market.Series)
        {
            var age = view.StalenessOf(series.Id);
            json.WriteStartObject();
            json.WriteString("id", series.Id.Value);
            json.WriteString("name", series.Descriptor.Name);
            json.WriteString("source", series.Descriptor.Source);
            json.WriteNumber("values", series.Count);
            json.WriteString("first", series.Count > 0 ? DateArgument.Text(series.Dates[0]) : null);
            json.WriteString("last", series.Count > 0 ? DateArgument.Text(series.Dates[^1]) : null);
            if (age is { } known)
                json.WriteNumber("sessionsBehind", known.SessionsBehind);
            else
                json.WriteNull("sessionsBehind");
            json.WriteString("state", DataCommand.State(age));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("file", source.File);
            json.WriteString("sha256", source.Sha256);
            json.WriteString("layout", source.Layout);
            json.WriteString("series", source.SeriesId);
            json.WriteNumber("rows", source.Rows);
            json.WriteString("first", DateArgument.Text(source.First));
            json.WriteString("last", DateArgument.Text(source.Last));
            json.WriteString("importedAt", source.ImportedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
