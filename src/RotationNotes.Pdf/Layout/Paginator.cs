using RotationNotes.Documents.Diagnostics;

namespace RotationNotes.Pdf.Layout;

/// <summary>Fills pages with flow items: keeps together what belongs together, lets exhibits move to the next page's top, sets footnotes.</summary>
internal sealed class Paginator
{
    private const double Tolerance = 0.01;
    private const double FootnoteGap = 12;
    private readonly PageFrame frame;
    private readonly List<PageLayout> pages = [];
    private readonly Queue<FlowItem> waiting = new();
    private double y;
    private double spaceAfter;
    private double footnoteHeight;
    private bool atTop;

    public Paginator(PageFrame frame)
    {
        this.frame = frame;
        NewPage();
    }

    private PageLayout Page => pages[^1];

    private double Bottom => frame.BottomPt - footnoteHeight;

    /// <summary>The pages of a flow, at least one.</summary>
    /// <exception cref="DiagnosticException">A part that cannot be divided is higher than a page.</exception>
    public static List<PageLayout> Fill(IReadOnlyList<FlowItem> flow, PageFrame frame)
    {
        var items = flow.ToList();
        var paginator = new Paginator(frame);
        var at = 0;
        while (at < items.Count)
            at = paginator.Next(items, at);
        paginator.FlushWaiting();
        paginator.SetFootnotes();
        return paginator.pages;
    }

    /// <summary>Places the chain that begins at <paramref name="at"/>, or what of it must come first.</summary>
    private int Next(List<FlowItem> items, int at)
    {
        var item = items[at];
        if ((item.StartsPage && !atTop) || (item.StopsFloats && waiting.Count > 0))
        {
            FlushWaiting();
            if (item.StartsPage && !atTop)
                NewPage();
        }

        var end = at;
        while (items[end].KeepWithNext && end + 1 < items.Count)
            end++;
        var missing = Missing(items, at, end);
        if (missing <= Tolerance)
            return PlaceAll(items, at, end);
        if (items[end].Shrink is { } shrink && missing <= shrink.MostPt)
        {
            for (var i = at; i < end; i++)
                Place(items[i]);
            Place(items[end] with { Fragment = shrink.By(missing) });
            return end + 1;
        }

        if (items[end].Divide is { } divide && divide(items[end].Fragment.HeightPt - missing) is { } division)
        {
            for (var i = at; i < end; i++)
                Place(items[i]);
            Place(items[end] with { Fragment = division.Head });
            items[end] = division.Rest;
            NewPage();
            PlaceWaiting();
            return end;
        }

        if (item.Floats && !atTop)
        {
            waiting.Enqueue(item);
            return at + 1;
        }

        if (!atTop)
        {
            NewPage();
            PlaceWaiting();
            return at;
        }

        return PlaceOnEmptyPage(items, at);
    }

    /// <summary>A chain that is higher than a page is divided; a single item that high is refused.</summary>
    private int PlaceOnEmptyPage(List<FlowItem> items, int at)
    {
        var missing = Missing(items, at, at);
        if (missing > Tolerance)
        {
            if (items[at].Shrink is { } shrink && missing <= shrink.MostPt)
            {
                Place(items[at] with { Fragment = shrink.By(missing) });
                return at + 1;
            }

            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
                Documents.Diagnostics.Place.Nowhere,
                $"A part of the note is {items[at].Fragment.HeightPt:0} points high, a page holds {frame.BottomPt - frame.TopPt:0}.",
                "Shorten the text of the box, table cell or exhibit, or divide it."));
        }

        while (at < items.Count && Missing(items, at, at) <= Tolerance)
        {
            Place(items[at]);
            if (!items[at++].KeepWithNext)
                break;
        }

        return at;
    }

    private int PlaceAll(IReadOnlyList<FlowItem> items, int at, int end)
    {
        // A chain of body lines overlaps with the next one (the last lines of a paragraph), so one unit is enough.
        for (var i = at; i <= end; i++)
            Place(items[i]);
        return end + 1;
    }

    /// <summary>How many points a chain lacks on this page; zero or less when it fits.</summary>
    private double Missing(IReadOnlyList<FlowItem> items, int at, int end)
    {
        var (height, after, top) = (y, spaceAfter, atTop);
        var notes = 0.0;
        for (var i = at; i <= end; i++)
        {
            if (!top)
                height += Math.Max(after, items[i].SpaceBefore);
            else if (items[i].RepeatAbove is { } header && i == at)
                height += header.HeightPt;
            height += items[i].Fragment.HeightPt;
            (after, top) = (items[i].SpaceAfter, false);
            foreach (var note in items[i].Fragment.Footnotes)
                notes += note.HeightPt + (notes == 0 && footnoteHeight == 0 ? FootnoteGap : 0);
        }

        return height + notes - Bottom;
    }

    private void Place(FlowItem item)
    {
        if (!atTop)
        {
            y += Math.Max(spaceAfter, item.SpaceBefore);
        }
        else if (item.RepeatAbove is { } header)
        {
            Page.Body.Add(new PlacedFragment(header, frame.LeftPt + item.XPt, y));
            y += header.HeightPt;
        }

        Page.Body.Add(new PlacedFragment(item.Fragment, frame.LeftPt + item.XPt, y));
        y += item.Fragment.HeightPt;
        (spaceAfter, atTop) = (item.SpaceAfter, false);
        foreach (var note in item.Fragment.Footnotes)
        {
            footnoteHeight += note.HeightPt + (footnoteHeight == 0 ? FootnoteGap : 0);
            Page.Footnotes.Add(new PlacedFragment(note, frame.LeftPt, 0));
        }
    }

    private void PlaceWaiting()
    {
        while (waiting.TryPeek(out var item))
        {
            var missing = Missing([item], 0, 0);
            if (missing > Tolerance)
            {
                if (atTop && item.Shrink is { } shrink && missing <= shrink.MostPt)
                    item = item with { Fragment = shrink.By(missing) };
                else if (!atTop)
                    return;
            }

            waiting.Dequeue();
            if (atTop && Missing([item], 0, 0) > Tolerance)
                PlaceOnEmptyPage([item], 0);
            else
                Place(item);
        }
    }

    private void FlushWaiting()
    {
        while (waiting.Count > 0)
        {
            NewPage();
            PlaceWaiting();
        }
    }

    private void NewPage()
    {
        if (pages.Count > 0)
            SetFootnotes();
        pages.Add(new PageLayout());
        (y, spaceAfter, footnoteHeight, atTop) = (frame.TopPt, 0, 0, true);
    }

    private void SetFootnotes()
    {
        var top = frame.BottomPt - footnoteHeight + FootnoteGap;
        for (var i = 0; i < Page.Footnotes.Count; i++)
        {
            var note = Page.Footnotes[i];
            Page.Footnotes[i] = note with { Y = top };
            top += note.Fragment.HeightPt;
        }
    }
}
