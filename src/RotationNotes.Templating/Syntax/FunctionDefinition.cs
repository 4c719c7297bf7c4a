namespace RotationNotes.Templating.Syntax;

/// <summary>A parameter of a function written in a template.</summary>
/// <param name="Name">Without mark; parameters are ordinary variables inside the function.</param>
/// <param name="HasDefault">True when a call may leave it out.</param>
/// <param name="Default">Value of a left-out argument.</param>
/// <param name="Variadic">Takes all further arguments as an array.</param>
internal readonly record struct FunctionParameter(string Name, bool HasDefault, object? Default, bool Variadic);

/// <summary>A function as parsed: simple (<paramref name="parameters"/> null), parametric, inline or anonymous.</summary>
internal sealed class FunctionDefinition(SourceText source, string? name, FunctionParameter[]? parameters, Block body)
{
    public SourceText Source { get; } = source;
    public string? Name { get; } = name;
    public FunctionParameter[]? Parameters { get; } = parameters;
    public Block Body { get; } = body;
}
