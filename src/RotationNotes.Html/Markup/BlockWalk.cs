using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;

namespace RotationNotes.Html.Markup;

/// <summary>Every block of a note, those inside others included, in reading order.</summary>
internal static class BlockWalk
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
