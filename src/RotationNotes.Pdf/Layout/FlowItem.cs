namespace RotationNotes.Pdf.Layout;

/// <summary>Where an item of the flow may stand.</summary>
internal enum Floating
{
    /// <summary>Only in its place in the text.</summary>
    None,
    /// <summary>In its place, or at the top of the next page while text goes on here.</summary>
    Here,
    /// <summary>At the top of a page.</summary>
    Top,
    /// <summary>At the foot of a page, above the footnotes.</summary>
    Bottom,
}

/// <summary>A fragment in the flow, with the rules for the space and the page break around it.</summary>
internal sealed record FlowItem(Fragment Fragment)
{
    /// <summary>What a message calls the item, e.g. "Exhibit 3"; null for lines of text.</summary>
    public string? Name { get; init; }

    /// <summary>Shift from the left edge of the flow.</summary>
    public double XPt { get; init; }

    /// <summary>Space above; of two neighbouring spaces the larger counts. None at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    public double SpaceAfter { get; init; }

    /// <summary>Whether the next item must stand on the same page.</summary>
    public bool KeepWithNext { get; init; }

    public Floating Floats { get; init; }

    /// <summary>Whether the item holds a numbered exhibit, which must not pass another one.</summary>
    public bool KeepsOrder { get; init; }

    /// <summary>Whether waiting floats must be set before this item.</summary>
    public bool StopsFloats { get; init; }

    /// <summary>Whether a heading of the first level begins here; a float passes one of them at most.</summary>
    public bool OpensSection { get; init; }

    /// <summary>Whether a new page begins before this item.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Repeated at the top of a page that begins with this item: the header of a table.</summary>
    public Fragment? RepeatAbove { get; init; }

    /// <summary>By how much the item can become lower, and the item at a given lower height.</summary>
    public Shrink? Shrink { get; init; }

    /// <summary>Cuts the item so that its first part fits; null when no part fits.</summary>
    public Func<Room, Division?>? Divide { get; init; }
}

/// <summary>What a page still offers.</summary>
/// <param name="HeightPt">Height for a part and the footnotes it brings.</param>
/// <param name="HasFootnotes">Whether the page already has footnotes, so that the space above them is paid for.</param>
/// <param name="WholePage">Whether nothing stands on the page yet: a part must then be found even where it is not a good place to cut.</param>
internal readonly record struct Room(double HeightPt, bool HasFootnotes, bool WholePage);

/// <param name="Head">What fits.</param>
/// <param name="Rest">What goes to the next page; null when nothing is left.</param>
internal sealed record Division(Fragment Head, FlowItem? Rest);

/// <param name="MostPt">The most the height is lowered by to make something fit.</param>
/// <param name="LastResortPt">The most it is lowered by where the item would otherwise not fit on any page.</param>
/// <param name="By">The same content, lower by that many points.</param>
internal sealed record Shrink(double MostPt, double LastResortPt, Func<double, Fragment> By);
