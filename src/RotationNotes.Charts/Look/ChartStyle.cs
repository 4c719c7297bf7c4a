using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Charts.Look;

/// <summary>A theme turned into what charts draw with: faces, sizes, colours, strokes. Lengths in points.</summary>
internal sealed record ChartStyle
{
    // Solid first; later series differ in dash as well, so that a grey print still tells them apart.
    private static readonly ImmutableArray<ImmutableArray<double>> DashesByRank = [[], [], [4.2, 1.7], [1.3, 1.5], [7, 2], [4.2, 1.5, 1.2, 1.5], [2.4, 2.4], [9, 1.6, 2, 1.6]];

    private readonly ThemeColors colors;

    public ChartStyle(Theme theme, FontLibrary fonts)
    {
        colors = theme.Colors;
        Regular = fonts.Resolve(new FontRequest(FontFamily.Sans));
        Bold = fonts.Resolve(new FontRequest(FontFamily.Sans, FontWeight.SemiBold));
        LabelPt = theme.Type.ChartLabel;
        AxisInk = ColorMix.Readable(colors.MutedInk, colors.Paper, colors.Ink);
        Grid = ColorMix.Towards(colors.Rule, colors.Paper, 0.25);
        Baseline = ColorMix.Towards(colors.Ink, colors.Paper, 0.25);
        WindowShade = ColorMix.Towards(colors.AccentTint, colors.Paper, 0.1);
        RecessionShade = ColorMix.Towards(colors.Context, colors.Paper, 0.78);
    }

    /// <summary>Words that drawing adds, in the language of the chart.</summary>
    public FixedWords Words { get; init; } = FixedWords.English;

    public FontFace Regular { get; }

    public FontFace Bold { get; }

    /// <summary>Size of labels and ticks.</summary>
    public double LabelPt { get; }

    public double LineHeight => LabelPt * 1.24;

    public double CapHeight => Regular.CapHeightEm * LabelPt;

    public Color Ink => colors.Ink;

    public Color Paper => colors.Paper;

    public Color Accent => colors.Accent;

    public Color Positive => colors.Positive;

    public Color Negative => colors.Negative;

    public Color Context => colors.Context;

    public Color AxisInk { get; }

    public Color Grid { get; }

    public Color Baseline { get; }

    public Color WindowShade { get; }

    public Color RecessionShade { get; }

    public Stroke GridStroke => new(Grid, 0.45);

    public Stroke BaselineStroke => new(Baseline, 0.7);

    public Stroke LeaderStroke => new(AxisInk, 0.45);

    /// <summary>The colour of the n-th coloured series, counted from 0.</summary>
    public Color Series(int rank) => colors.Series.IsDefaultOrEmpty ? colors.Accent : colors.Series[rank % colors.Series.Length];

    /// <summary>The fill of the n-th series: neighbouring fills differ in lightness, too, so that a grey print tells them apart.</summary>
    public Color SeriesFill(int rank) => Tint(Series(rank), (rank % 8) switch { 0 => 0, 1 => 0.08, 2 => 0.66, 3 => 0, 4 => 0.8, 5 => 0.1, 6 => 0.6, _ => 0.1 });

    /// <summary>The same colour, dark enough for small text.</summary>
    public Color Readable(Color color) => ColorMix.Readable(color, colors.Paper, colors.Ink);

    /// <summary>Ink or paper, whichever is easier to read on a fill.</summary>
    public Color On(Color fill) => ColorMix.Contrast(Ink, fill) >= ColorMix.Contrast(Paper, fill) ? Ink : Paper;

    public Color Tint(Color color, double share) => ColorMix.Towards(color, colors.Paper, share);

    /// <summary>Stroke of a series line: thinner where many values share a point of paper, dashed only where it is calm enough to show dashes.</summary>
    /// <param name="valuesPerPt">Values per point of width.</param>
    public Stroke Line(Color color, int rank, SeriesEmphasis emphasis, double valuesPerPt)
    {
        var width = emphasis switch { SeriesEmphasis.Primary => 1.45, SeriesEmphasis.Secondary => 1.1, _ => 0.8 };
        width *= valuesPerPt switch { > 16 => 0.5, > 6 => 0.62, > 2.5 => 0.75, > 1 => 0.88, _ => 1 };
        var dashes = valuesPerPt < 0.75 && emphasis != SeriesEmphasis.Context ? DashesByRank[Math.Min(rank, DashesByRank.Length - 1)] : [];
        return new Stroke(color, rank > 1 ? width * 0.9 : width, dashes, LineCap.Butt, LineJoin.Round);
    }

    public TextStyle Text(Color color, bool bold = false, double scale = 1, bool tabular = false) =>
        new(bold ? Bold : Regular, LabelPt * scale, color, tabular);

    public double Measure(string text, bool bold = false, double scale = 1, bool tabular = false) =>
        (bold ? Bold : Regular).MeasureEm(text, tabular) * LabelPt * scale;
}
