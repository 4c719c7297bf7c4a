using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Claims;

namespace RotationNotes.Narrative.Prose;

/// <summary>Decides claim blocks in rendered text: keeps the first claim that holds, else what stands behind a bare <c>otherwise</c>.</summary>
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
                    target = open.Peek().Sides[0].Text;
                    i = end;
                    break;
                case Marks.BlockOtherwise when open.TryPeek(out var block) && block.Sides[^1].Id is not null:
                    // Digits and a mark follow when there is a further condition; text follows when there is none.
                    var digits = i + 1;
                    while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                        digits++;
                    var isConditional = digits > i + 1 && digits < text.Length && text[digits] == Marks.BlockText;
                    target = block.Begin(isConditional ? text[(i + 1)..digits] : null);
                    i = isConditional ? digits : i;
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
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(ledger.ConditionOf(left.Sides[0].Id).Place, "a claim is opened but never closed.", "Close it with {{ end_claim }}."));
        return target.ToString();
    }

    private static string Decide(OpenBlock block, ClaimLedger ledger, Action<string> absent)
    {
        foreach (var (id, text) in block.Sides)
        {
            if (id is null)
                return text.ToString();
            var condition = ledger.ConditionOf(id);
            if (condition.Holds)
                return Backed(id, text.ToString());
            if (condition.IsAnswerable)
                continue;
            foreach (var fact in condition.Facts.Where(f => f.Value is null))
                absent(fact.Definition.Id);
            return "";
        }

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

    /// <summary>A block not closed yet: its claims in order, each with its condition; the fallback has none.</summary>
    private sealed class OpenBlock(string id, StringBuilder outer)
    {
        public StringBuilder Outer { get; } = outer;

        public List<(string? Id, StringBuilder Text)> Sides { get; } = [(id, new StringBuilder())];

        public StringBuilder Begin(string? id)
        {
            Sides.Add((id, new StringBuilder()));
            return Sides[^1].Text;
        }
    }
}
