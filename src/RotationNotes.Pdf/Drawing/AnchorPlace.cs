namespace RotationNotes.Pdf.Drawing;

/// <summary>Where links to an anchor lead.</summary>
/// <param name="Page">Zero-based page.</param>
/// <param name="Top">Height on it in PDF coordinates.</param>
internal sealed record AnchorPlace(int Page, double Top);
