using System.Collections.Immutable;
using RotationNotes.Documents.Exhibits.Charts;

namespace RotationNotes.Narrative.Notes;

/// <summary>Reads one entry of the <c>charts</c> list.</summary>
internal static class ChartReader
{
    public static ChartDefinition Read(JsonObjectReader reader, ImmutableArray<NoteEvent> events, ImmutableArray<ChartPeriod> periods)
    {
        var chart = new ChartDefinition
        {
            Id = reader.Text("id"),
            Place = reader.Place,
            Kind = reader.Choice(
                "kind",
                (ChartKind?)null,
                ("line", ChartKind.Line),
                ("columns", ChartKind.Columns),
                ("extremes", ChartKind.Extremes),
                ("histogram", ChartKind.Histogram),
                ("scatter", ChartKind.Scatter)),
            Topic = reader.Text("topic"),
            Title = reader.Template("title"),
            Subtitle = reader.Template("subtitle"),
            Note = reader.OptionalTemplate("note"),
            Series = [.. reader.Objects("series", "A series", required: true).Select(ReadSeries)],
            Window = ReadWindow(reader),
            Format = NoteReader.ReadFormat(reader),
            Rebase = reader.Flag("rebase"),
            Reference = reader.Number("reference"),
            Logarithmic = reader.Flag("logarithmic"),
            AxisCaption = reader.OptionalText("axisCaption"),
            Count = reader.Count("count", 10, 3, 30),
            Apart = reader.Count("apart", 21, 1, 1000),
            Events = events,
            EventSessions = reader.Count("eventSessions", 0, 0, 5000),
            Periods = reader.Flag("showPeriods") ? periods : [],
            ShadeSessions = reader.Count("shadeSessions", 0, 0, 1000),
        };
        reader.Finish();
        var expected = chart.Kind switch
        {
            ChartKind.Line => 0,
            ChartKind.Scatter => 2,
            ChartKind.Columns => chart.Series.Length == 2 ? 2 : 1,
            _ => 1,
        };
        if (chart.Series.Length == 0 || (expected > 0 && chart.Series.Length != expected))
            reader.Report(reader.Place, $"chart '{chart.Id}' has {chart.Series.Length} series; its kind takes {(expected == 0 ? "one or more" : expected)}.");
        return chart;
    }

    private static ChartSeriesDefinition ReadSeries(JsonObjectReader reader)
    {
        var series = new ChartSeriesDefinition(
            reader.Text("of"),
            reader.OptionalText("name"),
            reader.Choice("emphasis", (SeriesEmphasis?)SeriesEmphasis.Primary, ("primary", SeriesEmphasis.Primary), ("secondary", SeriesEmphasis.Secondary), ("context", SeriesEmphasis.Context)),
            reader.Place);
        reader.Finish();
        return series;
    }

    private static ChartWindow ReadWindow(JsonObjectReader reader)
    {
        var text = reader.Text("window", "all");
        if (ChartWindow.Parse(text) is { } window)
            return window;
        reader.Report(reader.Place, $"'{text}' is not a window.", "Allowed: all, ytd, a number with s (sessions), m (months) or y (years) such as 250s, or a first date yyyy-mm-dd.");
        return ChartWindow.All;
    }
}
