using System.Globalization;
using System.Text;
using RotationNotes.Documents.Tables;

namespace RotationNotes.Html.Markup;

/// <summary>Bars and trends of table cells, as small drawings for the web and as block letters for mail and text.</summary>
internal static class CellMarks
{
    private const int Width = 56;
    private const int Height = 12;
    private const int LettersPerTrend = 12;

    /// <summary>A drawing in the text colour; a trend carries its words, a bar repeats the number beside it and is hidden from readers.</summary>
    public static void WriteSvg(HtmlWriter html, CellMark mark)
    {
        switch (mark)
        {
            case CellBar bar:
                var (left, right) = (Math.Min(bar.Zero, bar.End) * Width, Math.Max(bar.Zero, bar.End) * Width);
                html.Open("svg", ("class", bar.End < bar.Zero ? "bar down" : "bar up"), ("viewBox", $"0 0 {Width} {Height}"), ("aria-hidden", "true"))
                    .Open("rect", ("x", Number(left)), ("y", "2"), ("width", Number(Math.Max(right - left, 0.5))), ("height", "8")).Close("rect").Close("svg");
                break;
            case CellTrend trend:
                var (low, high) = (trend.Values.Min(), trend.Values.Max());
                var points = new StringBuilder();
                for (var i = 0; i < trend.Values.Length; i++)
                    points.Append(i == 0 ? "" : " ").Append(Number(1 + (Width - 2.0) * i / (trend.Values.Length - 1))).Append(',').Append(Number(1 + (Height - 2) * (high > low ? (high - trend.Values[i]) / (high - low) : 0.5)));
                html.Open("svg", ("class", "trend"), ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", trend.AltText))
                    .Open("polyline", ("points", points.ToString())).Close("polyline").Close("svg");
                break;
            default:
                throw new NotSupportedException($"No web rule for cell mark '{mark.GetType().Name}'. Add one to CellMarks.");
        }
    }

    /// <summary>A trend as a row of blocks, empty for a bar.</summary>
    public static string Letters(CellMark? mark)
    {
        if (mark is not CellTrend { Values: var values })
            return "";
        var (low, high) = (values.Min(), values.Max());
        var letters = Math.Min(LettersPerTrend, values.Length);
        var text = new StringBuilder(letters);
        for (var i = 0; i < letters; i++)
        {
            var value = values[(int)((long)i * (values.Length - 1) / Math.Max(1, letters - 1))];
            text.Append((char)('\u2581' + (high > low ? (int)Math.Round(7 * (value - low) / (high - low)) : 3)));
        }

        return text.ToString();
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
