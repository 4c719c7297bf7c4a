using System.Collections.Immutable;

namespace RotationNotes.Documents.Blocks;

/// <summary>Every block of a note, those inside others included, in reading order.</summary>
public static class BlockWalk
{
    public static IEnumerable<Block> Descendants(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            yield return block;
            ImmutableArray<Block> children = block switch
            {
                SideBySide pair => [pair.Left, pair.Right],
                Callout callout => callout.Content,
                Columns columns => columns.Content,
                Placed placed => [placed.Content],
                Quotation quotation => quotation.Content,
                Disclosure disclosure => disclosure.Content,
                ItemList list => [.. list.Items.SelectMany(item => item)],
                _ => [],
            };
            foreach (var child in Descendants(children))
                yield return child;
        }
    }
}
