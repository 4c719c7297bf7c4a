using Scriban.Runtime;

namespace RotationNotes.Narrative.Templates;

/// <summary>What a render is given. It is only read, so that one object may serve many renders.</summary>
public sealed class RenderSettings
{
    /// <summary>Variables and functions that the template sees without prefix; each render works on its own copy.</summary>
    /// <exception cref="ArgumentException">A list or an object in it can be changed, so that one render would meddle with the next.</exception>
    public ScriptObject Globals
    {
        get;
        init => field = value.FirstOrDefault(pair => pair.Value is ScriptObject { IsReadOnly: false } or ScriptArray { IsReadOnly: false }) is { Key: { } name }
            ? throw new ArgumentException($"'{name}' is handed to templates and must be read-only.", nameof(value))
            : value;
    }
    = [];

    /// <summary>Text and file name of a template that <c>include</c> names, null for an unknown one; null itself when there is nothing to include.</summary>
    public Func<string, (string Text, string File)?>? Partials { get; init; }

    /// <summary>Names that <see cref="Partials"/> knows, for hints.</summary>
    public IEnumerable<string> PartialNames { get; init; } = [];

    /// <summary>What the render may spend.</summary>
    public TemplateLimits Limits { get; init; } = TemplateLimits.Default;

    /// <summary>Given what stands behind a condition that compared with nothing, and the fact it wanted: gives what is printed instead. Null prints it as it is.</summary>
    public Func<string, string, string>? Unanswered { get; init; }

    /// <summary>Told how each condition of <c>if</c> and <c>?:</c> came out.</summary>
    public Action<TemplateDecision>? Decided { get; init; }
}

/// <summary>A condition on which a render turned.</summary>
/// <param name="File">File of the template.</param>
/// <param name="Offset">Characters before the condition in that file: names the condition.</param>
/// <param name="Outcome">What the condition came to.</param>
public readonly record struct TemplateDecision(string File, int Offset, bool Outcome);
