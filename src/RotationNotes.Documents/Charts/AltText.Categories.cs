using System.Text;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <content>Charts over categories and distributions.</content>
public static partial class AltText
{
    private const int MostBarsInFull = 12;

    private static void Bars(StringBuilder text, BarChart chart, string title)
    {
        Open(text, $"Bar chart of {Plural(chart.Items.Length, "item", "items")}", title);
        text.Append(' ');
        var shown = chart.Items.Length <= MostBarsInFull ? chart.Items.Length : MostBarsInFull - 2;
        for (var i = 0; i < shown; i++)
        {
            text.Append(i > 0 ? "; " : "").Append(chart.Items[i].Label).Append(' ').Append(Number(chart.Items[i].Value, chart.Format));
            if (chart.Items[i].Highlight)
                text.Append(" (highlighted)");
        }

        if (shown < chart.Items.Length)
        {
            text.Append("; then ").Append(Plural(chart.Items.Length - shown - 1, "more", "more")).Append("; ");
            text.Append(chart.Items[^1].Label).Append(' ').Append(Number(chart.Items[^1].Value, chart.Format));
        }

        text.Append('.');
    }

    private static void Scatter(StringBuilder text, ScatterChart chart, string title)
    {
        Open(text, "Scatter chart", title);
        text.Append(' ').Append(chart.YCaption).Append(" against ").Append(chart.XCaption).Append(", ");
        double lowX = double.PositiveInfinity, highX = double.NegativeInfinity, lowY = double.PositiveInfinity, highY = double.NegativeInfinity;
        var count = 0;
        foreach (var point in chart.Points)
        {
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
                continue;
            count++;
            (lowX, highX) = (Math.Min(lowX, point.X), Math.Max(highX, point.X));
            (lowY, highY) = (Math.Min(lowY, point.Y), Math.Max(highY, point.Y));
        }

        text.Append(Plural(count, "point", "points"));
        if (count > 0)
        {
            text.Append("; horizontal from ").Append(Number(lowX, chart.XFormat)).Append(" to ").Append(Number(highX, chart.XFormat));
            text.Append(", vertical from ").Append(Number(lowY, chart.Format)).Append(" to ").Append(Number(highY, chart.Format));
        }

        text.Append('.');
        foreach (var point in chart.Points)
        {
            if (point.Label is not null && double.IsFinite(point.X) && double.IsFinite(point.Y))
                text.Append(' ').Append(point.Label).Append(": ").Append(Number(point.X, chart.XFormat)).Append(" and ").Append(Number(point.Y, chart.Format)).Append('.');
        }
    }

    private static void Histogram(StringBuilder text, HistogramChart chart, string title)
    {
        Open(text, "Histogram", title);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        int count = 0, below = 0;
        foreach (var value in chart.Sample)
        {
            if (!double.IsFinite(value))
                continue;
            count++;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
            below += value < chart.Current ? 1 : 0;
        }

        text.Append(' ').Append(Plural(count, "observation", "observations"));
        if (count > 0)
            text.Append(" from ").Append(Number(low, chart.Format)).Append(" to ").Append(Number(high, chart.Format));
        var current = Number(chart.Current, chart.Format);
        text.Append(". ").Append(chart.CurrentLabel.Length == 0 || chart.CurrentLabel == current ? "Current value" : chart.CurrentLabel.TrimEnd(':')).Append(": ").Append(current);
        if (count > 0 && double.IsFinite(chart.Current))
            text.Append(", above ").Append(NumberFormatter.Format((double)below / count, new ValueFormat(ValueKind.Percent, 0))).Append(" of them");
        text.Append('.');
    }
}
