using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Text;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Narrative.Notes;

/// <content>The members of each kind.</content>
internal static partial class ChartReader
{
    private static ChartDefinition OfKind(ChartDefinition chart, JsonObjectReader reader, ImmutableArray<NoteEvent> events, ImmutableArray<ChartPeriod> periods) => chart.Kind switch
    {
        ChartKind.Line => Line(Dated(WithSeries(chart, reader, 1, MostLines), reader, events, periods), reader),
        ChartKind.Area => Dated(WithSeries(chart, reader, 1, 6), reader, events, periods),
        ChartKind.Dual => Dated(WithSeries(chart, reader, 2, 2), reader, events, periods) with { RightFormat = NoteReader.ReadFormat(reader, "rightFormat") },
        ChartKind.Panels => Panels(Dated(chart, reader, events, periods), reader),
        ChartKind.Timeline => Timeline(chart, reader, events, periods),
        ChartKind.Spread => Dated(WithSeries(chart, reader, 2, 2), reader, events, periods) with { Rebase = reader.Flag("rebase") },
        ChartKind.Columns => Dated(WithSeries(chart, reader, 1, 2), reader, events, periods),
        ChartKind.Multiples => Multiples(chart, reader),
        ChartKind.Bars => WithSeries(chart, reader, 1, 40, "items") with { KeepOrder = reader.Flag("keepOrder") },
        ChartKind.Extremes => WithSeries(chart, reader, 1, 1) with { Window = ReadWindow(reader), Count = reader.Count("count", 10, 3, 30), Apart = reader.Count("apart", 21, 1, 1000) },
        ChartKind.Grouped or ChartKind.Stacked => Grouped(chart, reader),
        ChartKind.Waterfall => WithSeries(chart, reader, 2, 20, "parts") with { TotalLabel = reader.Text("total", "Total") },
        ChartKind.Range => WithSeries(chart, reader, 1, 24, "items") with { Window = ReadWindow(reader, "250s"), Then = ReadPoint(reader, reader.PlaceOf("then"), "then", reader.Text("then", "21s")) },
        ChartKind.Percentiles => WithSeries(chart, reader, 1, 24, "items") with { Window = ReadWindow(reader) },
        ChartKind.Correlations => WithSeries(chart, reader, 3, 12) with { Sessions = reader.Count("sessions", 60, 5, 5000) },
        ChartKind.Calendar => WithSeries(chart, reader, 1, 1) with { Count = reader.Count("years", 10, 1, 40) },
        ChartKind.Histogram => WithSeries(chart, reader, 1, 1) with { Window = ReadWindow(reader), Bins = reader.Number("bins") is null ? null : reader.Count("bins", 20, 2, 200), Density = reader.Flag("density") },
        ChartKind.Scatter => WithSeries(chart, reader, 2, 2) with { Window = ReadWindow(reader), Recent = reader.Count("recent", 5, 0, 100), WithoutFit = reader.Flag("withoutFit"), FitBand = reader.Flag("band") },
        ChartKind.EventStudy => EventStudy(WithSeries(chart, reader, 1, 1), reader),
        ChartKind.Analogs => WithSeries(chart, reader, 1, 1) with
        {
            Sessions = reader.Count("sessions", 60, 10, 1000),
            After = reader.Count("after", 60, 0, 1000),
            Count = reader.Count("count", 4, 1, 7),
        },
        ChartKind.Overlay => Overlay(WithSeries(chart, reader, 1, 1), reader),
        ChartKind.Curve => Curve(WithSeries(chart, reader, 2, 24, "tenors"), reader),
        ChartKind.Candles => Candles(Dated(WithSeries(chart, reader, 1, 1), reader, events, periods), reader),
        ChartKind.Box => Box(WithSeries(chart, reader, 1, 1) with { Window = ReadWindow(reader) }, reader),
        ChartKind.Distribution => WithSeries(chart, reader, 1, 8, "items") with { Window = ReadWindow(reader) },
        ChartKind.Radar => WithSeries(chart, reader, RadarChart.Least, RadarChart.Most, "items") with { Window = ReadWindow(reader), Then = ReadPoint(reader, reader.PlaceOf("then"), "then", reader.Text("then", "21s")) },
        _ => throw new NotSupportedException($"No members for chart kind '{chart.Kind}'. Add a rule to ChartReader."),
    };

    private static ChartDefinition Line(ChartDefinition chart, JsonObjectReader reader) => chart with
    {
        Rebase = reader.Flag("rebase"),
        Reference = reader.Number("reference"),
        Logarithmic = reader.Flag("logarithmic"),
    };

