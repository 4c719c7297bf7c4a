using System.Text;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Claims;

/// <summary>Decides claim blocks in rendered text: keeps the claim while it holds, else what stands behind <c>otherwise</c>.</summary>
/// <remarks>
/// Both sides are rendered before the choice, so that a mistake in either shows at once. A block whose facts have no value keeps neither:
/// the fallback answers "not so", and nobody knows that. Each sentence kept is wrapped, so that the document can say what it rests on.
/// </remarks>
internal static class ClaimBlocks
{
    /// <param name="absent">Told the metric ids for whose want a block was left out.</param>
    /// <exception cref="DiagnosticException">A block is not closed, or something is closed that was never opened (configuration).</exception>
    public static string Resolve(string text, ClaimLedger ledger, Place file, Action<string> absent)
    {
        if (!text.Contains(Marks.BlockOpen) && !text.Contains(Marks.BlockClose) && !text.Contains(Marks.BlockOtherwise))
            return text;
        var open = new Stack<OpenBlock>();
        var target = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case Marks.BlockOpen:
                    var end = text.IndexOf(Marks.BlockText, i);
                    open.Push(new OpenBlock(text[(i + 1)..end], target));
                    target = open.Peek().Claimed;
                    i = end;
                    break;
                case Marks.BlockOtherwise when open.TryPeek(out var block) && block.Fallback is null:
                    target = block.Fallback = new StringBuilder();
                    break;
                case Marks.BlockClose when open.TryPop(out var block):
                    target = block.Outer;
                    target.Append(Decide(block, ledger, absent));
                    break;
                case Marks.BlockOtherwise or Marks.BlockClose:
                    throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(file, text[i] == Marks.BlockClose ? "'end_claim' closes nothing." : "'otherwise' stands outside a claim, or twice in one.", "Write {{ claim condition fact }} … {{ otherwise }} … {{ end_claim }}."));
                default:
                    target.Append(text[i]);
                    break;
            }
        }

        if (open.TryPeek(out var left))
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(ledger.ConditionOf(left.Id).Place, "a claim is opened but never closed.", "Close it with {{ end_claim }}."));
        return target.ToString();
    }

    private static string Decide(OpenBlock block, ClaimLedger ledger, Action<string> absent)
    {
        var condition = ledger.ConditionOf(block.Id);
        if (condition.Holds)
            return Backed(block.Id, block.Claimed.ToString());
        if (condition.IsAnswerable)
            return block.Fallback?.ToString() ?? "";
        foreach (var fact in condition.Facts.Where(f => f.Value is null))
            absent(fact.Definition.Id);
        return "";
    }

    private static string Backed(string id, string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var unit in Sentences.Units(text))
        {
            var (marker, body) = Sentences.SplitMarker(unit);
            result.Append(marker);
            foreach (var sentence in Sentences.Split(body))
            {
                var words = sentence.Trim();
                // Emphasis must keep its outermost place in Markdown, and a block call is no sentence.
                if (words.Length == 0 || words[^1] is '*' or '_' || IsCall(words))
                {
                    result.Append(sentence);
                    continue;
                }

                var start = sentence.IndexOf(words, StringComparison.Ordinal);
                result.Append(sentence, 0, start).Append(Marks.BackedStart).Append(id).Append(Marks.BackedText).Append(words).Append(Marks.BackedEnd).Append(sentence, start + words.Length, sentence.Length - start - words.Length);
            }
        }

        return result.ToString();
    }

    private static bool IsCall(string words) => words[0] == Marks.CallStart && words.IndexOf(Marks.CallEnd) == words.Length - 1;

    private sealed class OpenBlock(string id, StringBuilder outer)
    {
        public string Id { get; } = id;

        public StringBuilder Outer { get; } = outer;

        public StringBuilder Claimed { get; } = new();

        public StringBuilder? Fallback { get; set; }
    }
}
