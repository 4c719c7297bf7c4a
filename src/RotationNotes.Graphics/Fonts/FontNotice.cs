namespace RotationNotes.Graphics.Fonts;

/// <summary>A finding about fonts that does not stop the work.</summary>
public sealed record FontNotice(string Message, string Hint)
{
    public override string ToString() => $"{Message} {Hint}";
}
