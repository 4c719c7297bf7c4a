using System.Collections.Immutable;
using DiffPlex;

namespace RotationNotes.Publishing.Archive;

/// <summary>One place of the prose that differs: sentences that went and those that stand there now.</summary>
/// <param name="Section">Heading or box of the place.</param>
public sealed record SentenceChange(string Section, ImmutableArray<string> Removed, ImmutableArray<string> Added)
{
    internal static ImmutableArray<SentenceChange> Between(ImmutableArray<SealedSentence> before, ImmutableArray<SealedSentence> after)
    {
        // Sentences hold no line ends, so lines carry them through the comparison.
        var result = Differ.Instance.CreateLineDiffs(Lines(before), Lines(after), ignoreWhitespace: false);
        return
        [
            .. result.DiffBlocks.Select(block =>
            {
                var removed = before.Slice(block.DeleteStartA, block.DeleteCountA);
                var added = after.Slice(block.InsertStartB, block.InsertCountB);
                return new SentenceChange(
                    (added.IsEmpty ? removed[0] : added[0]).Section,
                    [.. removed.Select(sentence => sentence.Text)],
                    [.. added.Select(sentence => sentence.Text)]);
            }),
        ];
    }

    private static string Lines(ImmutableArray<SealedSentence> sentences) => string.Join('\n', sentences.Select(sentence => sentence.Text.ReplaceLineEndings(" ")));
}
