namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    private Statement ParseExpressionStatement()
    {
        var start = Current.Start;
        var value = ParseExpression();
        if (AtStatementEnd())
            return new ExpressionStatement(value);
        Operator? op = null;
        switch (Current.Kind)
        {
            case TokenKind.Assign: break;
            case TokenKind.PlusAssign: op = Operator.Add; break;
            case TokenKind.MinusAssign: op = Operator.Subtract; break;
            case TokenKind.StarAssign: op = Operator.Multiply; break;
            case TokenKind.SlashAssign: op = Operator.Divide; break;
            case TokenKind.DoubleSlashAssign: op = Operator.DivideRound; break;
            case TokenKind.PercentAssign: op = Operator.Modulus; break;
            case TokenKind.CoalesceAssign: op = Operator.Coalesce; break;
            default: return new ExpressionStatement(value);
        }
        var sign = Next();
        if (op is null && value is CallExpression { Parenthesised: true } inline && InlineParameters(inline) is { } parameters)
        {
            var body = ParseAssigned(sign);
            var definition = new FunctionDefinition(source, NameOf(inline.Callee), parameters, new Block([new ReturnStatement(body.Start, body)]));
            return new FunctionStatement(start, inline.Callee, definition);
        }
        if (value is not (VariableExpression or LocalExpression or ThisExpression or MemberExpression { Optional: false } or IndexExpression { Optional: false }))
        {
            Report(start, "only a variable, a member or an element can be assigned", sign.Kind == TokenKind.Assign ? "To compare, write '=='." : null);
            throw Fail();
        }
        return new AssignStatement(start, value, op, ParseAssigned(sign));
    }

    private Expression ParseAssigned(Token sign)
    {
        if (Current.Kind is TokenKind.Text or TokenKind.End or TokenKind.Semicolon)
            throw Fail(sign, "the assignment has no value behind the sign");
        return ParseExpression();
    }

    private static FunctionParameter[]? InlineParameters(CallExpression call)
    {
        if (call.Callee is not (VariableExpression or LocalExpression or MemberExpression))
            return null;
        var parameters = new FunctionParameter[call.Arguments.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (call.Arguments[i] is not { Name: null, Value: VariableExpression variable })
                return null;
            parameters[i] = new FunctionParameter(variable.Name, false, null, false);
        }
        return parameters;
    }

    private Expression ParseExpression()
    {
        Enter(Current.Start);
        var value = ParsePipe();
        if (Current.Kind == TokenKind.Question && !AtStatementEnd())
        {
            var question = Next();
            var outer = noNamedArguments;
            noNamedArguments = true;
            var whenTrue = ParseExpression();
            noNamedArguments = outer;
            Expect(TokenKind.Colon, "':' and the other value of the condition");
            var whenFalse = ParseExpression();
            value = Checked(new ConditionalExpression(question.Start, value, whenTrue, whenFalse));
        }
        Leave();
        return value;
    }

    private Expression ParsePipe()
    {
        var value = ParseBinary(Precedence.Coalesce);
        // A pipe may stand at the start of the next line as well as at the end of this one.
        while (Current.Kind is TokenKind.Bar or TokenKind.PipeGreater)
        {
            var bar = Next();
            if (Current.Kind is TokenKind.Text or TokenKind.End or TokenKind.Semicolon)
                throw Fail(bar, "the pipe leads to nothing", "Put a function behind '|'.");
            value = Checked(new PipeExpression(bar.Start, value, ParseBinary(Precedence.Coalesce)));
        }
        return value;
    }

    private Expression ParseBinary(int minimum)
    {
        var left = ParseUnary();
        while (!AtStatementEnd() && Precedence.TryGet(Current.Kind, out var op, out var precedence) && precedence >= minimum)
        {
            var token = Current;
            at++;
            if (Current.Kind is TokenKind.Text or TokenKind.End or TokenKind.Semicolon)
                throw Fail(token, $"the operator '{Precedence.Symbol(op)}' has nothing behind it");
            left = Checked(new BinaryExpression(token.Start, op, left, ParseBinary(precedence + 1)));
        }
        return left;
    }

    private Expression ParseUnary()
    {
        var token = Current;
        Operator? op = token.Kind switch
        {
            TokenKind.Minus => Operator.Negate,
            TokenKind.Plus => Operator.Plus,
            TokenKind.Not => Operator.Not,
            TokenKind.At => Operator.Alias,
            TokenKind.Caret => Operator.Expand,
            _ => null,
        };
        if (op is { } unary)
        {
            Enter(token.Start);
            at++;
            // A function is passed on as it stands, so "f @g x" gives f two arguments.
            var operand = unary is Operator.Alias or Operator.Expand ? ParsePostfix(ParsePrimary(), false) : ParseUnary();
            Leave();
            return Checked(new UnaryExpression(token.Start, unary, operand));
        }
        if (token.Kind is TokenKind.PlusPlus or TokenKind.MinusMinus)
        {
            at++;
            return Step(token, ParsePostfix(ParsePrimary(), false), true);
        }
        var value = ParsePostfix(ParsePrimary(), false);
        if (Current.Kind is TokenKind.PlusPlus or TokenKind.MinusMinus && !AtStatementEnd())
            return Step(Next(), value, false);
        return ParseCommandCall(value);
    }

    private StepExpression Step(Token token, Expression target, bool prefix)
    {
        if (inWhen)
            throw Fail(token, "a value of 'when' must not change a variable");
        if (target is not (VariableExpression or LocalExpression or MemberExpression or IndexExpression))
            throw Fail(token, $"'{Describe(token).Trim('\'')}' needs a variable, a member or an element");
        return new StepExpression(token.Start, target, token.Kind == TokenKind.PlusPlus ? 1 : -1, prefix);
    }

    private T Checked<T>(T expression) where T : Expression
    {
        if (expression.Depth <= MaximumChain)
            return expression;
        Report(expression.Start, $"the expression chains more than {MaximumChain} parts", "Split it and keep parts in variables.");
        throw new SyntaxAbort();
    }

    private Expression ParsePrimary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String:
                return new LiteralExpression(token.Start, token.Value);
            case TokenKind.Local:
                return token.Name == "$$" ? new BlockExpression(token.Start)
                    : token.Name.Length > 1 && int.TryParse(token.Name.AsSpan(1), out var index)
                        ? new IndexExpression(token.Start, new LocalExpression(token.Start, "$"), new LiteralExpression(token.Start, Boxes.Of(index)), false)
                    : new LocalExpression(token.Start, token.Name);
            case TokenKind.Identifier:
                return ParseWord(token);
            case TokenKind.InterpolationStart:
                return ParseInterpolation(token);
            case TokenKind.OpenParen:
                return ParseNested(token);
            case TokenKind.OpenBracket:
                return ParseArray(token);
            case TokenKind.OpenBrace:
                return ParseObject(token);
        }
        at = Math.Max(at - 1, 0);
        throw Fail(token, $"expected a value but found {Describe(token)}");
    }

    private Expression ParseWord(Token token)
    {
        switch (token.Name)
        {
            case "true": return new LiteralExpression(token.Start, Boxes.True);
            case "false": return new LiteralExpression(token.Start, Boxes.False);
            case "null": return new LiteralExpression(token.Start, null);
            case "this": return new ThisExpression(token.Start);
            case "do":
                at--;
                Enter(token.Start);
                var function = ParseAnonymous();
                Leave();
                return function;
        }
        // Other words of the language may name variables where a value is expected.
        if (token.Name is "end" or "else" or "when" && Current.Kind is not (TokenKind.Dot or TokenKind.QuestionDot or TokenKind.Assign))
        {
            at--;
            throw Fail(token, $"expected a value but found '{token.Name}'", "Statements start on a new line or behind ';'.");
        }
        return new VariableExpression(token.Start, token.Name);
    }

    private InterpolationExpression ParseInterpolation(Token start)
    {
        var parts = new List<Expression>();
        var text = start;
        var state = EnterBrackets();
        while (true)
        {
            if (text.Name.Length > 0)
                parts.Add(new LiteralExpression(text.Start, text.Value));
            if (text.Kind == TokenKind.InterpolationEnd)
                break;
            if (Current.Kind is TokenKind.InterpolationMiddle or TokenKind.InterpolationEnd)
                throw Fail(Current, "the interpolated string has an empty hole", "Put an expression between the braces, or write '\\{' for a brace.");
            parts.Add(ParseExpression());
            text = Next();
            if (text.Kind is not (TokenKind.InterpolationMiddle or TokenKind.InterpolationEnd))
                throw Fail(text, $"expected '}}' in the interpolated string but found {Describe(text)}");
        }
        LeaveBrackets(state);
        return Checked(new InterpolationExpression(start.Start, [.. parts]));
    }
}
