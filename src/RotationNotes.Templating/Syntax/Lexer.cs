using System.Text;

namespace RotationNotes.Templating.Syntax;

/// <summary>Cuts a template into tokens: text between code blocks here, code in the other parts of the type.</summary>
internal sealed partial class Lexer
{
    private enum Strip { None, Line, Greedy }

    /// <summary>Tokens of one template: hundreds of pages of prose, and still little memory.</summary>
    private const int MaximumTokens = 250_000;

    private readonly SourceText source;
    private readonly string text;
    private readonly List<TemplateError> errors;
    private readonly List<Token> tokens;
    private int position;
    private int exitStart;
    private bool isTruncated;

    private Lexer(SourceText source, List<TemplateError> errors)
    {
        this.source = source;
        this.errors = errors;
        text = source.Text;
        tokens = new List<Token>(text.Length / 6 + 4);
    }

    /// <summary>All tokens, the last one of kind <see cref="TokenKind.End"/>; what cannot be read is added to the errors.</summary>
    public static List<Token> Tokenize(SourceText source, List<TemplateError> errors)
    {
        var lexer = new Lexer(source, errors);
        lexer.ReadAll();
        return lexer.tokens;
    }

    private void ReadAll()
    {
        // Text pieces and escape blocks that touch are collected into one token.
        StringBuilder? pending = null;
        string? piece = null;
        var pieceStart = 0;
        var strip = Strip.None;

        void Append(string part)
        {
            if (piece is null && pending is null)
                piece = part;
            else
                (pending ??= new StringBuilder(piece)).Append(part);
        }

        while (true)
        {
            var open = FindOpening(position, out var percents);
            var rawStart = position;
            var rawEnd = open < 0 ? text.Length : open;
            var left = open < 0 ? Strip.None : StripMark(open + percents + 2);
            var start = StripStart(rawStart, rawEnd, strip);
            var end = StripEnd(start, rawEnd, left);
            if (end > start)
                Append(text[start..end]);
            if (open < 0)
            {
                AddText(pieceStart, text.Length, piece, pending, null);
                tokens.Add(new Token(TokenKind.End, text.Length, text.Length, null, true, true));
                return;
            }
            position = open + percents + 2 + (left == Strip.None ? 0 : 1);
            if (percents > 0)
            {
                Append(ReadEscape(open, percents, out strip));
                continue;
            }
            AddText(pieceStart, open, piece, pending, left == Strip.None ? IndentBefore(open, rawStart, strip) : null);
            (piece, pending) = (null, null);
            strip = ReadCode(open);
            // Messages about the end of a code block point to its closing mark.
            pieceStart = exitStart;
        }
    }

    private void AddText(int start, int end, string? piece, StringBuilder? pending, string? indent) =>
        tokens.Add(new Token(TokenKind.Text, start, end, pending?.ToString() ?? piece ?? "", true, true, indent));

    /// <summary>Offset of the next <c>{{</c> or <c>{%{</c>; −1 when there is none.</summary>
    private int FindOpening(int from, out int percents)
    {
        percents = 0;
        while (from < text.Length)
        {
            var at = text.IndexOf('{', from);
            if (at < 0 || at + 1 >= text.Length)
                return -1;
            var next = at + 1;
            while (next < text.Length && text[next] == '%')
                next++;
            if (next < text.Length && text[next] == '{')
            {
                percents = next - at - 1;
                return at;
            }
            from = at + 1;
        }
        return -1;
    }

    private Strip StripMark(int at) =>
        at >= text.Length ? Strip.None : text[at] switch { '-' => Strip.Greedy, '~' => Strip.Line, _ => Strip.None };

    private int StripStart(int start, int end, Strip strip)
    {
        if (strip == Strip.None)
            return start;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            if (text[start++] == '\n' && strip == Strip.Line)
                break;
        }
        return start;
    }

    private int StripEnd(int start, int end, Strip strip)
    {
        if (strip == Strip.None)
            return end;
        while (end > start && char.IsWhiteSpace(text[end - 1]) && (strip == Strip.Greedy || text[end - 1] != '\n'))
            end--;
        return end;
    }

    /// <summary>The blanks between the start of the line and a code block, null when something else stands there.</summary>
    private string? IndentBefore(int open, int rawStart, Strip before)
    {
        var at = open;
        while (at > rawStart && text[at - 1] is ' ' or '\t')
            at--;
        if (at == open)
            return null;
        var lineStart = at == 0 || (text[at - 1] == '\n' && (at > rawStart || before != Strip.Greedy));
        return lineStart && !(before == Strip.Greedy && text.AsSpan(rawStart, open - rawStart).IsWhiteSpace()) ? text[at..open] : null;
    }

    /// <summary>Reads an escape block behind its opening mark.</summary>
    private string ReadEscape(int open, int percents, out Strip right)
    {
        var start = position;
        var from = start;
        while (true)
        {
            var close = text.IndexOf('}', from);
            if (close < 0 || close + percents + 1 >= text.Length)
            {
                errors.Add(source.Error(open, "the escape block is never closed", $"Close it with '}}{new string('%', percents)}}}'."));
                position = text.Length;
                right = Strip.None;
                return text[start..];
            }
            var after = close + 1;
            while (after < text.Length && after - close <= percents && text[after] == '%')
                after++;
            if (after - close - 1 == percents && after < text.Length && text[after] == '}')
            {
                right = close > start ? StripMark(close - 1) : Strip.None;
                var end = right == Strip.None ? close : close - 1;
                position = after + 1;
                return text[start..end];
            }
            from = close + 1;
        }
    }
}
