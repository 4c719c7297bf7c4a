namespace RotationNotes.Metrics.Expressions;

/// <summary>What an expression reads under its own name: a series, a metric, or a part that chooses its own dates.</summary>
/// <param name="Key">Canonical text.</param>
internal sealed record Source(string Key, DateOnly[] Dates, double[] Values);

/// <summary>The dates on which all sources of an expression have values, with the values on them.</summary>
/// <remarks>Windows of an expression count these dates: "the sessions on which both have values".</remarks>
internal sealed class Frame
{
    private readonly Source[] sources;

    private Frame(string key, DateOnly[] dates, Source[] sources) => (Key, Dates, this.sources) = (key, dates, sources);

    /// <summary>Names the set of sources; equal keys mean equal dates.</summary>
    public string Key { get; }

    public DateOnly[] Dates { get; }

    public double[] Column(string key)
    {
        foreach (var source in sources)
        {
            if (source.Key == key)
                return source.Values;
        }

        throw new InvalidOperationException($"The frame {Key} holds no '{key}'.");
    }

    public static string KeyOf(IEnumerable<string> sourceKeys) => string.Join('|', sourceKeys);

    /// <param name="sources">At least one, in the order of their keys.</param>
    public static Frame Of(Source[] sources)
    {
        var key = KeyOf(sources.Select(s => s.Key));
        if (sources.Length == 1)
            return new Frame(key, sources[0].Dates, sources);
        var shared = new List<DateOnly>(sources.Min(s => s.Dates.Length));
        var picks = new int[sources.Length][];
        for (var s = 0; s < sources.Length; s++)
            picks[s] = new int[sources[0].Dates.Length];
        var next = new int[sources.Length];
        for (var i = 0; i < sources[0].Dates.Length; i++)
        {
            var date = sources[0].Dates[i];
            next[0] = i;
            var everywhere = true;
            for (var s = 1; s < sources.Length; s++)
            {
                var dates = sources[s].Dates;
                while (next[s] < dates.Length && dates[next[s]] < date)
                    next[s]++;
                everywhere &= next[s] < dates.Length && dates[next[s]] == date;
            }

            if (!everywhere)
                continue;
            for (var s = 0; s < sources.Length; s++)
                picks[s][shared.Count] = next[s];
            shared.Add(date);
        }

        DateOnly[] common = [.. shared];
        return new Frame(key, common, [.. sources.Select((source, s) => source with { Dates = common, Values = Pick(source.Values, picks[s], common.Length) })]);
    }

    private static double[] Pick(double[] values, int[] indices, int count)
    {
        var result = new double[count];
        for (var i = 0; i < count; i++)
            result[i] = values[indices[i]];
        return result;
    }
}
