using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import;

/// <summary>Reads the mapped contracts of a file of trader positions; rows of other contracts are only counted for their columns.</summary>
internal sealed class PositionReader(FileReading reading, PositionLayout layout, SeriesMap map)
{
    private readonly SortedDictionary<string, (MappedContract Contract, SortedDictionary<DateOnly, double?[]> Reports)> contracts = new(StringComparer.Ordinal);

    public void Read()
    {
        var number = 0;
        var fields = new Range[layout.Columns];
        foreach (var line in reading.File.Text.AsSpan().EnumerateLines())
        {
            number++;
            if (number > 1 && !line.IsWhiteSpace())
                ReadRow(line, fields, number);
        }

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

    private void ReadRow(ReadOnlySpan<char> line, Range[] fields, int number)
    {
        var count = CsvLine.Split(line, fields);
        if (count != layout.Columns)
        {
            reading.Error(number, line.Contains('<') ? "markup of a web page stands among the rows." : $"expected {layout.Columns} columns, found {Math.Max(count, 0)}.", "The file is cut or damaged; download it again.");
            return;
        }

        var name = line[fields[layout.Contract]].Trim();
        if ((layout.ContractIsName ? map.FindContractByMarketName(name) : map.FindContract(name)) is not { } contract)
            return;
        if (layout.Kind >= 0 && !line[fields[layout.Kind]].Trim().Equals(layout.WantedKind, StringComparison.OrdinalIgnoreCase))
        {
            reading.Error(number, $"the row is of kind '{line[fields[layout.Kind]].Trim()}', not '{layout.WantedKind}'.", "Import the futures-only report; combined reports would mix two measures.");
            return;
        }

        var dateText = line[fields[layout.Date]].Trim();
        if (DateText.StyleOf(dateText) is not { } style || !DateText.TryParse(dateText, style, out var date))
        {
            reading.Error(number, $"'{dateText}' is not a date.", "Download the file again.");
            return;
        }

        if (layout.ShortDate >= 0 && !Agrees(line[fields[layout.ShortDate]].Trim(), date))
        {
            reading.Error(number, $"the two dates of the row differ: {dateText} and {line[fields[layout.ShortDate]].Trim()}.", "Download the file again.");
            return;
        }

        if (Values(line, fields, number) is not { } values)
            return;
        if (!contracts.TryGetValue(contract.Prefix, out var entry))
            contracts[contract.Prefix] = entry = (contract, []);
        if (!entry.Reports.TryAdd(date, values))
            reading.Error(number, $"the report of {date:yyyy-MM-dd} for {contract.Prefix} appears twice.", "Keep one row per contract and date.");
    }

    private double?[]? Values(ReadOnlySpan<char> line, Range[] fields, int number)
    {
        var values = new double?[layout.Fields.Length];
        for (var f = 0; f < values.Length; f++)
        {
            var text = line[fields[layout.Fields[f]]].Trim();
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
        int.TryParse(shortDate, out var number) && number == date.Year % 100 * 10_000 + date.Month * 100 + date.Day;
}
