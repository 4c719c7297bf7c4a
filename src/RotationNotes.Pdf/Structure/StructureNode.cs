namespace RotationNotes.Pdf.Structure;

/// <summary>An element of the logical structure: what a screen reader walks through (ISO 32000-1, 14.7).</summary>
internal sealed class StructureNode(string type)
{
    // Most elements hold one stretch of content or one child.
    private readonly List<Kid> kids = new(1);

    /// <summary>A child element, a stretch of page content, or an annotation.</summary>
    /// <param name="Page">Zero-based page of the content or annotation.</param>
    /// <param name="ContentId">Marked-content number on that page, −1 for the others.</param>
    /// <param name="Annotation">Object number, 0 for the others.</param>
    public readonly record struct Kid(StructureNode? Node, int Page, int ContentId, int Annotation);

    /// <summary>Standard structure type, e.g. <c>P</c>, <c>H1</c>, <c>Figure</c>.</summary>
    public string Type { get; set; } = type;

    public StructureNode? Parent { get; private set; }

    /// <summary>Object number, known once the tree is being written.</summary>
    public int ObjectId { get; set; }

    public IReadOnlyList<Kid> Kids => kids;

    /// <summary>Text read instead of a figure.</summary>
    public string? AltText { get; init; }

    /// <summary>Identifier, which notes must have.</summary>
    public string? Id { get; init; }

    public TableAttributes? Table { get; init; }

    /// <summary>Numbering of a list: <c>None</c>, <c>Disc</c>, <c>Decimal</c>; null when the element is no list.</summary>
    public string? ListNumbering { get; init; }

    /// <summary>Where a figure stands on its page, in PDF coordinates; known once it is drawn.</summary>
    public (double Left, double Bottom, double Right, double Top)? Box { get; set; }

    /// <summary>Whether nothing was drawn for the element or inside it; such an element is left out, but for cells, which keep a table's grid.</summary>
    public bool IsBlank => Type is not ("TD" or "TH" or "Document") && kids.TrueForAll(kid => kid.Node is { IsBlank: true });

    public StructureNode Add(StructureNode child)
    {
        child.Parent = this;
        kids.Add(new Kid(child, 0, -1, 0));
        return child;
    }

    public StructureNode Add(string childType) => Add(new StructureNode(childType));

    public void AddContent(int page, int contentId) => kids.Add(new Kid(null, page, contentId, 0));

    public void AddAnnotation(int page, int annotation) => kids.Add(new Kid(null, page, -1, annotation));
}
