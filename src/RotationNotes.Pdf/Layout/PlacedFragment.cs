namespace RotationNotes.Pdf.Layout;

/// <summary>A fragment and where it stands on its page, in points from the top left.</summary>
internal readonly record struct PlacedFragment(Fragment Fragment, double X, double Y);
