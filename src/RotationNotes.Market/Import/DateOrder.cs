using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Whether 07/05/2024 is a day of July or of May: decided on all rows of a file, never on one.</summary>
internal static class DateOrder
{
    /// <summary>The style of the file's dates; null after reporting that both orders fit.</summary>
    public static DateLayout? Decide(FileReading reading, ColumnPlan plan)
    {
        if (plan.Style is not (DateLayout.MonthDayYear or DateLayout.DayMonthYear) || plan.Layout.StartsWith("Cboe", StringComparison.Ordinal))
            return plan.Style;
        Candidate american = new(DateLayout.MonthDayYear), european = new(DateLayout.DayMonthYear);
        var rows = plan.Rows(reading.File);
        while (rows.Read())
        {
            if (rows.Fault is not null || rows.Count <= plan.Date || !american.Sees(rows[plan.Date]) & !european.Sees(rows[plan.Date]))
                break;
        }

        if (american.Fits != european.Fits)
            return american.Fits ? DateLayout.MonthDayYear : DateLayout.DayMonthYear;
        // Neither fits: the rows say where it breaks. Both: trading takes place from Monday to Friday.
        if (!american.Fits || american.OnWeekends == 0 != (european.OnWeekends == 0))
            return european.Fits && european.OnWeekends == 0 ? DateLayout.DayMonthYear : DateLayout.MonthDayYear;
        reading.Error(rows.Line, "the dates may have the month first or the day first, no row shows which.", "Export them as 2024-07-16, or a longer stretch that has a day after the 12th.");
        return null;
    }

    private sealed class Candidate(DateLayout style)
    {
        private DateOnly newest = DateOnly.MinValue;

        /// <summary>Whether every row so far has a date, each after the one before.</summary>
        public bool Fits { get; private set; } = true;

        public int OnWeekends { get; private set; }

        public bool Sees(ReadOnlySpan<char> text)
        {
            if (!Fits || !DateText.TryParse(text, style, out var date) || date <= newest)
                return Fits = false;
            newest = date;
            OnWeekends += date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0;
            return true;
        }
    }
}
