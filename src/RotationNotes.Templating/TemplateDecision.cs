namespace RotationNotes.Templating;

/// <summary>A condition on which a render turns.</summary>
/// <param name="File">File of the template.</param>
/// <param name="Offset">Characters before the condition in that file: names the condition.</param>
/// <param name="Outcome">What the condition came to.</param>
public readonly record struct TemplateDecision(string File, int Offset, bool Outcome);
