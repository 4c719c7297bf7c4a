using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>A function written in a template. It sees the variables of its caller, as the language has it.</summary>
internal sealed class TemplateFunction(FunctionDefinition definition) : ScriptFunction
{
    public override string? Name => Definition.Name;

    public FunctionDefinition Definition { get; } = definition;
}
