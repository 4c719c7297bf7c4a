using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>A footnote as it stands at the foot of a page.</summary>
internal sealed class FootnoteFragment(int number, StackFragment body) : Fragment
{
    public int Number { get; } = number;

    /// <summary>Place the mark in the text leads to.</summary>
    public string Anchor => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"note-{Number}");

    public override double HeightPt => body.HeightPt;

    public override void Draw(PageSurface canvas, double x, double y)
    {
        canvas.Anchor(Anchor, y);
        body.Draw(canvas, x, y);
    }
}
