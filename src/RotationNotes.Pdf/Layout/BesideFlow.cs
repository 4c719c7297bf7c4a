namespace RotationNotes.Pdf.Layout;

/// <summary>Text at the left of a box; a page break may cut the text below the box, never the box.</summary>
internal sealed class BesideFlow(List<FlowItem> text, StackFragment side, double sideXPt)
{
    public FlowItem Whole(FlowItem rules) => rules with
    {
        Fragment = Row(new StackFragment(text)),
        Divide = room => DivideAt(room, rules),
    };

    private Division? DivideAt(Room room, FlowItem rules)
    {
        var notes = side.Footnotes.Sum(note => note.HeightPt);
        if (side.HeightPt + notes > room.HeightPt)
            return null;
        // The rest is text only, in one column.
        var flow = new ColumnFlow(text, 1, 0).Whole(rules with { KeepsOrder = false, SpaceBefore = 0 });
        return flow.Divide!(room with { HeightPt = room.HeightPt - notes }) is { } division ? new Division(Row(division.Head), division.Rest) : null;
    }

    private RowFragment Row(Fragment left) => new([new PlacedFragment(side, sideXPt), new PlacedFragment(left, 0)]);
}
