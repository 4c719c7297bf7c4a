namespace RotationNotes.Pdf.Layout;

/// <summary>A fragment in the flow, with the rules for the space and the page break around it.</summary>
internal sealed record FlowItem(Fragment Fragment)
{
    /// <summary>Shift from the left edge of the flow.</summary>
    public double XPt { get; init; }

    /// <summary>Space above; of two neighbouring spaces the larger counts. None at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    public double SpaceAfter { get; init; }

    /// <summary>Whether the next item must stand on the same page.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether the item may move to the top of the next page while text goes on here.</summary>
    public bool Floats { get; init; }

    /// <summary>Whether waiting floats must be set before this item.</summary>
    public bool StopsFloats { get; init; }

    /// <summary>Whether a new page begins before this item.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Repeated at the top of a page that begins with this item: the header of a table.</summary>
    public Fragment? RepeatAbove { get; init; }

    /// <summary>By how much the item can become lower, and the item at a given lower height.</summary>
    public Shrink? Shrink { get; init; }

    /// <summary>Cuts the item so that its first part fits into a height; null when no part fits.</summary>
    public Func<double, Division?>? Divide { get; init; }
}

/// <param name="Head">What fits.</param>
/// <param name="Rest">What goes to the next page.</param>
internal sealed record Division(Fragment Head, FlowItem Rest);

/// <param name="MostPt">The most the height can be lowered by.</param>
/// <param name="By">The same content, lower by that many points.</param>
internal sealed record Shrink(double MostPt, Func<double, Fragment> By);
