using System.Collections;

namespace RotationNotes.Templating;

/// <summary>
/// An object of the language: names to values, in the order of first assignment. Values of the host are brought to the few
/// types of the language as they are put in: whole numbers become <see cref="long"/>, lists arrays, dictionaries objects.
/// </summary>
public sealed class ScriptObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly MemberTable members;
    private HashSet<string>? readOnly;
    private bool frozen;

    /// <summary>An empty object.</summary>
    public ScriptObject() => members = new(0);

    /// <summary>An empty object with room for a number of members.</summary>
    public ScriptObject(int capacity) => members = new(capacity);

    /// <summary>Number of members.</summary>
    public int Count => members.Count;

    /// <summary>Names, oldest first.</summary>
    public IEnumerable<string> Names => members.Names;

    /// <summary>Values, oldest first.</summary>
    public IEnumerable<object?> MemberValues => members.Values;

    /// <summary>True when templates may not change the object at all.</summary>
    public bool IsFrozen => frozen;

    /// <summary>Value of a member, null when there is none; setting adds or replaces.</summary>
    /// <exception cref="InvalidOperationException">The object is frozen or the member read-only.</exception>
    /// <exception cref="ArgumentException">The value is of a type that templates have no place for.</exception>
    public object? this[string name]
    {
        get => members.TryGet(name, out var value) ? value : null;
        set
        {
            if (!CanWrite(name))
                throw new InvalidOperationException($"'{name}' is read-only.");
            members.Set(name, Values.FromHost(value));
        }
    }

    /// <summary>Adds or replaces a member; lets an object be written as a collection initialiser.</summary>
    public void Add(string name, object? value) => this[name] = value;

    /// <summary>True when the object has the member, even one that is null.</summary>
    public bool Contains(string name) => members.Contains(name);

    /// <summary>Finds a member.</summary>
    public bool TryGet(string name, out object? value) => members.TryGet(name, out value);

    /// <summary>Removes a member.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="InvalidOperationException">The object is frozen or the member read-only.</exception>
    public bool Remove(string name)
    {
        if (!CanWrite(name))
            throw new InvalidOperationException($"'{name}' is read-only.");
        return members.Remove(name);
    }

    /// <summary>True when the member may be assigned.</summary>
    public bool CanWrite(string name) => !frozen && (readOnly is null || !readOnly.Contains(name));

    /// <summary>Lets the member keep its value.</summary>
    public void MakeReadOnly(string name) => (readOnly ??= new(StringComparer.Ordinal)).Add(name);

    /// <summary>Lets the object stay as it is; objects shared between renders should be frozen.</summary>
    /// <returns>This object.</returns>
    public ScriptObject Freeze()
    {
        frozen = true;
        return this;
    }

    /// <summary>A shallow copy that may be changed; read-only marks of single members are kept.</summary>
    public ScriptObject Copy()
    {
        var copy = new ScriptObject(members.Count);
        copy.members.CopyFrom(members);
        if (readOnly is not null)
            copy.readOnly = new(readOnly, StringComparer.Ordinal);
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => members.Pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
