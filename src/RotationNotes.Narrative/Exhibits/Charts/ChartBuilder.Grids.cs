using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Grids: correlations and calendars of returns.</content>
internal sealed partial class ChartBuilder
{
    private const int MonthsAndYear = 13;

    /// <summary>Each pair over the last so many dates that both have; the lower half of the square, because the upper one says the same.</summary>
    private Drawn Correlations(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        if (found.Length < 2)
            throw new NothingToDrawException($"only {found[0].Data.Name} has values, and a correlation needs two series");
        var count = found.Length - 1;
        var values = new double[count * count];
        Array.Fill(values, double.NaN);
        DateOnly? first = null;
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var (a, b) = (found[row + 1], found[column]);
                var result = Evaluate($"corr({a.Wanted.Expression}, {b.Wanted.Expression}, {chart.Sessions.ToString(CultureInfo.InvariantCulture)})", a.Wanted.Place);
                if (result.Unavailable is not null)
                    continue;
                values[row * count + column] = result.Values.Span[^1];
                var common = Common(a.Data, b.Data);
                var start = common[Math.Max(0, common.Count - chart.Sessions)].Date;
                first = first is null ? start : Earlier(first.Value, start);
            }
        }

        var spec = new HeatMapChart([.. found.Skip(1).Select(s => s.Data.Name)], [.. found.SkipLast(1).Select(s => s.Data.Name)], [.. values])
        {
            Format = chart.Format ?? new ValueFormat(ValueKind.Number, 2),
            AxisCaption = chart.AxisCaption,
            FullShade = 1,
            LowerHalf = true,
        };
        return new Drawn(spec, Data(found), IsCalculated: true) { First = first, Missing = missing };
    }

    /// <summary>Return of each month and year of a price, change of a yield in basis points; the newest year on top.</summary>
    private Drawn Calendar(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        var data = found[0].Data;
        var isYield = data.Unit == MetricUnit.QuotedPercent;
        if (!isYield && data.Unit is not (MetricUnit.Level or MetricUnit.Ratio or MetricUnit.IndexNumber or MetricUnit.VolatilityPoints or MetricUnit.Dollars))
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(found[0].Wanted.Place, $"chart '{chart.Id}': {data.Unit.InWords()} has no monthly returns.", "Name a price, a ratio of prices or a yield."));
        }

        var monthEnds = PeriodEnds(data, date => date.Year * 12 + date.Month - 1);
        var yearEnds = PeriodEnds(data, date => date.Year);
        var last = data.Dates.Span[^1];
        var firstYear = Math.Max(last.Year - chart.Count + 1, data.Dates.Span[0].Year);
        var rows = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<double>();
        for (var year = last.Year; year >= firstYear; year--)
        {
            rows.Add(year.ToString(CultureInfo.InvariantCulture));
            for (var month = 0; month < MonthsAndYear - 1; month++)
                values.Add(Move(monthEnds, year * 12 + month));
            values.Add(Move(yearEnds, year));
        }

        var spec = new HeatMapChart(rows.ToImmutable(), [.. Enumerable.Range(1, MonthsAndYear - 1).Select(month => words.AxisMonth(new DateOnly(2000, month, 1))), words.YearHead], values.ToImmutable())
        {
            Format = chart.Format ?? (isYield ? new ValueFormat(ValueKind.BasisPoints, 0, ShowPlus: true) : new ValueFormat(ValueKind.Percent, 1, ShowPlus: true)),
            AxisCaption = chart.AxisCaption,
            // A year moves several times as far as a month: its column would leave the months pale.
            FullShade = FullShade(values, rows.Count),
            LastColumnIsTotal = true,
        };
        var start = new DateOnly(firstYear, 1, 1);
        return new Drawn(spec, [data], IsCalculated: true) { First = Later(start, data.Dates.Span[0]) };

        double Move(Dictionary<int, double> ends, int period)
        {
            if (!ends.TryGetValue(period, out var end) || !ends.TryGetValue(period - 1, out var begin))
                return double.NaN;
            return isYield ? (end - begin) * 100 : begin > 0 ? end / begin - 1 : double.NaN;
        }
    }

    // The ninth decile of the months' magnitudes: one crash must not wash out all other months.
    private static double FullShade(ImmutableArray<double>.Builder values, int rows)
    {
        var months = new List<double>();
        for (var row = 0; row < rows; row++)
        {
            for (var month = 0; month < MonthsAndYear - 1; month++)
            {
                var value = values[row * MonthsAndYear + month];
                if (double.IsFinite(value))
                    months.Add(Math.Abs(value));
            }
        }

        if (months.Count == 0)
            return 1;
        months.Sort();
        var deep = months[(int)((months.Count - 1) * 0.9)];
        return deep > 0 ? deep : 1;
    }

    /// <summary>The last value of each period; the newest period counts as it stands.</summary>
    private static Dictionary<int, double> PeriodEnds(ExhibitSeries data, Func<DateOnly, int> periodOf)
    {
        var ends = new Dictionary<int, double>();
        var days = data.Dates.Span;
        var values = data.Values.Span;
        for (var i = 0; i < days.Length; i++)
            ends[periodOf(days[i])] = values[i];
        return ends;
    }

    private ExpressionResult Evaluate(string text, Place place)
    {
        try
        {
            return catalogue.Over(view).Evaluate(SeriesExpression.Parse(text, place));
        }
        catch (DiagnosticException problem)
        {
            throw new DiagnosticException(problem.Kind, problem.Diagnostics.Select(d => d with { Place = place }));
        }
    }
}
