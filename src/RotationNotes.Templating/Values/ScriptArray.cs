using System.Collections;

namespace RotationNotes.Templating;

/// <summary>An array of the language: a growing list that may also carry named properties. It takes the same values as <see cref="ScriptObject"/>.</summary>
public sealed class ScriptArray : IReadOnlyList<object?>
{
    // Held without a list in between: templates make small arrays by the hundred thousand.
    private object?[] items;
    private ScriptObject? properties;

    /// <summary>An empty array.</summary>
    public ScriptArray() => items = [];

    /// <summary>An empty array with room for a number of items.</summary>
    public ScriptArray(int capacity) => items = capacity == 0 ? [] : new object?[capacity];

    /// <summary>An array of the given items.</summary>
    public ScriptArray(IEnumerable<object?> source)
        : this(source.TryGetNonEnumeratedCount(out var count) ? count : 0)
    {
        foreach (var item in source)
            Add(item);
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>An item by position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the array.</exception>
    public object? this[int index]
    {
        get => items[Checked(index)];
        set => items[Checked(index)] = Values.FromHost(value);
    }

    /// <summary>Named properties attached to the array, made on first use.</summary>
    public ScriptObject Properties => properties ??= new();

    /// <summary>True when named properties were attached.</summary>
    public bool HasProperties => properties is { Count: > 0 };

    /// <summary>Adds an item at the end.</summary>
    public void Add(object? item)
    {
        item = Values.FromHost(item);
        if (Count == items.Length)
            Grow();
        items[Count++] = item;
    }

    /// <summary>Inserts an item; the index must lie within the array or at its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond the end of the array.</exception>
    public void Insert(int index, object? item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
        item = Values.FromHost(item);
        if (Count == items.Length)
            Grow();
        Array.Copy(items, index, items, index + 1, Count - index);
        items[index] = item;
        Count++;
    }

    /// <summary>Removes an item by position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the array.</exception>
    public void RemoveAt(int index)
    {
        Array.Copy(items, Checked(index) + 1, items, index, Count - index - 1);
        items[--Count] = null;
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return index;
    }

    private void Grow() => Array.Resize(ref items, Math.Max(4, Count * 2));
}
