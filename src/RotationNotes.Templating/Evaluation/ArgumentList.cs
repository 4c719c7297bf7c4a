namespace RotationNotes.Templating.Evaluation;

/// <summary>Evaluated arguments of one call: positional ones first, then named ones in the order written.</summary>
internal sealed class ArgumentList
{
    public List<object?> Positional { get; } = [];

    public List<(string Name, object? Value, int Start)>? Named { get; private set; }

    public void AddNamed(string name, object? value, int start) => (Named ??= []).Add((name, value, start));
}
