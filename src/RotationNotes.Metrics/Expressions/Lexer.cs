namespace RotationNotes.Metrics.Expressions;

/// <summary>Splits expression text into tokens.</summary>
/// <remarks>
/// A hyphen inside a lower-case name belongs to the name (<c>rut-ret-5d</c>), so a subtraction behind a metric id needs a
/// space before its sign. Series names are upper-case, where a hyphen is always a minus.
/// </remarks>
internal static class Lexer
{
    /// <exception cref="ExpressionSyntaxException">A character that belongs to no token, or an open quotation.</exception>
    public static List<Token> Run(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (IsUpper(c))
            {
                while (i < text.Length && (IsUpper(text[i]) || IsDigit(text[i]) || text[i] is '.' or '_'))
                    i++;
                tokens.Add(new Token(TokenKind.Series, text[start..i], start + 1));
            }
            else if (IsLower(c))
            {
                while (i < text.Length && (IsLower(text[i]) || IsDigit(text[i]) || (text[i] == '-' && i + 1 < text.Length && (IsLower(text[i + 1]) || IsDigit(text[i + 1])))))
                    i++;
                tokens.Add(new Token(TokenKind.Name, text[start..i], start + 1));
            }
            else if (IsDigit(c) || (c == '.' && i + 1 < text.Length && IsDigit(text[i + 1])))
            {
                while (i < text.Length && (IsDigit(text[i]) || text[i] == '.'))
                    i++;
                if (i < text.Length && text[i] == '%')
                    i++;
                else if (i + 1 < text.Length && text[i] == 'b' && text[i + 1] == 'p')
                    i += 2;
                tokens.Add(new Token(TokenKind.Number, text[start..i], start + 1));
            }
            else if (c == '"')
            {
                var close = text.IndexOf('"', i + 1);
                if (close < 0)
                    throw new ExpressionSyntaxException("The quotation mark is never closed.", start + 1);
                tokens.Add(new Token(TokenKind.Quoted, text[(start + 1)..close], start + 1));
                i = close + 1;
            }
            else
            {
                var length = c is '<' or '>' && i + 1 < text.Length && text[i + 1] == '=' ? 2 : 1;
                // A minus pasted from a typeset page means the same as the typed one.
                var sign = c == '\u2212' ? "-" : text.Substring(i, length);
                if (length == 1 && !"+-*/(),<>".Contains(sign[0]))
                    throw new ExpressionSyntaxException($"'{c}' has no meaning in an expression.", start + 1,
                        c == '=' ? "Comparisons are <, <=, > and >=." : null);
                tokens.Add(new Token(TokenKind.Sign, sign, start + 1));
                i += length;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
