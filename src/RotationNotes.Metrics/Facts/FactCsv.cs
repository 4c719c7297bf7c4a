using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Facts;

/// <summary>Facts as rows of a comma file (RFC 4180), one per metric and session.</summary>
/// <remarks>Numbers read back as the same double; what is absent is empty; a reason with a comma stands in quotes.</remarks>
public static class FactCsv
{
    public const string Header = "id,as_of,value,unit,observed_on,n,sample_start,percentile,rank,direction,previous_date,previous_value,independent_date,independent_value,earlier_clusters,unavailable";

    /// <summary>One line without its end.</summary>
    public static string Row(Fact fact)
    {
        var row = new StringBuilder(160);
        Text(row, fact.Definition.Id);
        Text(row.Append(','), Day(fact.AsOf));
        Number(row.Append(','), fact.Value);
        Text(row.Append(','), fact.Definition.Unit.JsonName());
        Text(row.Append(','), Day(fact.ObservedOn));
        row.Append(',').Append(CultureInfo.InvariantCulture, $"{fact.N}");
        Text(row.Append(','), Day(fact.SampleStart));
        Number(row.Append(','), fact.Percentile);
        row.Append(',').Append(CultureInfo.InvariantCulture, $"{fact.Rank}");
        row.Append(',').Append(fact.Rank is null ? "" : fact.LooksUp ? "high" : "low");
        Dated(row, fact.PreviousAtLeastAsExtreme);
        Dated(row, fact.PreviousIndependent);
        row.Append(',').Append(CultureInfo.InvariantCulture, $"{fact.EarlierClusters}");
        Text(row.Append(','), fact.Unavailable ?? "");
        return row.ToString();
    }

    private static void Dated(StringBuilder row, DatedValue? dated)
    {
        Text(row.Append(','), Day(dated?.Date));
        Number(row.Append(','), dated?.Value);
    }

    private static void Number(StringBuilder row, double? value) => row.Append(value?.ToString("R", CultureInfo.InvariantCulture));

    private static string Day(DateOnly? date) => date is { } day ? IsoDate.Of(day) : "";

    private static void Text(StringBuilder row, string text) => row.Append(CsvWriter.Field(text));
}
