using System.Collections.Immutable;

namespace RotationNotes.Documents.Blocks;

/// <summary>Blocks set in two or three columns, where the page is wide enough; exhibits inside take the column's width.</summary>
public sealed record Columns : Block
{
    public Columns(int count, ImmutableArray<Block> content)
    {
        if (count is < 2 or > 3)
            throw new ArgumentOutOfRangeException(nameof(count), count, "Text stands in two or three columns.");
        (Count, Content) = (count, content);
    }

    public int Count { get; }

    public ImmutableArray<Block> Content { get; }
}
