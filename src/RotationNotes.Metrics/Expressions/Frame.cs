using System.Runtime.InteropServices;

namespace RotationNotes.Metrics.Expressions;

/// <summary>What an expression reads under its own name: a series, a metric, or a part that chooses its own dates.</summary>
/// <param name="Key">Canonical text.</param>
internal sealed record Source(string Key, ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<double> Values);

/// <summary>The dates on which all sources of an expression have values, with the values on them.</summary>
/// <remarks>Windows of an expression count these dates: "the sessions on which both have values".</remarks>
internal sealed class Frame
{
    private readonly Source[] sources;

    private Frame(string key, ReadOnlyMemory<DateOnly> dates, Source[] sources) => (Key, Dates, this.sources) = (key, dates, sources);

    /// <summary>Names the set of sources; equal keys mean equal dates.</summary>
    public string Key { get; }

    public ReadOnlyMemory<DateOnly> Dates { get; }

    public ReadOnlyMemory<double> Column(string key)
    {
        foreach (var source in sources)
        {
            if (source.Key == key)
                return source.Values;
        }

        throw new InvalidOperationException($"The frame {Key} holds no '{key}'.");
    }

    public static string KeyOf(List<Source> sources)
    {
        if (sources.Count == 1)
            return sources[0].Key;
        var keys = new string[sources.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = sources[i].Key;
        return string.Join('|', keys);
    }

    /// <param name="sources">At least one, in the order of their keys.</param>
    public static Frame Of(List<Source> sources)
    {
        var key = KeyOf(sources);
        var first = sources[0].Dates;
        if (sources.TrueForAll(source => SameDates(source.Dates, first)))
            return new Frame(key, first, [.. sources]);

        // picks[s][j] is the index in source s of the j-th common date.
        var dates = first.Span;
        var picks = new int[sources.Count][];
        for (var s = 0; s < picks.Length; s++)
            picks[s] = new int[dates.Length];
        var next = new int[sources.Count];
        var count = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            next[0] = i;
            if (!Advance(sources, next, dates[i]))
                continue;
            for (var s = 0; s < picks.Length; s++)
                picks[s][count] = next[s];
            count++;
        }

        var common = new DateOnly[count];
        for (var j = 0; j < count; j++)
            common[j] = dates[picks[0][j]];
        var aligned = new Source[sources.Count];
        for (var s = 0; s < aligned.Length; s++)
            aligned[s] = sources[s] with { Dates = common, Values = Pick(sources[s].Values.Span, picks[s], count) };
        return new Frame(key, common, aligned);
    }

    // By their bytes: the framework compares memory many times faster than dates.
    private static bool SameDates(ReadOnlyMemory<DateOnly> a, ReadOnlyMemory<DateOnly> b) =>
        MemoryMarshal.AsBytes(a.Span).SequenceEqual(MemoryMarshal.AsBytes(b.Span));

    // Moves every later source up to the date; true when all of them have it.
    private static bool Advance(List<Source> sources, int[] next, DateOnly date)
    {
        var everywhere = true;
        for (var s = 1; s < next.Length; s++)
        {
            var dates = sources[s].Dates.Span;
            while (next[s] < dates.Length && dates[next[s]] < date)
                next[s]++;
            everywhere &= next[s] < dates.Length && dates[next[s]] == date;
        }

        return everywhere;
    }

    private static double[] Pick(ReadOnlySpan<double> values, int[] indices, int count)
    {
        var result = new double[count];
        for (var i = 0; i < count; i++)
            result[i] = values[indices[i]];
        return result;
    }
}
