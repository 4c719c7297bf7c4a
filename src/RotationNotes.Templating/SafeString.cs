namespace RotationNotes.Templating;

/// <summary>Text that is already fit for the output and is not escaped again. Templates see an ordinary string.</summary>
/// <param name="Text">Printed as it is.</param>
public sealed record SafeString(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
