namespace RotationNotes.Templating.Syntax;

/// <summary>How strongly operators bind; higher binds closer. Conditions and pipes bind loosest and have own rules.</summary>
internal static class Precedence
{
    public const int Coalesce = 1;
    public const int Or = 2;
    public const int And = 3;
    public const int Equality = 4;
    public const int Comparison = 5;
    public const int Additive = 6;
    public const int Multiplicative = 7;
    public const int Range = 8;
    public const int Unary = 9;

    /// <summary>The operator a token stands for between two operands; false for any other token.</summary>
    public static bool TryGet(TokenKind kind, out Operator op, out int precedence)
    {
        (op, precedence) = kind switch
        {
            TokenKind.DoubleQuestion => (Operator.Coalesce, Coalesce),
            TokenKind.QuestionNot => (Operator.NotCoalesce, Coalesce),
            TokenKind.ShiftLeft => (Operator.ShiftLeft, Multiplicative),
            TokenKind.ShiftRight => (Operator.ShiftRight, Multiplicative),
            TokenKind.Or => (Operator.Or, Or),
            TokenKind.And => (Operator.And, And),
            TokenKind.Equal => (Operator.Equal, Equality),
            TokenKind.NotEqual => (Operator.NotEqual, Equality),
            TokenKind.Less => (Operator.Less, Comparison),
            TokenKind.LessEqual => (Operator.LessEqual, Comparison),
            TokenKind.Greater => (Operator.Greater, Comparison),
            TokenKind.GreaterEqual => (Operator.GreaterEqual, Comparison),
            TokenKind.DotDot => (Operator.Range, Range),
            TokenKind.DotDotLess => (Operator.RangeExclusive, Range),
            TokenKind.Plus => (Operator.Add, Additive),
            TokenKind.Minus => (Operator.Subtract, Additive),
            TokenKind.Star => (Operator.Multiply, Multiplicative),
            TokenKind.Slash => (Operator.Divide, Multiplicative),
            TokenKind.DoubleSlash => (Operator.DivideRound, Multiplicative),
            TokenKind.Percent => (Operator.Modulus, Multiplicative),
            _ => (Operator.Add, 0),
        };
        return precedence > 0;
    }

    /// <summary>The operator as written, for messages.</summary>
    public static string Symbol(Operator op) => op switch
    {
        Operator.Add or Operator.Plus => "+",
        Operator.Subtract or Operator.Negate => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.DivideRound => "//",
        Operator.Modulus => "%",
        Operator.Equal => "==",
        Operator.NotEqual => "!=",
        Operator.Less => "<",
        Operator.LessEqual => "<=",
        Operator.Greater => ">",
        Operator.GreaterEqual => ">=",
        Operator.And => "&&",
        Operator.Or => "||",
        Operator.Coalesce => "??",
        Operator.NotCoalesce => "?!",
        Operator.Range => "..",
        Operator.RangeExclusive => "..<",
        Operator.ShiftLeft => "<<",
        Operator.ShiftRight => ">>",
        Operator.Not => "!",
        Operator.Alias => "@",
        _ => "^",
    };
}
