using System.Globalization;
using System.Text;

namespace RotationNotes.Foundation.Text;

/// <summary>Writes comma-separated text: UTF-8, line feeds, one rule for quotes (RFC 4180), and no field that a spreadsheet would run.</summary>
public sealed class CsvWriter
{
    private readonly StringBuilder text = new();

    public CsvWriter Row(params IEnumerable<string> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            text.Append(Field(field));
        }

        text.Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>A number in the shortest form that reads back the same; empty for what is no number.</summary>
    public static string Field(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A text as one field: quoted where it must be, with an apostrophe before it where a spreadsheet would take it for a formula.</summary>
    public static string Field(string value)
    {
        var safe = IsFormula(value) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Spreadsheets also take the wide forms of East Asian keyboards. Numbers with a sign, one or several, stay what they are.
    private static bool IsFormula(string value) => value.Length > 0 && value[0] switch
    {
        '=' or '@' or '\t' or '\r' or '＝' or '＠' or '＋' or '－' => true,
        '+' or '-' => !value.Split(' ').All(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
        _ => false,
    };
}
