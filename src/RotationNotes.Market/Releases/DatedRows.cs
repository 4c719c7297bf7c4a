using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Releases;

/// <summary>A row of a small comma file whose first column is a date.</summary>
internal sealed record DatedRow(DateOnly Date, string[] Cells);

/// <summary>Reads small comma files; <c>#</c> starts a comment, the first other row is the header.</summary>
internal static class DatedRows
{
    /// <returns>Rows by the day number of their date.</returns>
    /// <exception cref="DiagnosticException">Configuration: one diagnostic for each row that cannot be read.</exception>
    public static Dictionary<int, DatedRow> Read(string text, string fileName, int columns)
    {
        var rows = new Dictionary<int, DatedRow>();
        var findings = new List<Diagnostic>();
        var headerSeen = false;
        var lines = new TextRows(text);
        while (lines.Next())
        {
            var (line, place) = (lines.Line.ToString(), new Place(fileName, lines.Number));
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!headerSeen)
            {
                headerSeen = true;
                continue;
            }

            var cells = line.Split(',', columns);
            if (cells.Length != columns)
                findings.Add(Diagnostic.Error(place, $"expected {columns} columns, found {cells.Length}."));
            else if (!DateText.TryParse(cells[0], DateLayout.Iso, out var date))
                findings.Add(Diagnostic.Error(place, $"'{cells[0]}' is not a date.", "Write dates as 2025-01-09."));
            else if (!rows.TryAdd(date.DayNumber, new DatedRow(date, cells)))
                findings.Add(Diagnostic.Error(place, $"{cells[0]} is listed twice.", "Keep one row per date."));
        }

        return findings.Count > 0 ? throw new DiagnosticException(FailureKind.Configuration, findings) : rows;
    }
}
