using System.Collections.Immutable;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>One line of text, with the list mark in front of it if it opens an item.</summary>
internal sealed class LineFragment : Fragment
{
    // Capitals are centred in the leading; this is half their height for the faces in use.
    private const double HalfCapEm = 0.34;
    private readonly TextLine line;
    private readonly StructureNode? node;
    private readonly double sizePt;
    private readonly double baselinePt;

    public LineFragment(TextLine line, double leadingPt, double sizePt, StructureNode? node)
    {
        (this.line, this.node, this.sizePt, HeightPt) = (line, node, sizePt, leadingPt);
        baselinePt = leadingPt / 2 + HalfCapEm * sizePt;
        var notes = ImmutableArray.CreateBuilder<FootnoteFragment>(0);
        foreach (var run in line.Runs)
        {
            if (run.Mark is FootnoteMark mark)
                notes.Add(mark.Note);
        }

        Footnotes = notes.ToImmutable();
    }

    public override double HeightPt { get; }

    public override ImmutableArray<FootnoteFragment> Footnotes { get; }

    /// <summary>Bullet or number of a list item, its shift from the line's left edge, and its element.</summary>
    public (TextLine Line, double XPt, StructureNode Node)? ListMark { get; init; }

    /// <summary>Place that links can lead to.</summary>
    public string? Anchor { get; init; }

    /// <summary>The same line with a bullet or number in front.</summary>
    public LineFragment With((TextLine Line, double XPt, StructureNode Node) mark) => new(line, HeightPt, sizePt, node) { ListMark = mark, Anchor = Anchor };

    public override void VisitAnchors(Action<string> visit)
    {
        if (Anchor is { } id)
            visit(id);
    }

    public override void Draw(PageSurface canvas, double x, double y)
    {
        if (Anchor is { } id)
            canvas.Anchor(id, y);
        if (ListMark is { } mark)
            canvas.Line(mark.Line, x + mark.XPt, y + baselinePt, mark.Node);
        if (node is null)
            canvas.Artifact();
        canvas.Line(line, x, y + baselinePt, node);
    }
}
