namespace RotationNotes.Market.Store;

/// <summary>A file that the stored series came from.</summary>
/// <param name="File">Path below the imported folder.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="Layout">Layout it was read as.</param>
/// <param name="SeriesId">Series it gave.</param>
/// <param name="Rows">Observations read.</param>
/// <param name="First">First date.</param>
/// <param name="Last">Last date.</param>
/// <param name="ImportedAt">When it was imported.</param>
public sealed record ImportSource(
    string File,
    string Sha256,
    string Layout,
    string SeriesId,
    int Rows,
    DateOnly First,
    DateOnly Last,
    DateTimeOffset ImportedAt);
