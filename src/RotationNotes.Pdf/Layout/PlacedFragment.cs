namespace RotationNotes.Pdf.Layout;

/// <summary>A fragment and where it stands on its page or in the fragment around it, in points from the top left.</summary>
internal sealed record PlacedFragment(Fragment Fragment, double X, double Y = 0);
