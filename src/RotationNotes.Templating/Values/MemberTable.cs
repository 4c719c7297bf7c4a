namespace RotationNotes.Templating;

/// <summary>
/// Names and values in the order of first assignment. Most objects of a template have a handful of members, which are found
/// faster by looking at each than by hashing; beyond that an index is kept.
/// </summary>
internal sealed class MemberTable(int capacity)
{
    private const int Indexed = 8;

    private string[] names = capacity == 0 ? [] : new string[capacity];
    private object?[] values = capacity == 0 ? [] : new object?[capacity];
    private Dictionary<string, int>? index;

    public int Count { get; private set; }

    public IEnumerable<string> Names
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return names[i];
        }
    }

    public IEnumerable<object?> Values
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return values[i];
        }
    }

    public IEnumerable<KeyValuePair<string, object?>> Pairs
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return new(names[i], values[i]);
        }
    }

    public bool Contains(string name) => Find(name) >= 0;

    public bool TryGet(string name, out object? value)
    {
        var at = Find(name);
        value = at >= 0 ? values[at] : null;
        return at >= 0;
    }

    public void Set(string name, object? value)
    {
        var at = Find(name);
        if (at >= 0)
        {
            values[at] = value;
            return;
        }
        if (Count == names.Length)
        {
            var larger = Math.Max(4, Count * 2);
            Array.Resize(ref names, larger);
            Array.Resize(ref values, larger);
        }
        (names[Count], values[Count]) = (name, value);
        index?.Add(name, Count);
        Count++;
        if (index is null && Count > Indexed)
            BuildIndex();
    }

    public bool Remove(string name)
    {
        var at = Find(name);
        if (at < 0)
            return false;
        Count--;
        Array.Copy(names, at + 1, names, at, Count - at);
        Array.Copy(values, at + 1, values, at, Count - at);
        (names[Count], values[Count]) = (null!, null);
        if (index is not null)
            BuildIndex();
        return true;
    }

    public void CopyFrom(MemberTable other)
    {
        (names, values, Count) = (other.names[..], other.values[..], other.Count);
        index = other.index is null ? null : new(other.index, StringComparer.Ordinal);
    }

    private int Find(string name)
    {
        if (index is not null)
            return index.TryGetValue(name, out var at) ? at : -1;
        // Names in templates are interned, so that the same name is mostly the same string.
        for (var i = 0; i < Count; i++)
        {
            if (ReferenceEquals(names[i], name))
                return i;
        }
        for (var i = 0; i < Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        return -1;
    }

    private void BuildIndex()
    {
        index = new(Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
            index.Add(names[i], i);
    }
}
