using System.Text;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;

namespace RotationNotes.Html.Markup;

/// <summary>How far the numbers of a column stay off its right edge, so that their decimal points stand below one another.</summary>
/// <remarks>
/// Counted in half digits: the reader's font is not known here, but in the fonts of tables a point or space is about half as wide as a
/// digit, and a letter about as wide. A gap is a margin, so that what is heard or copied remains the number alone.
/// </remarks>
internal sealed class DecimalGaps
{
    /// <summary>Widest gap; tails that differ by more are words.</summary>
    public const int Widest = 24;

    private readonly int[,] gaps;

    public DecimalGaps(Table table)
    {
        gaps = new int[table.Rows.Length, table.Columns.Length];
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (table.Columns[column].Alignment != ColumnAlignment.Decimal)
                continue;
            var tails = table.Rows.Select(row => row.Role == RowRole.Group ? null : Tail(InlineText.Plain(row.Cells[column].Content))).ToArray();
            for (var row = 0; row < tails.Length; row++)
                gaps[row, column] = tails[row] is { } tail ? Math.Min(Widest, tails.Max()!.Value - tail) : 0;
        }
    }

    /// <summary>Half digits between the end of a cell's text and the right edge of the column; 0 for a text without a digit.</summary>
    public int this[int row, int column] => gaps[row, column];

    private static int? Tail(string text) => DecimalTail.Start(text) is var start and >= 0 ? text[start..].EnumerateRunes().Sum(HalfDigits) : null;

    private static int HalfDigits(Rune rune) => rune.Value switch
    {
        '.' or ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' => 1,
        '%' or 'm' => 3,
        _ => 2 * ColumnWidth.Of(rune),
    };
}
