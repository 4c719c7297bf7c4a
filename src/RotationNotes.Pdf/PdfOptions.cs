using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Pdf.Metadata;

namespace RotationNotes.Pdf;

/// <summary>What rides with the pages.</summary>
public sealed record PdfOptions
{
    public static PdfOptions Default { get; } = new();

    /// <summary>Files inside the PDF, in this order.</summary>
    public ImmutableArray<PdfAttachment> Attachments { get; init; } = [];

    /// <summary>A word set large and pale across every page, e.g. "Draft"; null for none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Told about findings that do not stop the work, such as a character that no font has.</summary>
    public Action<Diagnostic>? Report { get; init; }
}
