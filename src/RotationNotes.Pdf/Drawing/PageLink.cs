using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Drawing;

/// <summary>A clickable rectangle, in PDF coordinates.</summary>
internal sealed record PageLink(TextMark Mark, double Left, double Bottom, double Right, double Top);
