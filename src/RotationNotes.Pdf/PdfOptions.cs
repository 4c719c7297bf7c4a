using System.Collections.Immutable;

namespace RotationNotes.Pdf;

/// <summary>What rides with the pages.</summary>
public sealed record PdfOptions
{
    public static PdfOptions Default { get; } = new();

    /// <summary>Files inside the PDF, in this order.</summary>
    public ImmutableArray<PdfAttachment> Attachments { get; init; } = [];
}
