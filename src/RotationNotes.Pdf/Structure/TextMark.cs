namespace RotationNotes.Pdf.Structure;

/// <summary>What a stretch of text leads to. Each mark is one element of the structure, even when it runs over two lines.</summary>
internal abstract class TextMark(string description)
{
    /// <summary>What the link does, for those who do not see it.</summary>
    public string Description { get; } = description;

    public StructureNode Node { get; } = new("Link");
}

/// <summary>A link to an absolute address.</summary>
internal sealed class WebMark(string target, string description) : TextMark(description)
{
    public string Target { get; } = target;
}

/// <summary>A link to a place in the document.</summary>
internal sealed class PlaceMark(string anchor, string description) : TextMark(description)
{
    public string Anchor { get; } = anchor;
}
