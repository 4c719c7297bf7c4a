using System.Collections.Immutable;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Documents.Tables;

public enum ColumnAlignment
{
    Left,
    Right,
    Center,
    /// <summary>Numbers with their decimal points below each other; the number ends the text of the cell.</summary>
    Decimal,
}

/// <summary>Rows and columns of meaning; widths and rules belong to the renderers.</summary>
/// <remarks>Every row has exactly one cell per column.</remarks>
public sealed record Table
{
    public Table(ImmutableArray<TableColumn> columns, ImmutableArray<TableRow> rows, ImmutableArray<string> notes = default)
    {
        if (columns.IsDefaultOrEmpty)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        foreach (var row in rows)
        {
            if (row.Cells.Length != columns.Length)
                throw new ArgumentException($"A row has {row.Cells.Length} cells, the table {columns.Length} columns.", nameof(rows));
        }

        (Columns, Rows, Notes) = (columns, rows, notes.IsDefault ? [] : notes);
    }

    public ImmutableArray<TableColumn> Columns { get; }

    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>Lines set below the table.</summary>
    public ImmutableArray<string> Notes { get; }
}

/// <param name="Header">Column name with its unit, e.g. "5d, %".</param>
/// <param name="Alignment">Numbers are <see cref="ColumnAlignment.Right"/> with equal decimals, or <see cref="ColumnAlignment.Decimal"/>.</param>
/// <param name="Group">Header that spans neighbouring columns with the same group, or null.</param>
public sealed record TableColumn(string Header, ColumnAlignment Alignment, string? Group = null);

public enum RowRole
{
    Body,
    /// <summary>A label row that starts a group; only its first cell has content.</summary>
    Group,
    Subtotal,
    /// <summary>The row the note is about, set bold.</summary>
    Highlight,
}

public sealed record TableRow(ImmutableArray<TableCell> Cells, RowRole Role = RowRole.Body);

/// <param name="Content">What is printed.</param>
/// <param name="Shade">−1 (deep negative) to 1 (deep positive) for heat shading; null for none.</param>
/// <param name="Mark">Bar or trend in the cell, or null.</param>
public sealed record TableCell(ImmutableArray<Inline> Content, double? Shade = null, CellMark? Mark = null)
{
    public static TableCell Of(string text) => new([new Text(text)]);

    /// <summary>The visible mark of a value that does not exist.</summary>
    public static TableCell Absent { get; } = Of("n/a");
}
