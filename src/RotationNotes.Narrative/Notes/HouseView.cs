using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Notes;

/// <summary>What the house thinks of an asset, in force from a date until a later row for the same asset replaces it.</summary>
/// <param name="From">First date on which it holds; notes for earlier dates do not know it.</param>
/// <param name="Stance">One of the words the sheet allows, e.g. "neutral".</param>
/// <param name="Horizon">E.g. "twelve months".</param>
/// <param name="Reason">One sentence; may be empty.</param>
public sealed record HouseView(DateOnly From, string Asset, string Stance, string Horizon, string Reason)
{
    public const string FileName = "house-views.csv";

    private const int UsualMonths = 12;

    /// <summary>Last date of the horizon, counted from <see cref="From"/>; a horizon that is no count of weeks, months or years is taken as a year.</summary>
    public DateOnly Until
    {
        get
        {
            var words = Horizon.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2 || NumberWords.Parse(words[0]) is not { } count)
                return From.AddMonths(UsualMonths);
            return words[1].TrimEnd('s') switch
            {
                "week" => From.AddDays(7 * count),
                "month" => From.AddMonths(count),
                "year" => From.AddYears(count),
                _ => From.AddMonths(UsualMonths),
            };
        }
    }

    /// <summary>The rows of the editorial sheet of that name, in the order of the file, which is the order of print.</summary>
    internal static ImmutableArray<HouseView> Read(NoteFile file, List<Diagnostic> findings)
    {
        var sheet = EditorialSheet.Find("house-views")!;
        string Cell(EditorialRow row, string column) => row.Cells[sheet.IndexOf(column)];
        return [.. EditorialRows.Read(sheet, file, findings).Rows.Select(row => new HouseView(EditorialRows.DateOf(row, sheet.IndexOf("date")), Cell(row, "asset"), Cell(row, "stance"), Cell(row, "horizon"), Cell(row, "reason")))];
    }
}
