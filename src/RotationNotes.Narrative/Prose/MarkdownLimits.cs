using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Prose;

/// <summary>Holds the text of a note to what a note can need before anything parses it: neither the parser nor the layout ends well on what goes beyond.</summary>
/// <remarks>All limits count; none is a time, so that a text is accepted or refused alike on every machine.</remarks>
internal static class MarkdownLimits
{
    /// <summary>Characters of the whole text: some hundred pages.</summary>
    public const int Length = 250_000;

    /// <summary>Characters of one paragraph, heading or list item.</summary>
    public const int UnitLength = 20_000;

    /// <summary>Paragraphs, headings and list items.</summary>
    public const int Units = 5_000;

    /// <summary>Quotations and lists inside each other; columns that a line is moved in are four to a level.</summary>
    public const int Depth = 10;

    /// <summary>Signs of one paragraph that could begin or end emphasis, a link, a note, code or HTML.</summary>
    public const int Signs = 500;

    /// <summary>Such signs in one row, and brackets open at a time.</summary>
    public const int Row = 16;

    private const string Calm = "Write the paragraph in plainer words, or look at what the template repeats.";

    /// <exception cref="DiagnosticException">The first limit that the text passes (configuration), with the line of the rendered text.</exception>
    public static void Check(string text, Place file)
    {
        if (text.Length > Length)
            throw Over(file, 0, $"the text has {text.Length} characters and a note at most {Length}", "Shorten the note, or look at what the template repeats.");
        var unit = default(Unit);
        var units = 0;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var inner = Nesting(line, file, number);
            if (inner.Length < line.Length || inner.IsWhiteSpace() || inner[0] == '#')
            {
                if (!unit.IsEmpty && ++units > Units)
                    throw Over(file, number, $"there are more than {Units} paragraphs, headings and list items", "Shorten the note, or look at what the template repeats.");
                unit = default;
            }

            unit.Add(inner, file, number);
        }
    }

    /// <summary>What stands behind the marks of quotations and list items.</summary>
    private static ReadOnlySpan<char> Nesting(ReadOnlySpan<char> line, Place file, int number)
    {
        var (depth, columns) = (0, 0);
        while (true)
        {
            var start = 0;
            for (; start < line.Length && line[start] is ' ' or '\t'; start++)
                columns += line[start] == '\t' ? 4 : 1;
            if (start == line.Length || IsBreak(line[start..]))
                return [];
            var marker = MarkerLength(line[start..]);
            if (depth > Depth || columns > 4 * Depth)
                throw Over(file, number, $"quotations and lists stand more than {Depth} deep inside each other, or a line is moved in by more than {4 * Depth} columns", "Set it flatter.");
            if (marker == 0)
                return line[start..];
            depth++;
            line = line[(start + marker)..];
        }
    }

    private static bool IsBreak(ReadOnlySpan<char> line) => line[0] is '*' or '-' or '_' && line.TrimEnd().IndexOfAnyExcept(line[0], ' ') < 0;

    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line[0] == '>')
            return 1;
        var digits = 0;
        while (digits < line.Length && digits < 10 && char.IsAsciiDigit(line[digits]))
            digits++;
        var end = digits > 0 ? digits : 0;
        var isMarker = end < line.Length && (digits > 0 ? line[end] is '.' or ')' : line[end] is '-' or '+' or '*');
        return isMarker && (end + 1 == line.Length || line[end + 1] is ' ' or '\t') ? end + 1 : 0;
    }

    /// <summary>Emphasis and links may nest no deeper than quotations and lists; asked of what the parser made, before anything walks it by recursion.</summary>
    /// <exception cref="DiagnosticException">They do (configuration).</exception>
    public static void Check(MarkdownDocument document, Place file)
    {
        var waiting = new Stack<(MarkdownObject Part, int Depth, int Line)>([(document, 0, 0)]);
        while (waiting.TryPop(out var next))
        {
            var (part, depth, line) = next;
            if (depth > Depth + 1)
                throw Over(file, line + 1, $"emphasis, links, quotations or lists stand more than {Depth} deep inside each other", "Set it flatter.");
            switch (part)
            {
                case ContainerBlock container:
                    foreach (var child in container)
                        waiting.Push((child, depth + (child is ListBlock or QuoteBlock ? 1 : 0), child.Line));
                    break;
                case LeafBlock { Inline: { } inline }:
                    waiting.Push((inline, 0, line));
                    break;
                case ContainerInline container:
                    foreach (var child in container)
                        waiting.Push((child, depth + (child is EmphasisInline or LinkInline ? 1 : 0), line));
                    break;
            }
        }
    }

    private static DiagnosticException Over(Place file, int line, string what, string hint) =>
        new(FailureKind.Configuration, Diagnostic.Error(file, line == 0 ? what + "." : $"{what} (line {line} of the rendered text).", hint));

    /// <summary>What one paragraph has spent.</summary>
    private struct Unit
    {
        private int length;
        private int signs;
        private int row;
        private int brackets;

        public readonly bool IsEmpty => length == 0;

        public void Add(ReadOnlySpan<char> line, Place file, int number)
        {
            length += line.Length;
            var last = ' ';
            foreach (var c in line)
            {
                var isSign = c is '*' or '_' or '[' or ']' or '`' or '<' or '!';
                signs += isSign ? 1 : 0;
                row = isSign && c == last ? row + 1 : 0;
                brackets = c switch
                {
                    '[' or '(' => brackets + 1,
                    ']' or ')' => Math.Max(0, brackets - 1),
                    _ => brackets,
                };
                last = c;
                if (brackets > Row || row >= Row)
                    throw Over(file, number, $"more than {Row} brackets are open at a time, or more than {Row} signs of emphasis stand in a row", Calm);
            }

            if (length > UnitLength || signs > Signs)
                throw Over(file, number, $"a paragraph has more than {UnitLength} characters, or more than {Signs} signs of emphasis, links, code or HTML", Calm);
        }
    }
}
