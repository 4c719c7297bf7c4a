namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    private Statement ParseExpressionStatement()
    {
        var start = Current.Start;
        if (Current is { Kind: TokenKind.Local, Name: "$$" })
        {
            at++;
            return new ExpressionStatement(new BlockExpression(start));
        }
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
            default: return new ExpressionStatement(value);
        }
        var sign = Next();
        if (op is null && value is CallExpression { Parenthesised: true } inline && InlineParameters(inline) is { } parameters)
        {
            var body = ParseAssigned(sign);
            var definition = new FunctionDefinition(source, NameOf(inline.Callee), parameters, new Block([new ReturnStatement(body.Start, body)]));
            return new FunctionStatement(start, inline.Callee, definition);
        }
        if (value is not (VariableExpression or LocalExpression or ThisExpression or MemberExpression { Optional: false } or IndexExpression))
        {
            Report(start, "only a variable, a member or an element can be assigned", sign.Kind == TokenKind.Assign ? "To compare, write '=='." : null);
            throw Fail();
        }
        return new AssignStatement(start, value, op, ParseAssigned(sign));
    }

    private Expression ParseAssigned(Token sign)
    {
        if (AtStatementEnd())
            throw Fail(sign, "the assignment has no value behind the sign", "The value starts on the same line.");
        return ParseExpression();
    }

    private static FunctionParameter[]? InlineParameters(CallExpression call)
    {
        if (call.Callee is not (VariableExpression or LocalExpression))
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
            var whenTrue = ParseBranch(question);
            Expect(TokenKind.Colon, "':' and the other value of the condition");
            var whenFalse = ParseBranch(question);
            noNamedArguments = outer;
            value = Checked(new ConditionalExpression(question.Start, value, whenTrue, whenFalse));
        }
        Leave();
        return value;
    }

    private Expression ParseBranch(Token question)
    {
        if (AtStatementEnd())
            throw Fail(question, "the condition has no value behind the sign", "Both values stand on the same line.");
        return ParseExpression();
    }

    private Expression ParsePipe()
    {
        var value = ParseBinary(Precedence.Coalesce);
        // A line may end with a pipe but not start with one.
        while (Current.Kind is TokenKind.Bar or TokenKind.PipeGreater && !AtStatementEnd())
        {
            var bar = Next();
            if (Current.Kind is TokenKind.Text or TokenKind.End or TokenKind.Semicolon)
                throw Fail(bar, "the pipe leads to nothing", "Put a function behind '|'.");
            var outer = EnterOperand();
            value = Checked(new PipeExpression(bar.Start, value, ParseBinary(Precedence.Coalesce)));
            LeaveOperand(outer);
        }
        return value;
    }

    /// <summary>Starts the right side of an operator, where the options of a loop have no place.</summary>
    private (bool, bool) EnterOperand()
    {
        var outer = (loopHeader, loopOperand);
        (loopHeader, loopOperand) = (false, loopHeader || loopOperand);
        return outer;
    }

    private void LeaveOperand((bool, bool) outer) => (loopHeader, loopOperand) = outer;

    private Expression ParseBinary(int minimum)
    {
        var left = ParseOperand(minimum);
        while (!AtStatementEnd() && Precedence.TryGet(Current.Kind, out var op, out var precedence) && precedence >= minimum)
        {
            var token = Current;
            at++;
            if (AtStatementEnd())
                throw Fail(token, $"the operator '{Precedence.Symbol(op)}' has nothing behind it", "Its right side starts on the same line.");
            var outer = EnterOperand();
            left = Checked(new BinaryExpression(token.Start, op, left, ParseBinary(precedence + 1)));
            LeaveOperand(outer);
        }
        return left;
    }

    private Expression ParseOperand(int minimum)
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
            if (AtStatementEnd())
                throw Fail(token, $"the operator '{Precedence.Symbol(unary)}' has nothing behind it");
            // A sign starts afresh: in "f !g 1" the number belongs to g.
            var outer = inArguments;
            inArguments = false;
            // But a function is passed on as it stands, so "f @g 1" hands f two arguments.
            var operand = unary == Operator.Alias ? ParsePostfix(ParsePrimary(), false) : ParseBinary(Precedence.Unary);
            inArguments = outer;
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
        return ParseCommandCall(value, minimum);
    }

    private StepExpression Step(Token token, Expression target, bool prefix)
    {
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
                return token.Name == "$$" ? throw Fail(token, "'$$' must stand alone: it shows the block that 'wrap' hands over")
                    : token.Name.Length > 1 && int.TryParse(token.Name.AsSpan(1), out var index)
                        ? new IndexExpression(token.Start, new LocalExpression(token.Start, "$"), new LiteralExpression(token.Start, Boxes.Of(index)))
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
        var state = EnterGroup(0);
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
        LeaveGroup(state);
        return Checked(new InterpolationExpression(start.Start, [.. parts]));
    }
}
