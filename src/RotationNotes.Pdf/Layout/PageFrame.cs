namespace RotationNotes.Pdf.Layout;

/// <summary>The part of a page that text and exhibits fill, in points from the top left.</summary>
internal readonly record struct PageFrame(double LeftPt, double TopPt, double WidthPt, double BottomPt);
