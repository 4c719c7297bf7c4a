using RotationNotes.Foundation.Text;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Reads the mapped contracts of a file of trader positions; rows of other contracts are only counted for their columns.</summary>
internal sealed class PositionReader(FileReading reading, PositionLayout layout, SeriesMap map)
{
    private readonly SortedDictionary<string, (MappedContract Contract, SortedDictionary<DateOnly, double?[]> Reports)> contracts = new(StringComparer.Ordinal);

    public void Read()
    {
        var rows = reading.File.Rows();
        rows.Read();
        while (rows.Read())
            ReadRow(rows);

        reading.Rows = contracts.Values.Sum(c => c.Reports.Count);
        reading.SeriesLabel = string.Join(' ', contracts.Keys.Select(prefix => Prefix(prefix) + ".*"));
        if (reading.Rows > 0)
        {
            reading.First = contracts.Values.Min(c => c.Reports.Keys.First());
            reading.Last = contracts.Values.Max(c => c.Reports.Keys.Last());
        }

        if (reading.HasErrors)
            return;
        foreach (var (contract, reports) in contracts.Values)
            AddSeries(contract, reports);
    }

    private void ReadRow(CsvReader row)
    {
        var number = row.Line;
        if (row.Fault is not null || row.Count != layout.Columns)
        {
            var markup = row.Raw.Contains('<') ? "markup of a web page stands among the rows." : null;
            reading.Error(number, markup ?? row.Fault?.Message ?? $"expected {layout.Columns} columns, found {row.Count}.", "The file is cut or damaged; download it again.");
            return;
        }

        var name = row[layout.Contract];
        if ((layout.ContractIsName ? map.FindContractByMarketName(name) : map.FindContract(name)) is not { } contract)
            return;
        if (layout.Kind >= 0 && !row[layout.Kind].Equals(layout.WantedKind, StringComparison.OrdinalIgnoreCase))
        {
            reading.Error(number, $"the row is of kind '{row[layout.Kind]}', not '{layout.WantedKind}'.", "Import the futures-only report; combined reports would mix two measures.");
            return;
        }

        var dateText = row[layout.Date];
        if (DateText.StyleOf(dateText) is not { } style || !DateText.TryParse(dateText, style, out var date))
        {
            reading.Error(number, $"'{dateText}' is not a date.", "Download the file again.");
            return;
        }

        if (date > reading.LastDay)
        {
            reading.Error(number, $"the report is dated {date:yyyy-MM-dd}, which has not come yet.", "Download the file again.");
            return;
        }

        if (layout.ShortDate >= 0 && !Agrees(row[layout.ShortDate], date))
        {
            reading.Error(number, $"the two dates of the row differ: {dateText} and {row[layout.ShortDate]}.", "Download the file again.");
            return;
        }

        if (Values(row) is not { } values)
            return;
        if (!contracts.TryGetValue(contract.Prefix, out var entry))
            contracts[contract.Prefix] = entry = (contract, []);
        if (!entry.Reports.TryAdd(date, values))
            reading.Error(number, $"the report of {date:yyyy-MM-dd} for {contract.Prefix} appears twice.", "Keep one row per contract and date.");
    }

    private double?[]? Values(CsvReader row)
    {
        var number = row.Line;
        var values = new double?[layout.Fields.Length];
        for (var f = 0; f < values.Length; f++)
        {
            var text = row[layout.Fields[f]];
            if (NumberText.IsMissing(text))
                continue;
            if (!NumberText.TryParse(text, out var value))
            {
                var (message, hint) = NumberText.Explain(text);
                reading.Error(number, message, hint);
                return null;
            }

            if (value < 0 || value != Math.Floor(value))
            {
                reading.Error(number, $"'{text}' is no number of contracts.", "Download the file again.");
                return null;
            }

            values[f] = value;
        }

        // Nobody holds more contracts than exist.
        for (var f = 1; f < values.Length; f++)
        {
            if (values[f] > values[0])
            {
                reading.Error(number, $"{PositionField.Describe(layout.FieldNames[f])} exceed the open interest: {values[f]} of {values[0]} contracts.", "Download the file again.");
                return null;
            }
        }

        return values;
    }

    private void AddSeries(MappedContract contract, SortedDictionary<DateOnly, double?[]> reports)
    {
        for (var f = 0; f < layout.FieldNames.Count; f++)
        {
            var known = reports.Where(r => r.Value[f] is not null).ToArray();
            if (known.Length > 0)
                reading.Series.Add(new Series(PositionField.Describe(Prefix(contract.Prefix), contract.Name, layout.FieldNames[f]), [.. known.Select(r => r.Key)], [.. known.Select(r => r.Value[f]!.Value)]));
        }
    }

    // TFF.RUT becomes COT.RUT in the legacy report.
    private string Prefix(string mapped) => mapped.StartsWith("TFF.", StringComparison.Ordinal) ? string.Concat(layout.Family, mapped.AsSpan(3)) : mapped;

    // 240716 stands for 2024-07-16.
    private static bool Agrees(ReadOnlySpan<char> shortDate, DateOnly date) =>
        NumberText.TryParse(shortDate, out var number) && number == date.Year % 100 * 10_000 + date.Month * 100 + date.Day;
}
