using System.Collections.Immutable;

namespace RotationNotes.Narrative.Checks;

/// <summary>Finds what no branch of a template may leave behind: doubled words, stray spaces, open sentences.</summary>
public static class Grammar
{
    private static readonly ImmutableArray<string> Ends = [".", "!", "?", ".\u201D", ".)", ":"];

    /// <summary>Complaints about one text, each a short sentence; empty when it is clean.</summary>
    public static IEnumerable<string> Complaints(PrintedText printed)
    {
        var text = printed.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (printed.Role is not PrintedRole.Fragment)
                yield return "it is empty";
            yield break;
        }

        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("}}", StringComparison.Ordinal))
            yield return "template braces are left in it";
        if (text.Contains("  ", StringComparison.Ordinal))
            yield return "two spaces follow each other";
        if (text != text.Trim())
            yield return "it starts or ends with a space";
        foreach (var pair in new[] { " ,", " .", " ;", " :", ",,", "..", ",.", "( ", " )", "  " })
        {
            if (text.Contains(pair, StringComparison.Ordinal))
                yield return $"'{pair}' stands in it";
        }

        if (DoubledWord(text) is { } doubled)
            yield return $"the word '{doubled}' is doubled";
        if (printed.Role == PrintedRole.Sentences)
        {
            if (!Ends.Any(end => text.EndsWith(end, StringComparison.Ordinal)))
                yield return "the last sentence does not end";
            foreach (var sentence in Prose.Sentences.Split(text))
            {
                var first = sentence.FirstOrDefault(char.IsLetterOrDigit);
                if (char.IsLower(first))
                    yield return $"a sentence starts with a small letter: \"{Start(sentence)}\"";
            }
        }
        else if (printed.Role != PrintedRole.Fragment && char.IsLower(text[0]))
        {
            yield return "it starts with a small letter";
        }

        foreach (var wrong in ArticleErrors(text))
            yield return wrong;
    }

    private static string? DoubledWord(string text)
    {
        var words = text.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            // "rose rose." is doubled, "rose. Rose" is not: only what follows the second word is cut off.
            var second = words[i].TrimEnd('.', ',', ';', ':', '!', '?', ')', '\u201D');
            if (second.Length > 0 && char.IsLetter(second[0]) && string.Equals(second, words[i - 1], StringComparison.OrdinalIgnoreCase))
                return second;
        }

        return null;
    }

    private static IEnumerable<string> ArticleErrors(string text)
    {
        var words = text.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1].ToLowerInvariant() is not ("a" or "an"))
                continue;
            var expected = Phrases.NumberWords.Article(words[i]);
            if (expected != words[i - 1].ToLowerInvariant())
                yield return $"'{words[i - 1]} {words[i]}' should be '{expected} {words[i]}'";
        }
    }

    private static string Start(string sentence) => sentence.Length <= 40 ? sentence.TrimEnd() : sentence[..40];
}
