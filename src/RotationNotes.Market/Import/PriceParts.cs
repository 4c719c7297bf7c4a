using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Open, high, low and volume of a price file, as series of their own (<c>IWM.OPEN</c>) where the map knows them.</summary>
/// <remarks>Where the file has closes with and without dividends and the adjusted ones are read, the other prices are brought to the same footing.</remarks>
internal sealed class PriceParts
{
    private readonly FileReading reading;
    private readonly ColumnPlan plan;
    private readonly bool scales;
    private readonly bool? adjusted;
    private readonly List<Part> parts = [];

    /// <param name="reading">The file.</param>
    /// <param name="plan">Its columns.</param>
    /// <param name="mapped">The series of its closes, or null.</param>
    /// <param name="map">Says which parts are wanted.</param>
    /// <param name="value">The column that is read as the close.</param>
    public PriceParts(FileReading reading, ColumnPlan plan, MappedSeries? mapped, SeriesMap map, int value)
    {
        (this.reading, this.plan, adjusted) = (reading, plan, plan.Adjusted);
        scales = value != plan.Value;
        foreach (var (name, column) in new[] { ("OPEN", plan.Open), ("HIGH", plan.Range.High), ("LOW", plan.Range.Low), ("VOLUME", plan.Volume) })
        {
            if (column >= 0 && mapped is not null && map.Find($"{mapped.Descriptor.Id.Value}.{name}") is { } part)
                parts.Add(new Part(column, part));
        }
    }

    /// <summary>Takes the parts of one row whose date and close were accepted.</summary>
    /// <param name="close">The close as read.</param>
    /// <returns>False when a part is no number or cannot be; the error is reported.</returns>
    public bool Take(CsvReader row, DateOnly date, double close)
    {
        if (parts.Count == 0)
            return true;
        var factor = scales && NumberText.TryParse(row[plan.Value], out var quoted) && quoted > 0 ? close / quoted : 1;
        foreach (var part in parts)
        {
            var text = row[part.Column];
            if (NumberText.IsMissing(text))
                continue;
            if (!NumberText.TryParse(text, out var value))
            {
                var (message, hint) = NumberText.Explain(text);
                reading.Error(row.Line, message, hint);
                return false;
            }

            var isCount = part.Mapped.Descriptor.Unit == Unit.Count;
            // Indices come with a volume of 0, and some vendors write 0 for a price they do not know.
            if (value == 0)
                continue;
            if (SeriesGate.Refuse(part.Mapped, value) is { } refusal)
            {
                reading.Error(row.Line, refusal, "Correct or remove the row; an impossible value would spoil every chart with it.");
                return false;
            }

            part.Dates.Add(date);
            part.Values.Add(isCount ? value : value * factor);
        }

        return true;
    }

    /// <summary>Adds the series that have values to what was read.</summary>
    public void Finish()
    {
        foreach (var part in parts.Where(part => part.Dates.Count > 0))
        {
            var descriptor = part.Mapped.Descriptor;
            reading.Series.Add(new Series(descriptor with { Adjusted = descriptor.Adjusted && adjusted != false }, [.. part.Dates], [.. part.Values]));
        }
    }

    private sealed record Part(int Column, MappedSeries Mapped)
    {
        public List<DateOnly> Dates { get; } = [];

        public List<double> Values { get; } = [];
    }
}
