using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Layouts;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Finds the layout and the series of one file and reads it.</summary>
internal static class FileImport
{
    /// <summary>Reads the file to its end and closes it.</summary>
    /// <param name="lastDay">Rows dated later are errors.</param>
    public static FileReading Read(SourceFile file, SeriesMap map, TradingCalendar calendar, DateOnly? lastDay = null)
    {
        var reading = new FileReading(file, lastDay ?? DateOnly.MaxValue);
        using (file)
        {
            try
            {
                if (file.Refusal is { } refusal)
                    reading.Error(refusal);
                else
                    Interpret(reading, map, calendar);
            }
            catch (Exception failure) when (file.Explain(failure) is { } finding)
            {
                reading.Refuse(finding);
            }
        }

        return reading;
    }

    private static void Interpret(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var file = reading.File;
        using var beginning = new CsvReader(new StringReader(file.Head));
        var header = beginning.Read() ? beginning.Fields() : [];
        if (beginning.Fault is { } fault && file.Head.TrimStart()[0] != '{')
        {
            reading.Error(beginning.Line, fault.Message, fault.Hint);
            return;
        }

        var records = new List<string[]> { header };
        while (records.Count < PriceLayouts.LongestPreamble && beginning.Read() && beginning.Fault is null)
            records.Add(beginning.Fields());
        if (PositionLayout.Recognise(header) is { } positions)
        {
            reading.Layout = positions.Name;
            new PositionReader(reading, positions, map).Read();
            if (reading.Rows == 0 && !reading.HasErrors)
                reading.Unknown = Diagnostic.Warning(new Place(file.Path), "none of its contracts is in the series map.", "Add the contract's CFTC code to an operator's series map.");
            return;
        }

        if (TableLayouts.Recognise(header) is { } table)
        {
            reading.Layout = table.Name;
            table.Read(reading, map, calendar);
            return;
        }

        if (PriceLayouts.Recognise(records, file.Stem) is { } plan)
        {
            ReadPrices(reading, plan, map, calendar);
            return;
        }

        Refuse(reading, header, map);
    }

    private static void ReadPrices(FileReading reading, ColumnPlan plan, SeriesMap map, TradingCalendar calendar)
    {
        reading.Layout = plan.Layout;
        if (DateOrder.Decide(reading, plan) is not { } style)
            return;
        plan = plan with { Style = style };
        var byName = plan.SeriesName is { } name ? map.Find(name) : null;
        var byFile = map.FindByFileName(reading.File.Stem);
        if (byName is not null && byFile is not null && byName.Descriptor.Id != byFile.Descriptor.Id)
            reading.Error(1, $"the column is {plan.SeriesName}, the file's name says {byFile.Descriptor.Id}.", "Rename the file, or correct the heading.");
        // A column that names something unknown is not overruled by the file's name.
        var mapped = plan.SeriesName is not null ? byName : byFile;
        reading.SeriesLabel = mapped?.Descriptor.Id.Value ?? "";
        new PriceReader(reading, plan, mapped, map, calendar).Read();
        if (mapped is null && !reading.HasErrors)
        {
            reading.Unknown = Diagnostic.Warning(
                new Place(reading.File.Path),
                $"no series is known as '{plan.SeriesName ?? reading.File.Stem}'.",
                "Name the file after a known series (data status lists them), or add it to an operator's series map.");
        }
    }

    private static void Refuse(FileReading reading, string[] header, SeriesMap map)
    {
        var file = reading.File;
        var line = FirstLine(file.Head);
        var shown = line.Length > 60 ? string.Concat(line[..60], "…") : line.ToString();
        if (IsMessage(file.Head))
        {
            reading.Error(1, $"the file holds a message instead of data: '{shown}'.", "The download failed: a limit was reached, or the request was refused. Download it again later.");
        }
        else if (header.Length == 1 && line.IndexOfAny(';', '\t') >= 0)
        {
            var separator = line.Contains(';') ? "semicolons" : "tabs";
            reading.Error(1, $"columns are separated by {separator}.", "Export with commas between columns and a decimal point in numbers.");
        }
        else if (file.Head.Contains("</", StringComparison.Ordinal))
        {
            reading.Error(1, "the file holds markup of a web page.", "The download failed or asked for a login; download it again.");
        }
        else if (header.Length > 1 && DateText.StyleOf(header[0]) is not null)
        {
            Unknown("the first row is data, not a header.", "Put 'date,value' in front, or the vendor's own header.");
        }
        else if (header.Length > 2 && header[0].Equals("date", StringComparison.OrdinalIgnoreCase))
        {
            Unknown($"a table of several series ({string.Join(", ", header.Skip(1).Take(3))} …) is no known layout.", "Split it into one file per series with the columns 'date,value'.");
        }
        else
        {
            Unknown($"no layout starts with '{shown}'.", "docs/market-data.md lists the layouts; rename the columns to 'date,value' if the content fits.");
        }

        // A file that is named after a known series was meant to bring it; a nightly job must notice that it does not.
        void Unknown(string message, string hint)
        {
            if (map.FindByFileName(file.Stem) is { } meant)
                reading.Error(1, $"{meant.Descriptor.Id} was to be read from this file, but {message}", hint);
            else
                reading.Unknown = Diagnostic.Warning(new Place(file.Path), message, hint);
        }
    }

    private static readonly string[] refusals =
        ["limit", "exceed", "denied", "error", "invalid", "api key", "apikey", "unauthori", "forbidden", "not found", "no data", "too many", "premium", "quota", "expired", "log in", "login"];

    // What vendors write into a file in the place of rows: one sentence, or an object of JSON.
    private static bool IsMessage(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is ['{', ..])
            return true;
        if (trimmed.Length > 400 || trimmed.Count('\n') > 3)
            return false;
        foreach (var word in refusals)
        {
            if (trimmed.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text.AsSpan(0, end);
    }
}
