namespace RotationNotes.Templating.Evaluation;

/// <summary>One object whose members are seen as variables, with the loop variables open above it.</summary>
internal sealed class Scope(object target, Scope? outer = null)
{
    /// <summary>A <see cref="ScriptObject"/> or, for <c>with</c>, a <see cref="HostObject"/>.</summary>
    public object Target { get; } = target;

    /// <summary>For a block written in place, what is kept by the function around it.</summary>
    public Scope? Outer { get; } = outer;

    private List<(string Name, object? Value)>? loops;

    public bool TryGet(string name, out object? value)
    {
        if (loops is not null && Find(name) is >= 0 and var index)
        {
            value = loops[index].Value;
            return true;
        }
        return (Target is ScriptObject item ? item.TryGet(name, out value) : ((HostObject)Target).TryGetMember(name, out value))
            || (Outer is not null && Outer.TryGet(name, out value));
    }

    /// <summary>True when the object has the member; loop variables belong to no object.</summary>
    public bool Has(string name) => Target is ScriptObject item ? item.Contains(name) : ((HostObject)Target).TryGetMember(name, out _);

    public int Push(string name, object? value)
    {
        loops ??= [];
        loops.Add((name, value));
        return loops.Count - 1;
    }

    public void SetAt(int index, object? value) => loops![index] = (loops[index].Name, value);

    public void RemoveAt(int index) => loops!.RemoveAt(index);

    private int Find(string name)
    {
        for (var i = loops!.Count - 1; i >= 0; i--)
        {
            if (loops[i].Name == name)
                return i;
        }
        return -1;
    }

    public IEnumerable<string> Names =>
        (loops?.Select(l => l.Name) ?? []).Concat(Target is ScriptObject item ? item.Names : ((HostObject)Target).MemberNames);
}
