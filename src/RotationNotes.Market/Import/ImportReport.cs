using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <summary>What became of one file.</summary>
public enum ImportOutcome
{
    /// <summary>Every series of the file is in the result, alone or joined with other files.</summary>
    Imported,
    /// <summary>The file was read, but another file tells the same series better.</summary>
    NotUsed,
    /// <summary>No layout or no series fits; nothing was guessed.</summary>
    Unknown,
    /// <summary>The file has errors and contributes nothing.</summary>
    Failed,
}

/// <summary>One line of the table that <c>data import</c> prints.</summary>
/// <param name="File">Path below the imported folder, with forward slashes; for a splice of contracts "(splice)".</param>
/// <param name="Layout">Name of the recognised layout; empty when none fits.</param>
/// <param name="SeriesId">The series, or a label such as "TFF.RUT.* TFF.SPX.*" when one file holds many; empty when unknown.</param>
/// <param name="Rows">Observations read, or rows of dates for a file with many series.</param>
/// <param name="First">Date of the first observation.</param>
/// <param name="Last">Date of the last observation.</param>
/// <param name="Outcome">What became of the file.</param>
/// <param name="Problems">Errors first, then warnings.</param>
/// <param name="Sha256">Hash of the file's bytes, lower-case hexadecimal.</param>
public sealed record ImportRow(
    string File,
    string Layout,
    string SeriesId,
    int Rows,
    DateOnly? First,
    DateOnly? Last,
    ImportOutcome Outcome,
    ImmutableArray<Diagnostic> Problems,
    string Sha256)
{
    /// <summary>Every odd row that was kept; <see cref="Problems"/> only counts them.</summary>
    public ImmutableArray<OddDay> OddDays { get; init; } = [];
}

/// <summary>Everything an import found: a line per file, in order of path, and the series that came out.</summary>
/// <param name="Rows">One line per file.</param>
/// <param name="Series">The series, in order of id; none from a file that failed.</param>
public sealed record ImportReport(ImmutableArray<ImportRow> Rows, ImmutableArray<Series> Series)
{
    /// <summary>Splices to make again when the import is added to what was stored before.</summary>
    public ImmutableArray<PositionSplice> Splices { get; init; } = [];

    /// <summary>Every finding of every file.</summary>
    public IEnumerable<Diagnostic> Problems => Rows.SelectMany(row => row.Problems);

    /// <summary>True when a file failed: what the other files hold may be saved, but the command ends with an error.</summary>
    public bool HasErrors => Rows.Any(row => row.Outcome == ImportOutcome.Failed);
}
