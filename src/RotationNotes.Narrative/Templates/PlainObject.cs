using Scriban;
using Scriban.Runtime;

namespace RotationNotes.Narrative.Templates;

/// <summary>
/// An object that a template makes. The package writes values into the messages of its errors, and follows an object into itself
/// until the stack overflows; this one tells no more than that it is an object, unless it is printed in a render, where depth is limited.
/// </summary>
internal sealed class PlainObject : ScriptObject
{
    public PlainObject(ScriptObject members) => members.CopyTo(this);

    public override string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is TemplateContext ? base.ToString(format, formatProvider) : "an object";
}
