using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;

namespace RotationNotes.Html.Email;

/// <summary>Which blocks a mail carries, in which order: takeaways first, and less of the back matter when the mail would grow too long.</summary>
internal static class EmailOrder
{
    /// <summary>The note's blocks with the takeaways moved to the top.</summary>
    public static ImmutableArray<Block> TakeawaysFirst(NoteDocument document)
    {
        var takeaways = document.Blocks.FirstOrDefault(block => block is Callout { Role: CalloutRole.Takeaways });
        return takeaways is null ? document.Blocks : [takeaways, .. document.Blocks.Where(block => !ReferenceEquals(block, takeaways))];
    }

    /// <summary>Without definitions: whole sections that hold nothing else go with their heading.</summary>
    public static ImmutableArray<Block> WithoutDefinitions(ImmutableArray<Block> blocks)
    {
        var kept = blocks.Where(block => block is not DefinitionList).ToImmutableArray();
        return kept.Length == blocks.Length ? blocks : DropEmptySections(kept, blocks);
    }

    private static ImmutableArray<Block> DropEmptySections(ImmutableArray<Block> kept, ImmutableArray<Block> original)
    {
        var result = ImmutableArray.CreateBuilder<Block>();
        for (var i = 0; i < kept.Length; i++)
        {
            var lostItsContent = kept[i] is Heading heading
                && original[original.IndexOf(heading) + 1] is DefinitionList
                && (i + 1 == kept.Length || kept[i + 1] is Heading or Disclosure or PageBreak or ThematicBreak);
            if (!lostItsContent)
                result.Add(kept[i]);
        }

        return result.ToImmutable();
    }
}
