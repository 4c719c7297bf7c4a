namespace RotationNotes.Metrics.Expressions;

/// <summary>The text is not an expression; turned into a diagnostic by <see cref="SeriesExpression"/>.</summary>
/// <param name="position">One-based character.</param>
internal sealed class ExpressionSyntaxException(string message, int position, string? hint = null) : Exception(message)
{
    public int Position { get; } = position;

    public string? Hint { get; } = hint;
}
