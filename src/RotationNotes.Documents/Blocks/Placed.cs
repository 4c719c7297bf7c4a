namespace RotationNotes.Documents.Blocks;

/// <summary>Where a page sets an exhibit or box, instead of in the line of the text.</summary>
public enum Placement
{
    /// <summary>At the top of a page.</summary>
    Top,
    /// <summary>At the foot of a page.</summary>
    Bottom,
    /// <summary>At column width, with the text that follows running beside it.</summary>
    Beside,
}

/// <summary>An exhibit or box that the author gives a place on the page; renderers without pages show it where it is called.</summary>
public sealed record Placed(Placement Place, Block Content) : Block;
