using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Narrative.Notes;

/// <summary>Reads one entry of the <c>charts</c> list: the members every chart has, then those of its kind.</summary>
/// <remarks>A member that belongs to another kind is reported like an unknown one, with the members this kind takes.</remarks>
internal static partial class ChartReader
{
    private const int MostLines = 8;

    public static ChartDefinition Read(JsonObjectReader reader, ImmutableArray<NoteEvent> events, ImmutableArray<ChartPeriod> periods)
    {
        var word = reader.Text("kind");
        var kind = ChartKinds.Words.Where(pair => pair.Word == word).Select(pair => (ChartKind?)pair.Kind).FirstOrDefault();
        var chart = new ChartDefinition
        {
            Id = reader.Text("id"),
            Place = reader.Place,
            Kind = kind ?? ChartKind.Line,
            Topic = reader.Text("topic"),
            Title = reader.Template("title"),
            Subtitle = reader.Template("subtitle"),
            Note = reader.OptionalTemplate("note"),
            Format = NoteReader.ReadFormat(reader),
            AxisCaption = reader.OptionalText("axisCaption"),
        };
        if (kind is null)
        {
            // Which members are right depends on the kind: with an unknown one, only the kind is worth a word.
            if (word.Length > 0)
                reader.Report(reader.PlaceOf("kind"), $"'{word}' is not a value of 'kind'.", $"Allowed: {string.Join(", ", ChartKinds.Words.Select(pair => pair.Word))}.");
            return chart;
        }

        chart = OfKind(chart, reader, events, periods);
        reader.Finish();
        foreach (var one in chart.Expressions)
        {
            if (!SeriesExpression.TryParse(one.Expression, out _, out var problem, one.Place))
                reader.Report(problem.Place, problem.Message, problem.Hint);
        }

        return chart;
    }

    private static ChartDefinition Dated(ChartDefinition chart, JsonObjectReader reader, ImmutableArray<NoteEvent> events, ImmutableArray<ChartPeriod> periods) => chart with
    {
        Window = ReadWindow(reader),
        Events = events,
        EventSessions = reader.Count("eventSessions", 0, 0, 20_000),
        Periods = reader.Flag("showPeriods") ? periods : [],
        ShadeSessions = reader.Count("shadeSessions", 0, 0, 1000),
    };

    private static ChartDefinition WithSeries(ChartDefinition chart, JsonObjectReader reader, int least, int most, string what = "series")
    {
        var series = reader.Objects("series", "A series", required: true).Select(ReadSeries).ToImmutableArray();
        if (series.Length < least || series.Length > most)
            reader.Report(reader.PlaceOf("series"), $"chart '{chart.Id}' has {series.Length} {what}; its kind takes {(least == most ? least : $"{least} to {most}")}.");
        return chart with { Series = series };
    }

    private static ChartSeriesDefinition ReadSeries(JsonObjectReader reader)
    {
        var series = new ChartSeriesDefinition(
            reader.Text("of"),
            reader.OptionalText("name"),
            reader.Choice("emphasis", (SeriesEmphasis?)SeriesEmphasis.Primary, ("primary", SeriesEmphasis.Primary), ("secondary", SeriesEmphasis.Secondary), ("context", SeriesEmphasis.Context)),
            reader.PlaceOf("of"),
            reader.Flag("highlight"));
        reader.Finish();
        return series;
    }

    private static ChartPanelDefinition ReadPanel(JsonObjectReader reader)
    {
        var panel = new ChartPanelDefinition(
            reader.Text("title"),
            [.. reader.Objects("series", "A series", required: true).Select(ReadSeries)],
            NoteReader.ReadFormat(reader),
            reader.Place);
        reader.Finish();
        if (panel.Series.Length is 0 or > MostLines)
            reader.Report(panel.Place, $"panel '{panel.Title}' has {panel.Series.Length} series; a panel takes 1 to {MostLines}.");
        return panel;
    }

    private static ValueGroupDefinition ReadGroup(JsonObjectReader reader, int categories)
    {
        var group = new ValueGroupDefinition(
            reader.Text("name"),
            [.. reader.Texts("values", required: true).Select(value => new ChartSeriesDefinition(value.Text, null, SeriesEmphasis.Primary, value.Place))],
            reader.Place);
        reader.Finish();
        if (group.Values.Length != categories)
            reader.Report(group.Place, $"'{group.Name}' has {group.Values.Length} values for {categories} categories.", "Write one expression per category.");
        return group;
    }

    private static ChartWindow ReadWindow(JsonObjectReader reader, string fallback = "all")
    {
        var text = reader.Text("window", fallback);
        if (ChartWindow.Parse(text) is { } window)
            return window;
        reader.Report(reader.PlaceOf("window"), $"'{text}' is not a window.", "Allowed: all, ytd, a number with s (sessions), m (months) or y (years) such as 250s, or a first date yyyy-mm-dd.");
        return ChartWindow.All;
    }

    private static EarlierPoint ReadPoint(JsonObjectReader reader, Place place, string name, string text)
    {
        if (EarlierPoint.Parse(text) is { } point)
            return point;
        reader.Report(place, $"'{text}' is not a moment for '{name}'.", $"Allowed: {EarlierPoint.Allowed}.");
        return EarlierPoint.Now;
    }

    private static void Refuse(JsonObjectReader reader, string member, string message, string? hint = null) => reader.Report(reader.PlaceOf(member), message, hint);
}
