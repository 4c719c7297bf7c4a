using RotationNotes.Documents.Tables;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>A mark in a table cell; it knows its left edge in the row and is drawn around the row's middle.</summary>
internal abstract record CellDrawing
{
    public abstract void Draw(PageSurface canvas, double rowX, double middle);
}

/// <summary>A bar from zero to the value; decoration, because the number stands beside it.</summary>
internal sealed record CellBarDrawing(double XPt, double WidthPt, CellBar Bar, Color Color) : CellDrawing
{
    private const double Thickness = 6;
    private const double LeastLength = 0.4;

    public override void Draw(PageSurface canvas, double rowX, double middle)
    {
        var (left, right) = (Math.Min(Bar.Zero, Bar.End), Math.Max(Bar.Zero, Bar.End));
        canvas.FillRectangle(new Rect(rowX + XPt + left * WidthPt, middle - Thickness / 2, Math.Max((right - left) * WidthPt, LeastLength), Thickness), Color);
    }
}

/// <summary>A line through the values with a dot on the last one; read aloud by its words.</summary>
internal sealed record CellTrendDrawing(double XPt, double WidthPt, double HeightPt, CellTrend Trend, Color Color, StructureNode Figure) : CellDrawing
{
    private const double Dot = 1.3;

    public override void Draw(PageSurface canvas, double rowX, double middle)
    {
        var (values, height) = (Trend.Values, HeightPt - 2 * Dot);
        var (low, high) = (values.Min(), values.Max());
        double At(double value) => Dot + height * (high > low ? (high - value) / (high - low) : 0.5);
        double Across(int i) => Dot + (WidthPt - 2 * Dot) * i / Math.Max(1, values.Length - 1);
        var path = new PathBuilder().Move(Across(0), At(values[0]));
        for (var i = 1; i < values.Length; i++)
            path.Line(Across(i), At(values[i]));
        var (x, y) = (rowX + XPt, middle - HeightPt / 2);
        canvas.Tag(Figure);
        canvas.Scene(new Scene(WidthPt, HeightPt, [new StrokedPath(path.Build(), new Stroke(Color, 0.7)), new FilledPath(VectorPath.Circle(Across(values.Length - 1), At(values[^1]), Dot), Color)]), x, y);
        canvas.EndTag();
        Figure.Box = canvas.Box(x, y, WidthPt, HeightPt);
    }
}
