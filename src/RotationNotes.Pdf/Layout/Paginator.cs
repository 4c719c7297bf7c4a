using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Pdf.Layout;

/// <summary>Fills pages with flow items: keeps together what belongs together, lets exhibits move to another place, sets footnotes.</summary>
internal sealed partial class Paginator
{
    /// <summary>Space between the text and the footnotes.</summary>
    public const double FootnoteGap = 12;

    private const double Tolerance = 0.01;
    private readonly PageFrame frame;
    private readonly List<PageLayout> pages = [];
    private double y;
    private double spaceAfter;
    private double footnoteHeight;
    private bool atTop;

    private Paginator(PageFrame frame)
    {
        this.frame = frame;
        NewPage();
    }

    private PageLayout Page => pages[^1];

    private double Bottom => frame.BottomPt - footnoteHeight - footHeight;

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
        paginator.FinishPage();
        return paginator.pages;
    }

    /// <summary>Places the chain that begins at <paramref name="at"/>, or what of it must come first.</summary>
    private int Next(List<FlowItem> items, int at)
    {
        var item = items[at];
        if (item.StartsPage && !IsUntouched)
        {
            FlushWaiting();
            if (!IsUntouched)
                NewPage();
        }

        var end = at;
        while (items[end].KeepWithNext && end + 1 < items.Count)
            end++;
        if (end == at && item.Floats != Floating.None)
        {
            Float(item);
            return at + 1;
        }

        MakeWayFor(items, at, end);
        var missing = Missing(items, at, end);
        if (missing <= Tolerance)
            return PlaceAll(items, at, end);
        if (Lowered(items[end], missing) is { } lower)
        {
            for (var i = at; i < end; i++)
                Place(items[i]);
            Place(lower);
            return end + 1;
        }

        if (items[end].Divide is { } divide && divide(RoomFor(items[end], missing, wholePage: false)) is { } division)
        {
            for (var i = at; i < end; i++)
                Place(items[i]);
            return PlaceDivided(items, end, division);
        }

        if (!IsUntouched)
        {
            NewPage();
            PlaceWaiting();
            return at;
        }

        return PlaceOnEmptyPage(items, at);
    }

    /// <summary>A chain that is higher than a page is cut; a single item that high is divided or refused.</summary>
    private int PlaceOnEmptyPage(List<FlowItem> items, int at)
    {
        var missing = Missing(items, at, at);
        if (missing > Tolerance)
        {
            if (items[at].Shrink is { } shrink && missing <= shrink.LastResortPt)
            {
                Place(items[at] with { Fragment = shrink.By(missing), Shrink = null });
                return at + 1;
            }

            if (items[at].Divide is { } divide && divide(RoomFor(items[at], missing, wholePage: true)) is { } division)
                return PlaceDivided(items, at, division);

            Refuse(items[at]);
        }

        while (at < items.Count && Missing(items, at, at) <= Tolerance)
        {
            Place(items[at]);
            if (!items[at++].KeepWithNext)
                break;
        }

        return at;
    }

    private int PlaceDivided(List<FlowItem> items, int at, Division division)
    {
        Place(items[at] with { Fragment = division.Head });
        if (division.Rest is null)
            return at + 1;
        items[at] = division.Rest;
        NewPage();
        PlaceWaiting();
        return at;
    }

    private void Refuse(FlowItem item)
    {
        var what = item.Name is null ? "A part of the note" : item.Name;
        var notes = NotesHeight(item, false);
        var and = notes > 0 ? $" and has {notes:0} points of footnotes" : "";
        throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
            RotationNotes.Foundation.Diagnostics.Place.Nowhere,
            $"{what} is {item.Fragment.HeightPt:0} points high{and}, a page holds {frame.BottomPt - frame.TopPt:0}.",
            "Shorten its text, or divide it."));
    }

    private int PlaceAll(List<FlowItem> items, int at, int end)
    {
        // A chain of body lines overlaps with the next one (the last lines of a paragraph), so one unit is enough.
        for (var i = at; i <= end; i++)
            Place(items[i]);
        return end + 1;
    }

    /// <summary>How many points a chain lacks on this page; zero or less when it fits.</summary>
    private double Missing(List<FlowItem> items, int at, int end)
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
            notes += NotesHeight(items[i], footnoteHeight > 0 || notes > 0);
        }

        return height + notes - Bottom;
    }

    private double Missing(FlowItem item) => Missing([item], 0, 0);

    private Room RoomFor(FlowItem item, double missing, bool wholePage)
    {
        var hasNotes = footnoteHeight > 0;
        return new Room(item.Fragment.HeightPt + NotesHeight(item, hasNotes) - missing, hasNotes, wholePage);
    }

    private static double NotesHeight(FlowItem item, bool pageHasNotes)
    {
        var height = 0.0;
        foreach (var note in item.Fragment.Footnotes)
            height += note.HeightPt + (height == 0 && !pageHasNotes ? FootnoteGap : 0);
        return height;
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

        if (item.Shrink is { } shrink)
            lowerable.Add(new Lowerable(Page.Body.Count, shrink, 0));
        Page.Body.Add(new PlacedFragment(item.Fragment, frame.LeftPt + item.XPt, y));
        y += item.Fragment.HeightPt;
        (spaceAfter, atTop) = (item.SpaceAfter, false);
        AddFootnotes(item);
    }

    private void AddFootnotes(FlowItem item)
    {
        footnoteHeight += NotesHeight(item, footnoteHeight > 0);
        foreach (var note in item.Fragment.Footnotes)
            Page.Footnotes.Add(new PlacedFragment(note, frame.LeftPt, 0));
    }

    private void NewPage()
    {
        if (pages.Count > 0)
            FinishPage();
        pages.Add(new PageLayout());
        lowerable.Clear();
        (y, spaceAfter, footnoteHeight, footHeight, atTop) = (frame.TopPt, 0, 0, 0, true);
    }

    /// <summary>What stands at the foot has its place only when the page is full.</summary>
    private void FinishPage()
    {
        var top = frame.BottomPt - footnoteHeight - footHeight;
        for (var i = 0; i < Page.Foot.Count; i++)
        {
            // The distance to what is above was kept in Y until now.
            top += Page.Foot[i].Y;
            Page.Foot[i] = Page.Foot[i] with { Y = top };
            top += Page.Foot[i].Fragment.HeightPt;
        }

        top = frame.BottomPt - footnoteHeight + FootnoteGap;
        for (var i = 0; i < Page.Footnotes.Count; i++)
        {
            Page.Footnotes[i] = Page.Footnotes[i] with { Y = top };
            top += Page.Footnotes[i].Fragment.HeightPt;
        }
    }
}
