namespace RotationNotes.Templating;

/// <summary>Anything a template can call.</summary>
public abstract class ScriptFunction
{
    private protected ScriptFunction() { }

    /// <summary>Name for messages; null for an anonymous function.</summary>
    public abstract string? Name { get; }
}
