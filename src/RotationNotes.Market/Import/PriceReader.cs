using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Reads the rows of a file whose layout is known; every broken row is an error with its line.</summary>
internal sealed class PriceReader(FileReading reading, ColumnPlan plan, MappedSeries? mapped, SeriesMap map, TradingCalendar calendar)
{
    private readonly List<DateOnly> dates = [];
    private readonly List<double> values = [];
    private readonly List<int> lines = [];
    private readonly DayTally missing = new();
    private readonly DayTally outOfRange = new();
    private readonly int value = mapped is { Descriptor.Adjusted: true } && plan.AdjustedValue >= 0 ? plan.AdjustedValue : plan.Value;
    private readonly PriceParts parts = new(reading, plan, mapped, map, mapped is { Descriptor.Adjusted: true } && plan.AdjustedValue >= 0 ? plan.AdjustedValue : plan.Value);
    private DateOnly newest = DateOnly.MinValue;
    private bool isOver;
    private int rowsSeen;

    public void Read()
    {
        var rows = plan.Rows(reading.File);
        while (!isOver && rows.Read())
            ReadRow(rows);

        reading.Rows = dates.Count;
        if (dates.Count > 0)
            (reading.First, reading.Last) = (dates[0], dates[^1]);
        if (reading.HasErrors)
            return;
        if (dates.Count == 0)
        {
            reading.Error(1, "the file has a header and no rows with a value.", "Download it again, or remove it.");
            return;
        }

        if (mapped is null)
            return;
        var descriptor = plan.Adjusted is { } adjusted ? mapped.Descriptor with { Adjusted = adjusted && mapped.Descriptor.Adjusted } : mapped.Descriptor;
        var series = new Series(descriptor, [.. dates], [.. values]);
        Warn();
        series = SeriesGate.Review(reading, series, mapped, calendar, lines);
        if (reading.HasErrors)
            return;
        reading.Series.Add(series);
        parts.Finish();
    }

    private void ReadRow(CsvReader row)
    {
        var number = row.Line;
        if (ClosingLines.Begin(row, plan.Columns))
        {
            isOver = ClosingLines.Pass(reading, row, plan.Columns);
            return;
        }

        rowsSeen++;
        if (row.Fault is not null || row.Count != plan.Columns)
        {
            RefuseRow(row);
            return;
        }

        var dateText = row[plan.Date];
        if (!DateText.TryParse(dateText, plan.Style, out var date))
        {
            if (dateText.Contains('<'))
                Explain(dateText, number);
            else if (rowsSeen == 1)
                NoDate(dateText, number);
            else
                reading.Error(number, $"'{dateText}' is not a date like {DateText.Example(plan.Style)}, as the first row has it.", "Write all dates of a file alike.");
            return;
        }

        if (plan.Ticker >= 0 && !row[plan.Ticker].Equals(plan.SeriesName, StringComparison.OrdinalIgnoreCase))
        {
            reading.Error(number, $"the row is of {row[plan.Ticker]}, the file began with {plan.SeriesName}.", "Split the file: one ticker in each.");
            return;
        }

        if (date > reading.LastDay)
        {
            reading.Error(number, $"the row is dated {date:yyyy-MM-dd}, which has not come yet.", "Correct the date, or remove the row.");
            return;
        }

        if (!InOrder(date, number))
            return;
        var text = row[value];
        if (NumberText.IsMissing(text))
        {
            missing.Add(date);
            return;
        }

        if (!NumberText.TryParse(text, out var level))
        {
            Explain(text, number);
            return;
        }

        if (mapped is not null && SeriesGate.Refuse(mapped, level) is { } refusal)
        {
            reading.Error(number, refusal, "Correct or remove the row; an impossible value would spoil every figure after it.");
            return;
        }

        CheckRange(row, date);
        if (!parts.Take(row, date, level))
            return;
        dates.Add(date);
        values.Add(level);
        lines.Add(number);
    }

    // The style was taken from this row: the other rows would only repeat the finding.
    private void NoDate(ReadOnlySpan<char> text, int number)
    {
        var isMoment = DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var moment) && moment.TimeOfDay != TimeSpan.Zero;
        reading.Error(
            number,
            $"'{text}' is {(isMoment ? "a moment with a time of day" : "not a date")}; expected is a date like 2024-07-16, 07/16/2024 or 20240716.",
            isMoment ? "Export the sessions' dates, without time and zone." : "Write all dates of a file alike.");
        isOver = true;
    }

    private bool InOrder(DateOnly date, int number)
    {
        if (date > newest)
        {
            newest = date;
            return true;
        }

        if (date == newest || dates.BinarySearch(date) >= 0)
            reading.Error(number, $"the date {date:yyyy-MM-dd} appears twice.", "Keep one row per date.");
        else
            reading.Error(number, $"the date {date:yyyy-MM-dd} comes after {newest:yyyy-MM-dd}.", "Sort the rows by date, oldest first.");
        return false;
    }

    // The other prices of a row must be numbers too: a damaged row is not trusted for its close.
    private void CheckRange(CsvReader row, DateOnly date)
    {
        if (plan.Range.High < 0)
            return;
        ReadOnlySpan<char> highText = row[plan.Range.High], lowText = row[plan.Range.Low];
        if (NumberText.IsMissing(highText) || NumberText.IsMissing(lowText))
            return;
        if (!NumberText.TryParse(highText, out var high))
        {
            Explain(highText, row.Line);
            return;
        }

        if (!NumberText.TryParse(lowText, out var low))
        {
            Explain(lowText, row.Line);
            return;
        }

        if (!NumberText.TryParse(row[plan.Value], out var close))
            return;
        // Rounding of stored floats must not count.
        var slack = 1e-6 * Math.Abs(close);
        if (close > high + slack || close < low - slack)
            outOfRange.Add(date);
    }

    private void RefuseRow(CsvReader row)
    {
        var line = row.Raw;
        var (number, count) = (row.Line, row.Count);
        if (line.Contains('<'))
            Explain(line, number);
        else if (row.Fault is { } fault)
            reading.Error(number, fault.Message, fault.Hint);
        else if (count > plan.Columns && LooksLikeDecimalComma(line))
            reading.Error(number, $"expected {plan.Columns} columns, found {count}; numbers seem to be written with a decimal comma.", "Export with a decimal point, e.g. 2263.67.");
        else
            reading.Error(number, $"expected {plan.Columns} {(plan.Columns == 1 ? "column" : "columns")}, found {count}.", "The row is cut or has a stray comma; export the file again.");
    }

    private bool LooksLikeDecimalComma(ReadOnlySpan<char> line)
    {
        var comma = line.IndexOf(',');
        foreach (var c in line[(comma + 1)..])
        {
            if (!char.IsAsciiDigit(c) && c is not (',' or ' ' or '-' or '"'))
                return false;
        }

        return true;
    }

    private void Explain(ReadOnlySpan<char> text, int number)
    {
        var (message, hint) = NumberText.Explain(text);
        reading.Error(number, message, hint);
    }

    private void Warn()
    {
        if (missing.Count > 0 && !plan.BlanksAreNormal)
            reading.Warn($"no value on {missing.Describe()}; those rows are left out.");
        if (outOfRange.Count > 0)
            reading.Warn($"the close lies outside the range of high and low on {outOfRange.Describe()}.");
    }
}
