using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Charts;

/// <summary>A chart that leaves its page: with title, measure and source drawn around it, so that it can be shown alone.</summary>
public sealed class ExhibitCard(Theme theme, FontLibrary fonts)
{
    private const double Padding = 10;
    private const int MostLines = 12;

    private readonly ChartRenderer charts = new(theme, fonts);
    private readonly Lazy<ChartStyle> style = new(() => new ChartStyle(theme, fonts));

    /// <summary>The drawing on the theme's paper. Words too long for the width are set on several lines.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="words">Title, subtitle, note and source; empty ones take no room.</param>
    /// <param name="widthPt">Width of the whole card.</param>
    /// <param name="plotHeightPt">Height of the chart without its words; the one that reads best when null.</param>
    public Scene Draw(ChartSpec chart, ExhibitWords words, double widthPt, double? plotHeightPt = null)
    {
        var width = widthPt - 2 * Padding;
        var plot = charts.Render(chart, width, plotHeightPt ?? ChartProportions.HeightPt(chart, width));
        var items = ImmutableArray.CreateBuilder<SceneItem>();
        var type = theme.Type;
        var y = Padding;
        items.Add(new FilledPath(VectorPath.Rectangle(new Rect(Padding, y, width, 0.9)), theme.Colors.Accent));
        y += 5;
        y = Lines(items, words.Title, style.Value.Bold, type.ExhibitTitle * 1.08, theme.Colors.Ink, width, y);
        y = Lines(items, words.Subtitle, style.Value.Regular, type.Caption * 1.04, theme.Colors.MutedInk, width, y + 0.5) + 5;
        foreach (var item in plot.Items)
            items.Add(Moved(item, Padding, y));
        y += plot.HeightPt + 5;
        y = Lines(items, words.Note is { Length: > 0 } note ? chart.Words.Remark + note : "", style.Value.Regular, type.Caption, theme.Colors.MutedInk, width, y);
        y = Lines(items, words.Source.Length > 0 ? chart.Words.Source + words.Source : "", style.Value.Regular, type.Caption, theme.Colors.MutedInk, width, y);
        return OnPaper(new Scene(widthPt, y + Padding - 2, items.ToImmutable()));
    }

    /// <summary>The chart alone on the theme's paper.</summary>
    public Scene DrawBare(ChartSpec chart, double widthPt, double? heightPt = null) =>
        OnPaper(charts.Render(chart, widthPt, heightPt ?? ChartProportions.HeightPt(chart, widthPt)));

    private Scene OnPaper(Scene scene) =>
        scene with { Items = scene.Items.Insert(0, new FilledPath(VectorPath.Rectangle(new Rect(0, 0, scene.WidthPt, scene.HeightPt)), theme.Colors.Paper)) };

    private static double Lines(ImmutableArray<SceneItem>.Builder items, string text, FontFace face, double size, Color color, double width, double y)
    {
        if (text.Length == 0)
            return y;
        double Measure(string line) => face.MeasureEm(line) * size;
        foreach (var line in TextWrap.Lines(text, width, MostLines, Measure) ?? [TextWrap.Cut(text, width, Measure)])
        {
            items.Add(new TextRun(line, new TextStyle(face, size, color), Padding, y + size * 0.95));
            y += size * 1.28;
        }

        return y;
    }

    private static SceneItem Moved(SceneItem item, double dx, double dy) => item switch
    {
        FilledPath filled => filled with { Path = Moved(filled.Path, dx, dy) },
        StrokedPath stroked => stroked with { Path = Moved(stroked.Path, dx, dy) },
        TextRun run => run with { X = run.X + dx, Y = run.Y + dy },
        ClippedGroup group => new ClippedGroup(group.Clip with { X = group.Clip.X + dx, Y = group.Clip.Y + dy }, [.. group.Items.Select(inner => Moved(inner, dx, dy))]),
        _ => throw new NotSupportedException($"No rule to move scene item '{item.GetType().Name}'. Add one to ExhibitCard."),
    };

    private static VectorPath Moved(VectorPath path, double dx, double dy)
    {
        var points = ImmutableArray.CreateBuilder<Point>(path.Points.Length);
        foreach (var point in path.Points)
            points.Add(new Point(point.X + dx, point.Y + dy));
        return path with { Points = points.MoveToImmutable() };
    }
}

/// <summary>The words around an exhibit.</summary>
/// <param name="Title">States the finding.</param>
/// <param name="Subtitle">Measure, unit and period.</param>
/// <param name="Source">Source and as-of line, without the word "Source".</param>
/// <param name="Note">Further remark, or null.</param>
public sealed record ExhibitWords(string Title, string Subtitle, string Source, string? Note = null);
