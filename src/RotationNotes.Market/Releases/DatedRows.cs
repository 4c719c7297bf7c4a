using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Diagnostics;

namespace RotationNotes.Market.Releases;

/// <summary>Small comma files whose first column is a date; <c>#</c> starts a comment, the first other row is the header.</summary>
internal static class DatedRows
{
    /// <exception cref="DiagnosticException">Configuration: one diagnostic for each row that cannot be read.</exception>
    public static ImmutableArray<(DateOnly Date, string[] Cells)> Read(string text, string fileName, int columns)
    {
        var rows = ImmutableArray.CreateBuilder<(DateOnly, string[])>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var number = 0;
        var headerSeen = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#')
                continue;
            if (!headerSeen)
            {
                headerSeen = true;
                continue;
            }

            var cells = line.ToString().Split(',', columns, StringSplitOptions.TrimEntries);
            if (cells.Length != columns)
                findings.Add(Diagnostic.Error(new Place(fileName, number), $"expected {columns} columns, found {cells.Length}."));
            else if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                findings.Add(Diagnostic.Error(new Place(fileName, number), $"'{cells[0]}' is not a date.", "Write dates as 2025-01-09."));
            else
                rows.Add((date, cells));
        }

        return findings.Count > 0 ? throw new DiagnosticException(FailureKind.Configuration, findings.ToImmutable()) : rows.ToImmutable();
    }
}
