using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>A cell after measuring: its lines, where they begin, what lies behind them.</summary>
/// <param name="XPt">Left edge of the lines.</param>
/// <param name="DropPt">Shift downwards, for bottom-aligned headers.</param>
/// <param name="Ground">Rectangle behind the cell as left edge and width, with its colour.</param>
/// <param name="Mark">Bar or trend in the cell.</param>
internal sealed record TableCellBox(StackFragment Lines, double XPt, double DropPt, (double X, double Width, Color Color)? Ground, CellDrawing? Mark = null);

/// <summary>A short rule under a header that spans columns.</summary>
/// <param name="YPt">Height below the row's top.</param>
internal sealed record SpanRule(double XPt, double WidthPt, double YPt);

/// <summary>One row of a table with the rule below it.</summary>
internal sealed class TableRowFragment(double widthPt, double heightPt, double padPt, ImmutableArray<TableCellBox> cells, Color? ground, (Color Color, double Thickness) rule) : Fragment
{
    public override double HeightPt => heightPt;

    public override ImmutableArray<FootnoteFragment> Footnotes { get; } = [.. cells.SelectMany(cell => cell.Lines.Footnotes)];

    /// <summary>Rules under spanning headers.</summary>
    public ImmutableArray<SpanRule> SpanRules { get; init; } = [];

    public override void Draw(PageSurface canvas, double x, double y)
    {
        canvas.Artifact();
        if (ground is { } color)
            canvas.FillRectangle(new Rect(x, y, widthPt, heightPt), color);
        foreach (var cell in cells)
        {
            if (cell.Ground is { } shade)
                canvas.FillRectangle(new Rect(x + shade.X, y + 0.4, shade.Width, heightPt - 0.8), shade.Color);
        }

        canvas.HorizontalRule(x, y + heightPt, widthPt, rule.Thickness, rule.Color);
        foreach (var span in SpanRules)
            canvas.HorizontalRule(x + span.XPt, y + span.YPt, span.WidthPt, 0.4, rule.Color);
        foreach (var cell in cells)
        {
            if (cell.Mark is CellBarDrawing bar)
                bar.Draw(canvas, x, y + heightPt / 2);
        }

        foreach (var cell in cells)
        {
            cell.Lines.Draw(canvas, x + cell.XPt, y + padPt + cell.DropPt);
            if (cell.Mark is CellTrendDrawing trend)
                trend.Draw(canvas, x, y + heightPt / 2);
        }
    }
}
