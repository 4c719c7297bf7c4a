using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Text;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Charts of whole histories: rankings, distributions, pairs.</content>
internal sealed partial class ChartBuilder
{
    private Drawn Extremes(ChartDefinition chart)
    {
        var data = Windowed(chart, FindAll(chart.Series))[0].Data;
        var largest = Episodes.Largest(data.Values.Span, chart.Count, chart.Apart);
        if (!Episodes.IsNewestNear(data.Values.Span, largest))
            return History(chart, data);
        var rank = Episodes.RankOfNewest(data.Values.Span, chart.Apart);
        var bars = ImmutableArray.CreateBuilder<BarItem>();
        var csv = new CsvWriter().Row("date", data.Name);
        foreach (var index in largest)
        {
            var date = data.Dates.Span[index];
            var isNow = index == data.Dates.Length - 1;
            bars.Add(new BarItem(isNow ? words.Ranked(dates.Full(date), rank) : dates.Full(date), data.Values.Span[index], isNow));
            csv.Row(IsoDate.Of(date), CsvWriter.Field(data.Values.Span[index]));
        }

        var spec = new BarChart(bars.ToImmutable()) { Format = chart.Format ?? Fitting(data), AxisCaption = chart.AxisCaption };
        return new Drawn(spec, [data]) { Csv = csv.ToString() };
    }

    /// <summary>In place of the largest when the newest is nowhere near them: where it stands in the whole history.</summary>
    private Drawn History(ChartDefinition chart, ExhibitSeries data) => Histogram(chart, data) with
    {
        OtherSubtitle = $"{data.Name}{words.Comma}{dates.MonthYear(data.Dates.Span[0])} – {dates.MonthYear(data.Dates.Span[^1])}",
    };

    private Drawn Histogram(ChartDefinition chart) => Histogram(chart, Windowed(chart, FindAll(chart.Series))[0].Data);

    private Drawn Histogram(ChartDefinition chart, ExhibitSeries data)
    {
        var csv = new CsvWriter().Row("date", data.Name);
        for (var i = 0; i < data.Dates.Length; i++)
            csv.Row(IsoDate.Of(data.Dates.Span[i]), CsvWriter.Field(data.Values.Span[i]));
        var format = chart.Format ?? Fitting(data);
        var current = data.Values.Span[^1];
        var spec = new HistogramChart([.. data.Values.Span], current, words.Print(current, format)) { Format = format, AxisCaption = chart.AxisCaption, BinCount = chart.Bins, Density = chart.Density };
        return new Drawn(spec, [data]) { Csv = csv.ToString() };
    }

    private Drawn Scatter(ChartDefinition chart)
    {
        var windowed = Windowed(chart, FindAll(chart.Series));
        if (windowed.Length < 2)
            throw new NothingToDrawException("one of the two series has no values in the window");
        var (x, y) = (windowed[0].Data, windowed[1].Data);
        var common = Common(x, y);
        if (common.Count == 0)
            throw new NothingToDrawException($"{x.Name} and {y.Name} have no date in common");
        var points = ImmutableArray.CreateBuilder<ScatterPoint>(common.Count);
        var csv = new CsvWriter().Row("date", x.Name, y.Name);
        for (var k = 0; k < common.Count; k++)
        {
            var (date, px, py) = common[k];
            var isRecent = k >= common.Count - chart.Recent;
            points.Add(new ScatterPoint(px, py, isRecent && k == common.Count - 1 ? dates.DayMonth(date) : null, isRecent));
            csv.Row(IsoDate.Of(date), CsvWriter.Field(px), CsvWriter.Field(py));
        }

        var spec = new ScatterChart(points.ToImmutable())
        {
            Format = chart.Format ?? Fitting(y),
            XFormat = Fitting(x),
            XCaption = x.Name,
            YCaption = y.Name,
            FitLine = !chart.WithoutFit,
            FitBand = chart.FitBand && !chart.WithoutFit,
        };
        return new Drawn(spec, [x, y]) { Csv = csv.ToString() };
    }

    private static List<(DateOnly Date, double X, double Y)> Common(ExhibitSeries x, ExhibitSeries y)
    {
        var common = new List<(DateOnly Date, double X, double Y)>();
        var (i, j) = (0, 0);
        while (i < x.Dates.Length && j < y.Dates.Length)
        {
            var (a, b) = (x.Dates.Span[i], y.Dates.Span[j]);
            if (a == b)
                common.Add((a, x.Values.Span[i++], y.Values.Span[j++]));
            else if (a < b)
                i++;
            else
                j++;
        }

        return common;
    }
}
