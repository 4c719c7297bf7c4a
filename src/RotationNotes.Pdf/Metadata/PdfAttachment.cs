using System.Collections.Immutable;

namespace RotationNotes.Pdf.Metadata;

/// <summary>How an attached file relates to the note (ISO 32000-2, 14.13).</summary>
public enum AttachmentRelationship
{
    /// <summary>The numbers an exhibit was made from.</summary>
    Data,
    /// <summary>What the note was made from.</summary>
    Source,
    /// <summary>Further material.</summary>
    Supplement,
}

/// <summary>A file that rides inside the PDF.</summary>
/// <param name="FileName">Name shown to the reader, without folders, e.g. <c>claims.json</c>.</param>
/// <param name="MimeType">E.g. <c>application/json</c> or <c>text/csv</c>.</param>
/// <param name="Description">One line that says what the file holds.</param>
public sealed record PdfAttachment(string FileName, string MimeType, ImmutableArray<byte> Bytes, string Description, AttachmentRelationship Relationship = AttachmentRelationship.Data);
