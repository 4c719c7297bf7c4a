using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Import.Reading;

/// <summary>What vendors write below a table: sources, disclaimers, totals in words.</summary>
internal static class ClosingLines
{
    /// <summary>Whether the record is no row of the table but a sentence: it begins with a letter, and after a blank line or in one field stands what has not the table's columns.</summary>
    /// <remarks>A row that was cut begins as rows do, with a digit, and stays an error.</remarks>
    public static bool Begin(CsvReader row, int columns)
    {
        if (row.Count == 0 || row.Count == columns || row.Raw.Contains('<'))
            return false;
        var text = row.Raw.Trim().TrimStart('"');
        var isWords = text.Length > 0 && (char.IsLetter(text[0]) || text[0] is '*' or '©' or '(' or '#') && text.Contains(' ');
        return isWords && (row.FollowsBlankLine || row.Count == 1);
    }

    /// <summary>Passes over the rest of the file.</summary>
    /// <returns>Always true: the table is over. Rows of the table that follow all the same are an error.</returns>
    public static bool Pass(FileReading reading, CsvReader row, int columns)
    {
        var first = row.Line;
        while (row.Read())
        {
            if (row.Count == columns && row.Raw.TrimStart().TrimStart('"') is [>= '0' and <= '9', ..])
            {
                reading.Error(row.Line, $"a row of the table follows the closing line {first}.", "Remove the line amid the rows, or split the file.");
                break;
            }
        }

        return true;
    }
}
