using System.Collections;

namespace RotationNotes.Templating;

/// <summary>The whole numbers between two ends, in either direction, without memory for each of them.</summary>
public sealed class ScriptRange : IReadOnlyList<object?>
{
    private readonly long first;
    private readonly int step;

    /// <summary>From the first number to the last, counting down when the last is smaller.</summary>
    /// <param name="inclusive">False leaves the last number out.</param>
    /// <exception cref="ArgumentException">More numbers than an array can hold.</exception>
    public ScriptRange(long first, long last, bool inclusive)
    {
        this.first = first;
        step = last >= first ? 1 : -1;
        var length = (last >= first ? (UInt128)((Int128)last - first) : (UInt128)((Int128)first - last)) + (inclusive ? 1u : 0u);
        if (length > int.MaxValue)
            throw new ArgumentException("the range holds more than 2147483647 numbers");
        Count = (int)length;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public object? this[int index] => Boxes.Of(first + (long)index * step);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
