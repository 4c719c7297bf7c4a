using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Checks;

/// <summary>Finds what no branch of a template may leave behind: doubled words, stray spaces, open sentences, words that do not agree.</summary>
public static partial class Grammar
{
    private static readonly ImmutableArray<string> Ends = [".", "!", "?", ".\u201D", ".)", ":", "。", "！", "？", "。”", "。）", "："];

    private static readonly ImmutableArray<string> Strays =
        [" ,", " .", " ;", " :", ",,", "..", ",.", ".,", ";.", ":.", "( ", " )", "()", "，，", "。。", "，。", "。，", "、、", "；。", "，；", "（）", " ，", " 。", "的的", "为为", "较较"];

    // Pairs that only a wrong branch puts side by side.
    private static readonly ImmutableArray<string> Clashes =
        [" by by ", " to at ", " at to ", " by to ", " is are ", " was were ", " and but ", " but and ", " and and ", " the a ", " a the ", " of of ", " up down ", " in since ", ", and.", " and.", " but.", " by.", " to.", " the."];

    private static readonly ImmutableArray<string> Verbs =
    [
        "jumped", "surged", "leapt", "rose", "gained", "advanced", "climbed", "edged up", "inched up", "added", "tumbled", "plunged", "slumped", "fell", "lost", "dropped", "declined",
        "slipped", "edged down", "eased", "up", "down", "by", "上涨", "走高", "攀升", "大涨", "下跌", "走低", "回落", "大跌", "上行", "下行", "上升", "下降", "跑赢", "跑输", "领先", "落后",
    ];

    private static readonly ImmutableArray<string> Countables =
        ["percentage point", "basis point", "standard deviation", "session", "observation", "company", "day", "week", "month", "year", "case"];

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
        foreach (var pair in Strays.Concat(Clashes))
        {
            if (text.Contains(pair, StringComparison.Ordinal))
                yield return $"'{pair}' stands in it";
        }

        if (!IsBalanced(text, '(', ')') || !IsBalanced(text, '（', '）') || !IsBalanced(text, '\u201C', '\u201D'))
            yield return "a bracket or quotation is not closed";
        if (DoubledWord(text) is { } doubled)
            yield return $"the word '{doubled}' is doubled";
        if (printed.Role == PrintedRole.Sentences)
        {
            if (!Ends.Any(end => text.EndsWith(end, StringComparison.Ordinal)))
                yield return "the last sentence does not end";
            foreach (var sentence in Sentences.Split(text))
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

        foreach (var wrong in ArticleErrors(text).Concat(SizeErrors(text)).Concat(NumberErrors(text)).Concat(MachineText(text)))
            yield return wrong;
    }

    /// <summary>The start of a text, for messages.</summary>
    public static string Excerpt(string text) => text.Length <= 90 ? text : text[..87] + "\u2026";

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
            var expected = NumberWords.Article(words[i]);
            if (expected != words[i - 1].ToLowerInvariant())
                yield return $"'{words[i - 1]} {words[i]}' should be '{expected} {words[i]}'";
        }
    }

    /// <summary>"rose −0.2%" says the opposite of itself, "fell 0.0%" says nothing.</summary>
    private static IEnumerable<string> SizeErrors(string text)
    {
        foreach (var verb in Verbs)
        {
            for (var at = text.IndexOf(verb, StringComparison.Ordinal); at >= 0; at = text.IndexOf(verb, at + verb.Length, StringComparison.Ordinal))
            {
                if (at > 0 && char.IsAsciiLetter(text[at - 1]))
                    continue;
                var rest = text.AsSpan(at + verb.Length).TrimStart(' ');
                if (rest.StartsWith("\u2212"))
                    yield return $"'{verb}' is followed by a minus sign";
                else if (IsZero(rest))
                    yield return $"'{verb}' is followed by a size of zero";
            }
        }
    }

    private static bool IsZero(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
            digits++;
        return digits > 0 && text[..digits].TrimEnd('.').Trim("0.").IsEmpty && digits < text.Length && text[digits] is '%' or '\u00A0' or '个';
    }

    /// <summary>"one points", "2.0 percentage point".</summary>
    private static IEnumerable<string> NumberErrors(string text)
    {
        foreach (var noun in Countables)
        {
            var many = noun.EndsWith('y') && !noun.EndsWith("day", StringComparison.Ordinal) ? noun[..^1] + "ies" : noun + "s";
            foreach (var one in (string[])["1\u00A0", "one "])
            {
                var at = text.IndexOf(one + many, StringComparison.Ordinal);
                if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('.' or ',')))
                    yield return $"'{one}{many}' does not agree";
            }

            for (var at = text.IndexOf("\u00A0" + noun, StringComparison.Ordinal); at > 0; at = text.IndexOf("\u00A0" + noun, at + 1, StringComparison.Ordinal))
            {
                var start = at;
                while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '.' or ','))
                    start--;
                var end = at + 1 + noun.Length;
                if (start < at && text[start..at] != "1" && (end == text.Length || !char.IsLetter(text[end])))
                    yield return $"'{text[start..end]}' does not agree";
            }
        }
    }

    /// <summary>What programs write and readers should not meet.</summary>
    private static IEnumerable<string> MachineText(string text)
    {
        if (MachineDate().Match(text) is { Success: true } date)
            yield return $"'{date.Value}' is a date for machines";
        if (LongNumber().Match(text) is { Success: true } number)
            yield return $"'{number.Value}' lacks its thousands separator";
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex MachineDate();

    [GeneratedRegex(@"[0-9]{4,}(?:\.[0-9]+)?(?:%|\u00A0?(?:bp|pp|basis|percentage|points|个))")]
    private static partial Regex LongNumber();

    private static bool IsBalanced(string text, char open, char close)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth < 0)
                return false;
        }

        return depth == 0;
    }

    private static string Start(string sentence) => sentence.Length <= 40 ? sentence.TrimEnd() : sentence[..40];
}
