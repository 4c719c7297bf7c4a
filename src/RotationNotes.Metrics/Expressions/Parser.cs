using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Reads tokens into terms. Binding, weakest first: or, and, not, comparison, + −, * /, sign.</summary>
internal sealed class Parser
{
    private const int DeepestNesting = 64;

    private readonly List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[next];

    /// <exception cref="ExpressionSyntaxException">The text is not one whole expression.</exception>
    public static Term Parse(string text)
    {
        var parser = new Parser(Lexer.Run(text));
        if (parser.Current.Kind == TokenKind.End)
            throw new ExpressionSyntaxException("The expression is empty.", 1);
        var term = parser.Or();
        if (parser.Current.Kind != TokenKind.End)
            throw new ExpressionSyntaxException($"Expected an operator before {parser.Current}.", parser.Current.Position);
        return term;
    }

    private Term Or()
    {
        if (++depth > DeepestNesting)
            throw new ExpressionSyntaxException($"Brackets nest deeper than {DeepestNesting}.", Current.Position);
        var left = And();
        while (Current.Is("or"))
            left = Infix(BinaryOperator.Or, left, And);
        depth--;
        return left;
    }

    private Term And()
    {
        var left = Not();
        while (Current.Is("and"))
            left = Infix(BinaryOperator.And, left, Not);
        return left;
    }

    private Term Not()
    {
        var negations = 0;
        var position = Current.Position;
        for (; Current.Is("not"); next++)
            negations++;
        var operand = Comparison();
        return negations % 2 == 0 ? operand : new NotTerm(operand, position);
    }

    private Term Comparison()
    {
        var left = Sum();
        BinaryOperator? op = Current switch
        {
            { Kind: TokenKind.Sign, Text: "<" } => BinaryOperator.Less,
            { Kind: TokenKind.Sign, Text: "<=" } => BinaryOperator.LessOrEqual,
            { Kind: TokenKind.Sign, Text: ">" } => BinaryOperator.Greater,
            { Kind: TokenKind.Sign, Text: ">=" } => BinaryOperator.GreaterOrEqual,
            _ => null,
        };
        return op is null ? left : Infix(op.Value, left, Sum);
    }

    private Term Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
            left = Infix(Current.Is("+") ? BinaryOperator.Add : BinaryOperator.Subtract, left, Product);
        return left;
    }

    private Term Product()
    {
        var left = Signed();
        while (Current.Is("*") || Current.Is("/"))
            left = Infix(Current.Is("*") ? BinaryOperator.Multiply : BinaryOperator.Divide, left, Signed);
        return left;
    }

    private Term Signed()
    {
        var negative = false;
        var position = Current.Position;
        for (; Current.Is("-"); next++)
            negative = !negative;
        var operand = Primary();
        return (negative, operand) switch
        {
            (false, _) => operand,
            (true, ConstantTerm constant) => constant with { Value = -constant.Value, Text = "-" + constant.Text, Position = position },
            _ => new NegationTerm(operand, position),
        };
    }

    private Term Primary()
    {
        var token = Current;
        next++;
        switch (token.Kind)
        {
            case TokenKind.Series:
                return Current.Is("(")
                    ? throw new ExpressionSyntaxException($"'{token.Text}' is a series, not a function.", token.Position, NearestFunction(token.Text))
                    : new SeriesTerm(new SeriesId(token.Text), token.Position);
            case TokenKind.Name when Current.Is("("):
                return Call(token);
            case TokenKind.Name when ExpressionFunctions.Find(token.Text) is { } function:
                throw new ExpressionSyntaxException($"'{token.Text}' is a function and needs its arguments.", token.Position, $"Write {function.Usage}.");
            case TokenKind.Name when token.Text is "and" or "or" or "not":
                throw new ExpressionSyntaxException($"Expected a value before '{token.Text}'.", token.Position);
            case TokenKind.Name:
                return new MetricTerm(token.Text, token.Position);
            case TokenKind.Number:
                return Number(token);
            case TokenKind.Quoted:
                return IsoDate.TryParse(token.Text, out var date)
                    ? new DateTerm(date, token.Position)
                    : throw new ExpressionSyntaxException($"\"{token.Text}\" is not a date.", token.Position, "Write it as \"2023-12-29\".");
            case TokenKind.Sign when token.Text == "(":
                var inner = Or();
                Expect(")", $"the bracket opened at character {token.Position}");
                return inner;
            default:
                throw new ExpressionSyntaxException($"Expected a series, a metric, a number or a function, found {token}.", token.Position);
        }
    }

    private CallTerm Call(Token name)
    {
        var function = ExpressionFunctions.Find(name.Text)
            ?? throw new ExpressionSyntaxException($"There is no function '{name.Text}'.", name.Position, NearestFunction(name.Text));
        next++;
        var arguments = ImmutableArray.CreateBuilder<Term>();
        if (!Current.Is(")"))
        {
            arguments.Add(Or());
            for (; Current.Is(","); arguments.Add(Or()))
                next++;
        }

        Expect(")", $"the arguments of '{name.Text}'");
        if (arguments.Count == function.Parameters.Length - 1 && function.LastDefault is { } value)
            arguments.Add(new ConstantTerm(value, null, name.Position));
        if (arguments.Count != function.Parameters.Length)
            throw new ExpressionSyntaxException($"'{name.Text}' takes {function.Parameters.Length} arguments, found {arguments.Count}.", name.Position, $"Write {function.Usage}.");
        return new CallTerm(function, arguments.ToImmutable(), name.Position);
    }

    private BinaryTerm Infix(BinaryOperator op, Term left, Func<Term> right)
    {
        var position = Current.Position;
        next++;
        return new BinaryTerm(op, left, right(), position);
    }

    private static ConstantTerm Number(Token token)
    {
        MetricUnit? unit = token.Text.EndsWith('%') ? MetricUnit.Fraction : token.Text.EndsWith("bp", StringComparison.Ordinal) ? MetricUnit.BasisPoints : null;
        var digits = token.Text.AsSpan(0, token.Text.Length - (unit is null ? 0 : unit == MetricUnit.Fraction ? 1 : 2));
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            throw new ExpressionSyntaxException($"'{token.Text}' is not a number.", token.Position);
        return new ConstantTerm(unit == MetricUnit.Fraction ? value / 100 : value, unit, token.Position);
    }

    private void Expect(string sign, string closing)
    {
        if (!Current.Is(sign))
            throw new ExpressionSyntaxException($"Expected '{sign}' to close {closing}, found {Current}.", Current.Position);
        next++;
    }

    private static string? NearestFunction(string name) =>
        name.Equals("ratio", StringComparison.OrdinalIgnoreCase) ? "A ratio is a division: RUT / SPX."
        : ExpressionFunctions.Meant(name) is { } meant ? $"Did you mean {meant.Usage}?"
        : null;
}
