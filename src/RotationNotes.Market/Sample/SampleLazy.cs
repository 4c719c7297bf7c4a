using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>Generated series that are made when somebody asks for them: most notes need few of them.</summary>
/// <remarks>Dates are known at once, values are computed on first use and rounded to a vendor's decimals.</remarks>
internal sealed class SampleLazy(SeriesMap map)
{
    private readonly List<SeriesHandle> handles = [];

    public IReadOnlyList<SeriesHandle> Handles => handles;

    /// <summary>A series whose release follows the rule in the series map.</summary>
    public void Add(string id, DateOnly[] dates, Func<double[]> values, int decimals) =>
        Add(Descriptor(id), dates, d => new Series(d, dates, Rounded(values(), decimals)));

    /// <summary>The same from another publisher than the map's.</summary>
    public void Add(string id, string source, bool adjusted, DateOnly[] dates, Func<double[]> values, int decimals)
    {
        var descriptor = Descriptor(id);
        Add(descriptor with { Source = source, Adjusted = adjusted && descriptor.Adjusted }, dates, d => new Series(d, dates, Rounded(values(), decimals)));
    }

    /// <summary>A series whose values became known at moments of their own.</summary>
    /// <param name="dates">Dates it describes; only the ends matter before the rows are made.</param>
    public void AddVintages(string id, DateOnly[] dates, Func<IEnumerable<Vintage>> rows) =>
        Add(Descriptor(id), dates, d => Series.OfVintages(d, new Vintages(rows())));

    public void Add(SeriesDescriptor descriptor, DateOnly[] dates, Func<SeriesDescriptor, Series> make) =>
        handles.Add(new SeriesHandle(descriptor, dates.Length, dates[0], dates[^1], () => make(descriptor)));

    private SeriesDescriptor Descriptor(string id) => map.Find(id)?.Descriptor ?? throw new InvalidOperationException($"The sample has '{id}', the series map does not.");

    private static double[] Rounded(double[] values, int decimals)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Round(values[i], decimals);
        return values;
    }
}
