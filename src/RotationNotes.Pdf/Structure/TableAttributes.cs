namespace RotationNotes.Pdf.Structure;

/// <summary>What a cell tells about its table.</summary>
/// <param name="Scope"><c>Row</c> or <c>Column</c> for a header, null for a data cell.</param>
/// <param name="ColumnSpan">Columns the cell covers, at least 1.</param>
internal sealed record TableAttributes(string? Scope, int ColumnSpan = 1, int RowSpan = 1);
