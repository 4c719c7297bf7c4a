using System.Text.RegularExpressions;
using Scriban.Parsing;

namespace RotationNotes.Narrative.Templates;

/// <summary>The messages of the package that authors meet most, said in the words of this house and with a hint; all others as they are.</summary>
internal static class ErrorWords
{
    private const int Longest = 300;
    private const string OfAFact = "Of a fact, write '.value'.";

    // First match wins. Texts of a template stand in messages, so a dot takes line ends too.
    private static readonly (Regex Words, string Message, string? Hint)[] Rules =
    [
        Rule(@"^(?:Object `(?<o>.*?)` is null\. Cannot access member: .*?\.(?<m>\w+)$|Cannot get the member (?<o>.*?)\.(?<m>\w+) for a null object)", "'${o}' is nothing and has no member '${m}'", "Guard it: write '?.' or put it into an 'if'."),
        Rule(@"^Object `(.*?)` is null\. Cannot access indexer", "'$1' is nothing and has no elements", "Guard it: put it into an 'if'."),
        Rule(@"^The index (-?\d+) is out of bounds \[0, (\d+)\] on the `(.*?)` with", "'$3' has $2 elements and none at $1", "Guard it with '??' or check its size."),
        Rule("with a null indexer", "the index is nothing", null),
        Rule("^Unable to convert type `an object` to `?(.*?)`?$", "an object cannot be used as $1", OfAFact),
        Rule("^Unable to convert type `(.*?)` to `?(.*?)`?$", "$1 cannot be used as $2", null),
        Rule("^Pipe expression destination `(.*?)` is not", "the pipe leads to '$1', which is no function", null),
        Rule("^Invalid target function `|^The function `.*` was not found", "what is called here is no function", "Two values beside each other are a call: put an operator between them."),
        Rule("^Cannot set .*readonly (?:variable|member:?) `?(.*?)`?( in the indexer.*)?$", "'$1' is read-only", "Choose another name."),
        Rule("^Cannot get or set a member on the primitive `.*/(.*?)` when accessing member: (.*)$", "$1 has no member '$2'", null),
        Rule("^(?:The o|O)perator `(.*?)` is not (?:supported|implemented)", "'$1' cannot join these two values", OfAFact + " A text and a number are joined with '+'."),
        Rule("^Attempted to divide by zero|^Cannot divide by 0", "division by zero", null),
        Rule("^Unexpected type `", "a loop needs a list", null),
    ];

    private static readonly Regex Count = Rule("^Invalid number of arguments `(.*?)` passed to `([^ (\n]*).*` while", "", null).Words;

    /// <summary>An error of the package at its place, which counts from zero.</summary>
    /// <param name="rendering">The render, for names; null for errors of the syntax.</param>
    public static TemplateError Of(SourceSpan span, string words, Rendering? rendering = null)
    {
        if (Count.Match(words) is { Success: true } count && rendering?.FunctionOf(count.Groups[2].Value) is { } function)
            return At(span, $"'{count.Groups[2]}' takes {NamedArguments.Range(function)} but got {count.Groups[1]}", NamedArguments.Listed(function));
        foreach (var (pattern, message, hint) in Rules)
        {
            if (pattern.Match(words) is { Success: true } match)
                return At(span, match.Result(message), hint);
        }

        return At(span, words.Replace('`', '\''), null);
    }

    public static TemplateError At(SourceSpan span, string message, string? hint)
    {
        // Texts of a template may be long.
        var line = message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return new(span.FileName ?? "", span.Start.Line + 1, span.Start.Column + 1, line.Length <= Longest ? line : line[..Longest] + "…", hint);
    }

    private static (Regex Words, string Message, string? Hint) Rule(string words, string message, string? hint) => (new Regex(words, RegexOptions.Singleline), message, hint);
}
