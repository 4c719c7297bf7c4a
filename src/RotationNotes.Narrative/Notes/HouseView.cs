using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Narrative.Editorial;

namespace RotationNotes.Narrative.Notes;

/// <summary>What the house thinks of an asset, in force from a date until a later row for the same asset replaces it.</summary>
/// <param name="From">First date on which it holds; notes for earlier dates do not know it.</param>
/// <param name="Stance">One of the words the sheet allows, e.g. "neutral".</param>
/// <param name="Horizon">E.g. "twelve months".</param>
/// <param name="Reason">One sentence; may be empty.</param>
public sealed record HouseView(DateOnly From, string Asset, string Stance, string Horizon, string Reason)
{
    public const string FileName = "house-views.csv";

    /// <summary>The rows of the editorial sheet of that name, in the order of the file, which is the order of print.</summary>
    internal static ImmutableArray<HouseView> Read(NoteFile file, List<Diagnostic> findings)
    {
        var sheet = EditorialSheet.Find("house-views")!;
        string Cell(EditorialRow row, string column) => row.Cells[sheet.IndexOf(column)];
        return [.. EditorialRows.Read(sheet, file, findings).Rows.Select(row => new HouseView(EditorialRows.DateOf(row, sheet.IndexOf("date")), Cell(row, "asset"), Cell(row, "stance"), Cell(row, "horizon"), Cell(row, "reason")))];
    }
}
