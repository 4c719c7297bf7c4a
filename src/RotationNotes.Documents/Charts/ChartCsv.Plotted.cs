using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Documents.Charts;

/// <content>Candles, boxes, distributions and radars.</content>
public static partial class ChartCsv
{
    private static void Candles(StringBuilder csv, CandleChart chart)
    {
        csv.Append("date,open,high,low,close,volume");
        foreach (var average in chart.Averages)
            Field(csv.Append(','), average.Name);
        csv.Append('\n');
        foreach (var candle in chart.Candles)
        {
            csv.Append(IsoDate.Of(candle.Date));
            foreach (var value in (ReadOnlySpan<double>)[candle.Open, candle.High, candle.Low, candle.Close, candle.Volume])
                Number(csv.Append(','), value);
            foreach (var average in chart.Averages)
            {
                var index = average.Dates.BinarySearch(candle.Date);
                Number(csv.Append(','), index < 0 ? double.NaN : average.Values[index]);
            }

            csv.Append('\n');
        }
    }

    private static void Boxes(StringBuilder csv, BoxChart chart)
    {
        csv.Append("group,role,value\n");
        foreach (var group in chart.Groups)
        {
            if (group.IsPresent)
                Value(csv, group.Label, "present", group.Present);
            foreach (var value in group.Sample)
                Value(csv, group.Label, "sample", value);
        }
    }

    private static void Distribution(StringBuilder csv, DistributionChart chart)
    {
        csv.Append("measure,role,value\n");
        foreach (var item in chart.Items)
        {
            Value(csv, item.Label, "present", item.Present);
            foreach (var value in item.Sample)
                Value(csv, item.Label, "sample", value);
        }
    }

    private static void Radar(StringBuilder csv, RadarChart chart)
    {
        csv.Append("measure,value,percentile now,percentile then\n");
        foreach (var item in chart.Items)
        {
            Field(csv, item.Label);
            foreach (var value in (ReadOnlySpan<double>)[item.Value, item.Now, item.Then])
                Number(csv.Append(','), value);
            csv.Append('\n');
        }
    }

    private static void Value(StringBuilder csv, string name, string role, double value)
    {
        Field(csv, name);
        Number(csv.Append(',').Append(role).Append(','), value);
        csv.Append('\n');
    }
}
