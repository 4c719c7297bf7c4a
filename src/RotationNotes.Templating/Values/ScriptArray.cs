using System.Collections;

namespace RotationNotes.Templating;

/// <summary>An array of the language: a growing list that may also carry named properties. It takes the same values as <see cref="ScriptObject"/>.</summary>
public sealed class ScriptArray : IReadOnlyList<object?>
{
    private readonly List<object?> items;
    private ScriptObject? properties;

    /// <summary>An empty array.</summary>
    public ScriptArray() => items = [];

    /// <summary>An empty array with room for a number of items.</summary>
    public ScriptArray(int capacity) => items = new(capacity);

    /// <summary>An array of the given items.</summary>
    public ScriptArray(IEnumerable<object?> source)
    {
        items = [];
        foreach (var item in source)
            items.Add(Values.FromHost(item));
    }

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <summary>An item by position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the array.</exception>
    public object? this[int index]
    {
        get => items[index];
        set => items[index] = Values.FromHost(value);
    }

    /// <summary>Named properties attached to the array, made on first use.</summary>
    public ScriptObject Properties => properties ??= new();

    /// <summary>True when named properties were attached.</summary>
    public bool HasProperties => properties is { Count: > 0 };

    /// <summary>Adds an item at the end.</summary>
    public void Add(object? item) => items.Add(Values.FromHost(item));

    /// <summary>Inserts an item; the index must lie within the array or at its end.</summary>
    public void Insert(int index, object? item) => items.Insert(index, Values.FromHost(item));

    /// <summary>Removes an item by position.</summary>
    public void RemoveAt(int index) => items.RemoveAt(index);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
