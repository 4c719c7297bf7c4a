namespace RotationNotes.Pdf.Layout;

/// <summary>Exhibits that leave their place: in order, never past two headings of the first level, never past back matter.</summary>
internal sealed partial class Paginator
{
    private readonly Queue<FlowItem> waiting = new();
    private readonly List<Lowerable> lowerable = [];
    private double footHeight;
    // The heading that what waits has let pass.
    private FlowItem? passedSection;

    /// <summary>A chart on this page that can still become lower.</summary>
    /// <param name="Index">Its place in the page's body.</param>
    private readonly record struct Lowerable(int Index, Shrink Shrink, double UsedPt)
    {
        public double LeftPt => Shrink.MostPt - UsedPt;
    }

    private bool IsUntouched => atTop && Page.Foot.Count == 0;

    private void Float(FlowItem item)
    {
        // Exhibits keep their order, so one that comes after a waiting one, or after one at the foot of this page, waits too.
        var mustWait = item.KeepsOrder && (waiting.Count > 0 || (Page.Foot.Count > 0 && item.Floats != Floating.Bottom));
        if (mustWait)
        {
            waiting.Enqueue(item);
            return;
        }

        switch (item.Floats)
        {
            case Floating.Bottom when Missing(item) <= Tolerance:
                PlaceAtFoot(item);
                return;
            case Floating.Top when !atTop:
            case Floating.Bottom when !IsUntouched:
                waiting.Enqueue(item);
                return;
        }

        var missing = Missing(item);
        if (missing <= Tolerance)
            Place(item);
        else if (Lowered(item, missing) is { } lower)
            Place(lower);
        else if (IsUntouched)
            PlaceAlone(item);
        else
            waiting.Enqueue(item);
    }

    /// <summary>Sets what waits before a chain that must not be passed.</summary>
    private void MakeWayFor(List<FlowItem> items, int at, int end)
    {
        if (waiting.Count == 0 && Page.Foot.Count == 0)
            return;
        var (stops, ordered) = (false, false);
        for (var i = at; i <= end; i++)
        {
            stops |= items[i].StopsFloats;
            ordered |= items[i].KeepsOrder;
        }

        if (waiting.Count > 0 && (stops || ordered || (items[at].OpensSection && passedSection is not null && !ReferenceEquals(passedSection, items[at]))))
            FlushWaiting();
        else if (items[at].OpensSection && waiting.Count > 0)
            passedSection = items[at];
        if (Page.Foot.Count > 0 && ordered)
            NewPage();
    }

    private void PlaceWaiting()
    {
        while (waiting.TryPeek(out var item))
        {
            var missing = Missing(item);
            if (item.Floats == Floating.Bottom && missing <= Tolerance)
            {
                PlaceAtFoot(waiting.Dequeue());
                continue;
            }

            if (Page.Foot.Count > 0)
                return;
            if (missing <= Tolerance)
                Place(item);
            else if (Lowered(item, missing) is { } lower)
                Place(lower);
            else if (IsUntouched)
                PlaceAlone(item);
            else
                return;
            waiting.Dequeue();
        }

        passedSection = null;
    }

    private void PlaceAlone(FlowItem item)
    {
        var rest = new List<FlowItem> { item };
        for (var at = 0; at < rest.Count;)
            at = PlaceOnEmptyPage(rest, at);
    }

    private void FlushWaiting()
    {
        while (waiting.Count > 0)
        {
            NewPage();
            PlaceWaiting();
        }
    }

    private void PlaceAtFoot(FlowItem item)
    {
        var gap = Math.Max(item.SpaceBefore, item.SpaceAfter);
        Page.Foot.Add(new PlacedFragment(item.Fragment, frame.LeftPt + item.XPt, gap));
        footHeight += gap + item.Fragment.HeightPt;
        AddFootnotes(item);
    }

    /// <summary>The item made to fit by lowering it and the charts that already stand on the page, all by the same share; null when that is not enough.</summary>
    private FlowItem? Lowered(FlowItem item, double missing)
    {
        if (item.Floats == Floating.None && item.Shrink is null)
            return null;
        var own = item.Shrink?.MostPt ?? 0;
        var total = own + lowerable.Sum(chart => chart.LeftPt);
        if (missing > total || total <= 0)
            return null;
        var share = missing / total;
        for (var i = 0; i < lowerable.Count; i++)
            LowerPlaced(i, lowerable[i].LeftPt * share);
        return own > 0 ? item with { Fragment = item.Shrink!.By(own * share), Shrink = null } : item;
    }

    private void LowerPlaced(int chart, double by)
    {
        if (by <= 0)
            return;
        var (index, shrink, used) = lowerable[chart];
        lowerable[chart] = new Lowerable(index, shrink, used + by);
        Page.Body[index] = Page.Body[index] with { Fragment = shrink.By(used + by) };
        for (var i = index + 1; i < Page.Body.Count; i++)
            Page.Body[i] = Page.Body[i] with { Y = Page.Body[i].Y - by };
        y -= by;
    }
}
