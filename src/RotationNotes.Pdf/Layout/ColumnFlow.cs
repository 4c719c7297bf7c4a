using System.Collections.Immutable;

namespace RotationNotes.Pdf.Layout;

/// <summary>Items in columns that a page break may cut: full columns on each page, the last page's part balanced.</summary>
/// <param name="items">The items in reading order.</param>
/// <param name="columns">Number of columns, at least one.</param>
/// <param name="pitchPt">Distance from one column's left edge to the next.</param>
internal sealed class ColumnFlow(List<FlowItem> items, int columns, double pitchPt)
{
    private const double LeastPart = 40;
    private const int BalanceSteps = 24;
    private const double HigherThanAnyPage = 15_000;

    // Top of each item when all stand in one column; the last entry is the end.
    private readonly double[] tops = Tops(items);

    /// <summary>All items as one flow item that follows <paramref name="rules"/>, whose own fragment is not used.</summary>
    public FlowItem Whole(FlowItem rules) => From(0, rules);

    private FlowItem From(int start, FlowItem rules) => rules with
    {
        // What is higher than any page will be divided, so that balancing it would be work for nothing.
        Fragment = Height(start, items.Count) / columns > HigherThanAnyPage ? new SpaceFragment(HigherThanAnyPage) : Part(Balanced(start)),
        Divide = room => DivideAt(start, room, rules),
    };

    private Division? DivideAt(int start, Room room, FlowItem rules)
    {
        if (room.HeightPt < LeastPart && !room.WholePage)
            return null;
        var height = room.HeightPt;
        // Each footnote that comes along lowers the columns, which may send it away again; heights only fall, so this ends.
        while (height > 0)
        {
            var bounds = Fill(start, height, room.WholePage);
            if (bounds is null)
                return null;
            var notes = NotesHeight(start, bounds[^1], room.HasFootnotes);
            if (Highest(bounds) + notes <= room.HeightPt + 0.005)
            {
                if (bounds[^1] == start)
                    return null;
                return new Division(Part(bounds), bounds[^1] < items.Count ? From(bounds[^1], rules with { SpaceBefore = 0, StopsFloats = false, KeepsOrder = false }) : null);
            }

            height = Math.Min(room.HeightPt - notes, height - 1);
        }

        return null;
    }

    /// <summary>Column bounds of the lowest part that holds everything from <paramref name="start"/> on.</summary>
    private int[] Balanced(int start)
    {
        var whole = Height(start, items.Count);
        if (columns == 1 || start == items.Count)
            return Single(start);
        var (low, high) = (whole / columns, whole);
        var best = Single(start);
        for (var step = 0; step < BalanceSteps && high - low > 0.02; step++)
        {
            var middle = (low + high) / 2;
            if (Fill(start, middle, force: false) is { } bounds && bounds[^1] == items.Count)
                (best, high) = (bounds, middle);
            else
                low = middle;
        }

        return best;
    }

    private int[] Single(int start)
    {
        var bounds = new int[columns + 1];
        Array.Fill(bounds, items.Count);
        bounds[0] = start;
        return bounds;
    }

    /// <summary>Fills columns of a height one after the other; null when a chain that must stay together is higher, unless it may be cut.</summary>
    private int[]? Fill(int start, double height, bool force)
    {
        var bounds = new int[columns + 1];
        bounds[0] = start;
        for (var column = 0; column < columns; column++)
        {
            var first = bounds[column];
            var (end, cut) = (first, first);
            while (end < items.Count && Height(first, end + 1) <= height + 0.005)
            {
                end++;
                if (end == items.Count || !items[end - 1].KeepWithNext)
                    cut = end;
            }

            if (cut == first && first < items.Count)
            {
                if (!force || column > 0)
                    return column == 0 ? null : Rest(bounds, column);
                cut = end;
            }

            bounds[column + 1] = cut;
        }

        return bounds;
    }

    private static int[] Rest(int[] bounds, int column)
    {
        Array.Fill(bounds, bounds[column], column, bounds.Length - column);
        return bounds;
    }

    private RowFragment Part(int[] bounds)
    {
        var parts = ImmutableArray.CreateBuilder<PlacedFragment>();
        for (var column = 0; column < columns; column++)
        {
            if (column == 0 || bounds[column + 1] > bounds[column])
                parts.Add(new PlacedFragment(new StackFragment(items[bounds[column]..bounds[column + 1]]), column * pitchPt));
        }

        return new RowFragment(parts.ToImmutable());
    }

    private double Highest(int[] bounds)
    {
        var highest = 0.0;
        for (var column = 0; column < columns; column++)
            highest = Math.Max(highest, Height(bounds[column], bounds[column + 1]));
        return highest;
    }

    private double NotesHeight(int start, int end, bool pageHasNotes)
    {
        var height = 0.0;
        for (var i = start; i < end; i++)
        {
            foreach (var note in items[i].Fragment.Footnotes)
                height += note.HeightPt + (height == 0 && !pageHasNotes ? Paginator.FootnoteGap : 0);
        }

        return height;
    }

    private double Height(int start, int end) => end > start ? tops[end] - tops[start] - Gap(items, end - 1) : 0;

    private static double[] Tops(List<FlowItem> items)
    {
        var tops = new double[items.Count + 1];
        for (var i = 0; i < items.Count; i++)
            tops[i + 1] = tops[i] + items[i].Fragment.HeightPt + Gap(items, i);
        return tops;
    }

    private static double Gap(List<FlowItem> items, int index) => index + 1 < items.Count ? Math.Max(items[index].SpaceAfter, items[index + 1].SpaceBefore) : 0;
}
