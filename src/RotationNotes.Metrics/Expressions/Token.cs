namespace RotationNotes.Metrics.Expressions;

internal enum TokenKind
{
    /// <summary>Upper-case name of a series.</summary>
    Series,
    /// <summary>Lower-case name of a metric, a function or a word operator.</summary>
    Name,
    /// <summary>Digits with their mark, <c>3%</c> or <c>25bp</c> included.</summary>
    Number,
    /// <summary>Text between double quotes.</summary>
    Quoted,
    /// <summary>An operator, bracket or comma.</summary>
    Sign,
    End,
}

/// <param name="Position">One-based character at which the token starts.</param>
/// <remarks>A class on purpose: lists of structs are compiled anew at every cold start.</remarks>
internal sealed record Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string sign) => Kind is TokenKind.Sign or TokenKind.Name && Text == sign;

    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
