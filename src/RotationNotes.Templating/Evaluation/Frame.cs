namespace RotationNotes.Templating.Evaluation;

/// <summary>Variables of one function call or included page: locals, arguments, and those of open loops.</summary>
internal sealed class Frame(ScriptArray? arguments)
{
    private List<(string Name, object? Value)>? locals;
    private HashSet<string>? readOnly;

    /// <summary><c>$</c>; null on the page itself, which nobody calls.</summary>
    public ScriptArray? Arguments { get; } = arguments;

    /// <summary>Block handed over by <c>wrap</c>, with the frame it was written in.</summary>
    public Syntax.Block? Wrapped { get; set; }

    public bool TryGet(string name, out object? value)
    {
        if (locals is not null)
        {
            for (var i = locals.Count - 1; i >= 0; i--)
            {
                if (locals[i].Name == name)
                {
                    value = locals[i].Value;
                    return true;
                }
            }
        }
        value = null;
        return false;
    }

    public bool CanWrite(string name) => readOnly is null || !readOnly.Contains(name);

    public void MakeReadOnly(string name)
    {
        if (TryGet(name, out _))
            (readOnly ??= new(StringComparer.Ordinal)).Add(name);
    }

    public void Set(string name, object? value)
    {
        locals ??= [];
        for (var i = locals.Count - 1; i >= 0; i--)
        {
            if (locals[i].Name == name)
            {
                locals[i] = (name, value);
                return;
            }
        }
        locals.Add((name, value));
    }

    /// <summary>Opens a variable that hides one of the same name until <see cref="Cut"/>.</summary>
    public int Push(string name, object? value)
    {
        locals ??= [];
        locals.Add((name, value));
        return locals.Count - 1;
    }

    public void SetAt(int index, object? value) => locals![index] = (locals[index].Name, value);

    /// <summary>Closes the variables of a loop; locals that its body created stay, as they belong to the page.</summary>
    public void RemoveAt(int index) => locals!.RemoveAt(index);

    public IEnumerable<string> Names => locals?.Select(l => l.Name) ?? [];
}