    private static ChartDefinition Multiples(ChartDefinition chart, JsonObjectReader reader)
    {
        chart = chart with
        {
            Panels = [.. reader.Objects("panels", "A panel", required: true).Select(ReadPanel)],
            Window = ReadWindow(reader),
            Rebase = reader.Flag("rebase"),
            Reference = reader.Number("reference"),
            OwnScales = reader.Flag("ownScales"),
            PanelsPerRow = reader.Number("panelsPerRow") is null ? null : reader.Count("panelsPerRow", 3, 1, 12),
        };
        if (chart.Panels.Length is < 1 or > 12)
            Refuse(reader, "panels", $"chart '{chart.Id}' has {chart.Panels.Length} panels; its kind takes 1 to 12.");
        if (!chart.OwnScales && chart.Panels.Any(panel => panel.Format is not null))
            Refuse(reader, "panels", $"chart '{chart.Id}' shares one scale, so its panels cannot have formats of their own.", "Set \"ownScales\": true, or give the chart one 'format'.");
        return chart;
    }

    private static ChartDefinition Panels(ChartDefinition chart, JsonObjectReader reader)
    {
        chart = chart with { Panels = [.. reader.Objects("panels", "A panel", required: true).Select(ReadPanel)] };
        if (chart.Panels.Length is < 2 or > 3)
            Refuse(reader, "panels", $"chart '{chart.Id}' has {chart.Panels.Length} panels; its kind takes 2 or 3.");
        return chart;
    }

    private static ChartDefinition Timeline(ChartDefinition chart, JsonObjectReader reader, ImmutableArray<NoteEvent> events, ImmutableArray<ChartPeriod> periods) => chart with
    {
        Window = ReadWindow(reader, "3m"),
        Ahead = reader.Count("ahead", 0, 0, 400),
        Events = events,
        Periods = reader.Flag("showPeriods") ? periods : [],
    };

    private static ChartDefinition Grouped(ChartDefinition chart, JsonObjectReader reader)
    {
        var categories = reader.Texts("categories", required: true).Select(t => t.Text).ToImmutableArray();
        chart = chart with
        {
            Categories = categories,
            Groups = [.. reader.Objects("groups", "A group", required: true).Select(group => ReadGroup(group, categories.Length))],
        };
        if (categories.Length is < 1 or > 24)
            Refuse(reader, "categories", $"chart '{chart.Id}' has {categories.Length} categories; its kind takes 1 to 24.");
        if (chart.Groups.Length is < 1 or > MostLines)
            Refuse(reader, "groups", $"chart '{chart.Id}' has {chart.Groups.Length} groups; its kind takes 1 to {MostLines}.");
        return chart;
    }

    private static ChartDefinition EventStudy(ChartDefinition chart, JsonObjectReader reader)
    {
        chart = chart with
        {
            Signal = reader.Text("signal"),
            Before = reader.Count("before", 10, 0, 500),
            After = reader.Count("after", 60, 1, 1000),
            Apart = reader.Count("apart", 21, 1, 1000),
        };
        if (chart.Signal.Length == 0)
            return chart;
        if (!SeriesExpression.TryParse(chart.Signal, out var signal, out var problem, reader.PlaceOf("signal")))
            reader.Report(problem.Place, problem.Message, problem.Hint);
        else if (!signal.IsCondition)
            Refuse(reader, "signal", $"the signal `{chart.Signal}` is no condition.", "Compare with <, <=, > or >=, e.g. ret(RUT, 5) >= 10%.");
        return chart;
    }

    private static ChartDefinition Overlay(ChartDefinition chart, JsonObjectReader reader)
    {
        var anchors = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var (text, place) in reader.Texts("anchors", required: true))
        {
            if (!IsoDate.TryParse(text, out var date))
                reader.Report(place, $"'{text}' is not a date.", "Write it as yyyy-mm-dd.");
            else if (anchors.Count > 0 && date <= anchors[^1])
                reader.Report(place, $"anchor {text} does not follow the one before it.", "List the anchors oldest first; the last one is the present episode.");
            else
                anchors.Add(date);
        }

        if (anchors.Count is < 1 or > 8)
            Refuse(reader, "anchors", $"chart '{chart.Id}' has {anchors.Count} readable anchors; its kind takes 1 to 8.");
        return chart with
        {
            Anchors = anchors.ToImmutable(),
            Before = reader.Count("before", 0, 0, 500),
            After = reader.Count("after", 120, 1, 2000),
            Reference = reader.Number("reference"),
        };
    }

    private static ChartDefinition Curve(ChartDefinition chart, JsonObjectReader reader)
    {
        var given = reader.Texts("snapshots");
        ImmutableArray<EarlierPoint> snapshots = given.IsEmpty
            ? [EarlierPoint.Now, new EarlierPoint(WindowKind.Sessions, 21), new EarlierPoint(WindowKind.Years, 1)]
            : [.. given.Select(one => ReadPoint(reader, one.Place, "snapshots", one.Text))];
        if (snapshots.Length > 6)
            Refuse(reader, "snapshots", $"chart '{chart.Id}' has {snapshots.Length} snapshots; its kind takes 1 to 6.");
        return chart with { Snapshots = snapshots };
    }
}
