namespace RotationNotes.Templating.Syntax;

internal sealed partial class Lexer
{
    private bool space;
    private bool lineBreak;

    // One entry per open interpolated string: its quote and the braces open inside its current hole.
    private readonly Stack<(char Quote, int Braces, int Start)> interpolations = new();
    private int braces;

    /// <summary>Reads code up to and with the closing mark and tells what that mark strips.</summary>
    private Strip ReadCode(int open)
    {
        interpolations.Clear();
        braces = 0;
        (space, lineBreak) = (true, true);
        while (true)
        {
            if (position >= text.Length)
            {
                // The end of the template ends an open code block, unless something in it is still open.
                if (!isTruncated && (interpolations.Count > 0 || braces > 0))
                    errors.Add(source.Error(open, "the code block is never closed", "Close it with '}}'."));
                exitStart = text.Length;
                return Strip.None;
            }
            if (AtExit(out var strip, out var length))
            {
                exitStart = position;
                position += length;
                return strip;
            }
            var c = text[position];
            if (c is '\n')
            {
                if (interpolations.Count > 0)
                    errors.Add(source.Error(interpolations.Peek().Start, "the hole of an interpolated string must end on its line", "Compute the value before, and put its name between the braces."));
                (space, lineBreak) = (true, true);
                position++;
            }
            else if (char.IsWhiteSpace(c))
            {
                space = true;
                position++;
            }
            else if (c == '#')
                SkipComment();
            else
                ReadToken(c);
        }
    }

    /// <summary>True at <c>}}</c>, <c>-}}</c> or <c>~}}</c> outside object braces and interpolation holes.</summary>
    private bool AtExit(out Strip strip, out int length)
    {
        (strip, length) = (Strip.None, 2);
        if (braces > 0 || interpolations.Count > 0)
            return false;
        var at = position;
        if (text[at] is '-' or '~')
        {
            strip = text[at] == '-' ? Strip.Greedy : Strip.Line;
            length = 3;
            at++;
        }
        return at + 1 < text.Length && text[at] == '}' && text[at + 1] == '}';
    }

    private void SkipComment()
    {
        var multiple = position + 1 < text.Length && text[position + 1] == '#';
        position += multiple ? 2 : 1;
        space = true;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '}' && position + 1 < text.Length && text[position + 1] == '}')
            {
                // The strip mark in front of the exit belongs to the exit, not to the comment.
                if (text[position - 1] is '-' or '~')
                    position--;
                return;
            }
            if (multiple && c == '#' && position + 1 < text.Length && text[position + 1] == '#')
            {
                position += 2;
                return;
            }
            if (!multiple && c == '\n')
                return;
            position++;
        }
    }

    private void Add(TokenKind kind, int length, object? value = null) => AddFrom(position, kind, length, value);

    private void AddFrom(int start, TokenKind kind, int length, object? value = null)
    {
        tokens.Add(new Token(kind, start, start + length, value, space, lineBreak));
        (space, lineBreak) = (false, false);
        position = start + length;
        if (tokens.Count > MaximumTokens && !isTruncated)
        {
            errors.Add(source.Error(start, $"the template holds more than {MaximumTokens} words and signs", "Split it."));
            Truncate();
        }
    }

    /// <summary>Takes the template to end here, because nothing behind this place can be read any more.</summary>
    private void Truncate()
    {
        isTruncated = true;
        interpolations.Clear();
        braces = 0;
        position = text.Length;
    }

    private char Peek(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void ReadToken(char c)
    {
        if (char.IsLetter(c) || c == '_')
        {
            ReadName();
            return;
        }
        if (char.IsAsciiDigit(c))
        {
            ReadNumber();
            return;
        }
        switch (c)
        {
            case '"' or '\'': ReadString(c); break;
            case '`': ReadVerbatim(); break;
            case '$' when Peek(1) is '"' or '\'': StartInterpolation(); break;
            case '$': ReadLocal(); break;
            case ';': Add(TokenKind.Semicolon, 1); break;
            case '(': Add(TokenKind.OpenParen, 1); break;
            case ')': Add(TokenKind.CloseParen, 1); break;
            case '[': Add(TokenKind.OpenBracket, 1); break;
            case ']': Add(TokenKind.CloseBracket, 1); break;
            case '{': braces++; Add(TokenKind.OpenBrace, 1); break;
            case '}': CloseBrace(); break;
            case ',': Add(TokenKind.Comma, 1); break;
            case ':': Add(TokenKind.Colon, 1); break;
            case '@': Add(TokenKind.At, 1); break;
            case '^': Add(TokenKind.Caret, 1); break;
            default: ReadOperator(c); break;
        }
    }

    private void CloseBrace()
    {
        if (braces == 0 && interpolations.TryPop(out var hole))
        {
            braces = hole.Braces;
            ContinueInterpolation(hole.Quote, hole.Start, TokenKind.InterpolationMiddle, TokenKind.InterpolationEnd);
            return;
        }
        if (braces > 0)
            braces--;
        Add(TokenKind.CloseBrace, 1);
    }

    private void ReadOperator(char c)
    {
        var (next, third) = (Peek(1), Peek(2));
        var (kind, length) = c switch
        {
            '.' => next == '.' ? third == '<' ? (TokenKind.DotDotLess, 3) : third == '.' ? (TokenKind.Ellipsis, 3) : (TokenKind.DotDot, 2) : (TokenKind.Dot, 1),
            '?' => next switch
            {
                '?' => (TokenKind.DoubleQuestion, 2),
                '!' => (TokenKind.QuestionNot, 2),
                '.' => char.IsAsciiDigit(third) ? (TokenKind.Question, 1) : (TokenKind.QuestionDot, 2),
                _ => (TokenKind.Question, 1),
            },
            '+' => next == '+' ? (TokenKind.PlusPlus, 2) : next == '=' ? (TokenKind.PlusAssign, 2) : (TokenKind.Plus, 1),
            '-' => next == '-' ? (TokenKind.MinusMinus, 2) : next == '=' ? (TokenKind.MinusAssign, 2) : (TokenKind.Minus, 1),
            '*' => next == '=' ? (TokenKind.StarAssign, 2) : (TokenKind.Star, 1),
            '/' => next == '/' ? third == '=' ? (TokenKind.DoubleSlashAssign, 3) : (TokenKind.DoubleSlash, 2)
                : next == '=' ? (TokenKind.SlashAssign, 2) : (TokenKind.Slash, 1),
            '%' => next == '=' ? (TokenKind.PercentAssign, 2) : (TokenKind.Percent, 1),
            '=' => next == '=' ? (TokenKind.Equal, 2) : (TokenKind.Assign, 1),
            '!' => next == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Not, 1),
            '<' => next == '=' ? (TokenKind.LessEqual, 2) : next == '<' ? (TokenKind.ShiftLeft, 2) : (TokenKind.Less, 1),
            '>' => next == '=' ? (TokenKind.GreaterEqual, 2) : next == '>' ? (TokenKind.ShiftRight, 2) : (TokenKind.Greater, 1),
            '&' when next == '&' => (TokenKind.And, 2),
            '|' => next == '|' ? (TokenKind.Or, 2) : next == '>' ? (TokenKind.PipeGreater, 2) : (TokenKind.Bar, 1),
            _ => (TokenKind.Bad, 1),
        };
        if (kind == TokenKind.Bad)
        {
            var shown = char.IsControl(c) ? $"U+{(int)c:X4}" : c.ToString();
            errors.Add(source.Error(position, $"unexpected character '{shown}'", "Put it into a string, or outside the code block."));
        }
        Add(kind, length);
    }
}
