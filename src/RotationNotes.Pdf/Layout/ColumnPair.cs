using System.Collections.Immutable;

namespace RotationNotes.Pdf.Layout;

/// <summary>Items in two balanced columns that a page break may cut: each page's part is balanced for itself.</summary>
internal sealed class ColumnPair
{
    private const double LeastPart = 40;
    private readonly List<FlowItem> items;
    private readonly double columnX;
    // Top of each item when all stand in one column; the last entry is the end.
    private readonly double[] tops;

    public ColumnPair(List<FlowItem> items, double columnX)
    {
        (this.items, this.columnX) = (items, columnX);
        tops = new double[items.Count + 1];
        for (var i = 0; i < items.Count; i++)
            tops[i + 1] = tops[i] + items[i].Fragment.HeightPt + Gap(i);
    }

    /// <summary>All items as one flow item.</summary>
    public FlowItem Whole() => From(0);

    private FlowItem From(int start) => new(Part(start, items.Count))
    {
        SpaceAfter = 6,
        Divide = available => DivideAt(start, available),
    };

    private Division? DivideAt(int start, double available)
    {
        if (available < LeastPart)
            return null;
        for (var end = items.Count - 1; end > start; end--)
        {
            if (!items[end - 1].KeepWithNext && Balance(start, end).Height <= available)
                return new Division(Part(start, end), From(end));
        }

        return null;
    }

    private RowFragment Part(int start, int end)
    {
        var middle = Balance(start, end).Middle;
        var columns = ImmutableArray.Create(new PlacedFragment(new StackFragment(items[start..middle]), 0));
        return new RowFragment(middle < end ? columns.Add(new PlacedFragment(new StackFragment(items[middle..end]), columnX)) : columns);
    }

    /// <summary>Where the right column begins so that the higher column is lowest; the left one is the higher when both are alike.</summary>
    private (int Middle, double Height) Balance(int start, int end)
    {
        var (best, lowest) = (end, Height(start, end));
        for (var middle = start + 1; middle < end; middle++)
        {
            if (items[middle - 1].KeepWithNext)
                continue;
            var height = Math.Max(Height(start, middle), Height(middle, end));
            if (height <= lowest)
                (best, lowest) = (middle, height);
        }

        return (best, lowest);
    }

    private double Height(int start, int end) => end > start ? tops[end] - tops[start] - Gap(end - 1) : 0;

    private double Gap(int index) => index + 1 < items.Count ? Math.Max(items[index].SpaceAfter, items[index + 1].SpaceBefore) : 0;
}
