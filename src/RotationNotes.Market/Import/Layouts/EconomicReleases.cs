using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>What statistical offices published, against what was expected: <c>release,period,released_at,actual,consensus,prior</c>.</summary>
/// <remarks>
/// <c>actual</c> is the first print, never a later revision. Each release gives three series dated by the day of release:
/// <c>EC.CPI_YOY.ACTUAL</c>, <c>.CONSENSUS</c>, <c>.PRIOR</c>.
/// </remarks>
internal static class EconomicReleases
{
    public static bool Fits(string[] header) => TableLayouts.Has(header, "release", "period", "released_at", "actual", "consensus", "prior");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int release = table.Column("release"), moment = table.Column("released_at");
        (int Column, string Part, string Words)[] parts =
            [(table.Column("actual"), "ACTUAL", "first print"), (table.Column("consensus"), "CONSENSUS", "consensus"), (table.Column("prior"), "PRIOR", "prior")];
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            var code = table.Cell(release).ToString();
            if (ReleaseCodes.Find(code) is not { } known)
            {
                reading.Error(table.Number, $"'{code}' is no known release.", $"Known are {string.Join(", ", ReleaseCodes.All.Select(c => c.Code))}; other figures go into a file of vendor observations.");
                continue;
            }

            if (table.Moment(moment) is not { } at)
                continue;
            // A release without an actual lies ahead; its consensus belongs into the catalyst calendar.
            if (!table.TryNumber(parts[0].Column, out _))
                continue;
            foreach (var (column, part, words) in parts)
            {
                if (table.TryNumber(column, out var value))
                    book.Add(known.Describe(part, words), DateOnly.FromDateTime(at), at, value, table.Number, mayBeNegative: true);
            }
        }

        book.Finish();
    }
}
