using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

/// <summary>A row of an editorial sheet; cells in the order of the sheet's columns, empty where the file has nothing.</summary>
public sealed record EditorialRow(ImmutableArray<string> Cells, Place Place);

/// <summary>The validated rows of one file.</summary>
public sealed record EditorialRows(EditorialSheet Sheet, string FileName, ImmutableArray<EditorialRow> Rows)
{
    /// <summary>Reads a comma file with a header; every mistake is a finding with its line.</summary>
    public static EditorialRows Read(EditorialSheet sheet, NoteFile file, List<Diagnostic> findings)
    {
        using var records = new CsvReader(new StringReader(file.Text));
        var rows = ImmutableArray.CreateBuilder<EditorialRow>();
        var header = records.Read() ? records.Fields() : [];
        var places = sheet.Columns.Select(c => Array.IndexOf(header, c.Name)).ToArray();
        foreach (var name in header.Where(h => sheet.Columns.All(c => c.Name != h)))
            findings.Add(Diagnostic.Error(new Place(file.Path, 1), $"'{name}' is no column of {sheet.Name}.", NearestName.HintOrList(name, sheet.Columns.Select(c => c.Name))));
        var missing = sheet.Columns.Where((c, i) => c.Required && places[i] < 0).Select(c => $"'{c.Name}'").ToArray();
        if (missing.Length > 0)
            findings.Add(Diagnostic.Error(new Place(file.Path, 1), $"the header of {sheet.Name} lacks {string.Join(", ", missing)}.", $"Its columns are {string.Join(",", sheet.Columns.Select(c => c.Name))}."));
        if (missing.Length > 0)
            return new EditorialRows(sheet, file.Name, []);

        while (records.Read())
        {
            if (records.Raw is ['#', ..] && !records.IsBroken)
                continue;
            var place = new Place(file.Path, records.Line);
            if (records.Fault is { } fault)
                findings.Add(Diagnostic.Error(place, fault.Message, fault.Hint));
            else if (records.Count != header.Length)
                findings.Add(Diagnostic.Error(place, $"expected {header.Length} columns, found {records.Count}.", "Put fields that hold commas into double quotes."));
            else
                rows.Add(new EditorialRow([.. sheet.Columns.Select((c, n) => Checked(c, places[n] < 0 ? "" : Cell(records, places[n]), place, findings))], place));
        }

        return new EditorialRows(sheet, file.Name, rows.ToImmutable());
    }

    /// <summary>The rows a note at a date shows, in its order.</summary>
    public ImmutableArray<EditorialRow> At(DateOnly asOf)
    {
        var date = Sheet.Columns.Any(c => c.Name == "date") ? Sheet.IndexOf("date") : -1;
        switch (Sheet.Order)
        {
            case EditorialOrder.Past:
                return [.. Rows.Where(r => DateOf(r, date) <= asOf).OrderByDescending(r => DateOf(r, date))];
            case EditorialOrder.Ahead:
                var known = Sheet.IndexOf("known");
                return [.. Rows.Where(r => DateOf(r, date) > asOf && (r.Cells[known].Length == 0 || DateOf(r, known) <= asOf)).OrderBy(r => DateOf(r, date))];
            case EditorialOrder.Newest:
                var subject = Sheet.IndexOf(Sheet.Subject);
                return [.. Rows.Where(r => DateOf(r, date) <= asOf).GroupBy(r => r.Cells[subject]).Select(g => g.MaxBy(r => DateOf(r, date))!)];
            default:
                return Rows;
        }
    }

    public static DateOnly DateOf(EditorialRow row, int column) => IsoDate.Parse(row.Cells[column]);

    // A cell that cannot be read keeps a form that later steps can handle; the finding stops the note anyway.
    private static string Checked(EditorialColumn column, string cell, Place place, List<Diagnostic> findings)
    {
        if (cell.Length == 0)
        {
            if (column.Required)
                findings.Add(Diagnostic.Error(place, $"'{column.Name}' is empty."));
            return column is { Cell: EditorialCell.Date, Required: true } ? "0001-01-01" : "";
        }

        switch (column.Cell)
        {
            case EditorialCell.Date when !IsoDate.TryParse(cell, out _):
                findings.Add(Diagnostic.Error(place, $"'{cell}' in '{column.Name}' is not a date.", "Write it as yyyy-mm-dd."));
                return "0001-01-01";
            case EditorialCell.Number when !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _):
                findings.Add(Diagnostic.Error(place, $"'{cell}' in '{column.Name}' is not a number.", "Use a decimal point; fractions for percentages: 0.5 is 50 %."));
                return "0";
            case EditorialCell.Word when !column.Words.Contains(cell):
                findings.Add(Diagnostic.Error(place, $"'{cell}' is no {column.Name}.", NearestName.HintOrList(cell, column.Words) ?? $"Allowed: {string.Join(", ", column.Words)}."));
                return cell;
            default:
                return cell;
        }
    }

    // A cell is one paragraph, however its text was broken into lines.
    private static string Cell(CsvReader records, int field) => records[field].Trim().ToString().ReplaceLineEndings(" ");
}
