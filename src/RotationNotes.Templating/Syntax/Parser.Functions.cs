namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    private LoopStatement ParseLoop(Token start, StatementKind kind)
    {
        Expression variable = new VariableExpression(start.Start, "_");
        Expression items = new LiteralExpression(start.Start, null);
        Expression? offset = null, limit = null, columns = null;
        var reversed = false;
        try
        {
            variable = ParsePath(start.Name);
            if (!Current.IsWord("in") || AtStatementEnd())
                throw Fail(Current, $"expected 'in' but found {Describe(Current)}", $"Write: {start.Name} item in items.");
            at++;
            loopHeader = true;
            if (AtStatementEnd())
                throw Fail(Current, $"'{start.Name}' needs something to walk over behind 'in'");
            items = ParseExpression();
            while (!AtStatementEnd())
            {
                var option = Current;
                if (option.IsWord("reversed"))
                {
                    at++;
                    reversed = true;
                    continue;
                }
                if (option.Kind != TokenKind.Identifier || Ahead(1).Kind != TokenKind.Colon || option.Name is not ("offset" or "limit" or "cols"))
                    throw Fail(option, $"unexpected {Describe(option)} behind the items of '{start.Name}'", "Known options are offset:, limit: and reversed; tablerow takes cols: too.");
                if (option.Name == "cols" && kind == StatementKind.For)
                    throw Fail(option, "'for' takes no 'cols'", "Use tablerow.");
                at += 2;
                var value = ParseNamedValue(option);
                (offset, limit, columns) = option.Name switch
                {
                    "offset" => (value, limit, columns),
                    "limit" => (offset, value, columns),
                    _ => (offset, limit, value),
                };
            }
            loopHeader = false;
        }
        catch (SyntaxFailure)
        {
            brackets = 0;
            noNamedArguments = loopHeader = loopOperand = inArguments = false;
            SkipStatement();
        }
        var body = ParseBody(start, loops + 1);
        Block? otherwise = Current.IsWord("else") ? ParseElseBlock(Next()) : null;
        ExpectEnd(start.Name, start.Start);
        return new LoopStatement(kind, start.Start, variable, items, body, otherwise)
        {
            Offset = offset,
            Limit = limit,
            Columns = columns,
            Reversed = reversed,
        };
    }

    private FunctionStatement ParseFunctionStatement(Token start)
    {
        Expression target = new VariableExpression(start.Start, "_");
        FunctionParameter[]? parameters = null;
        try
        {
            if (AtStatementEnd())
                throw Fail(start, "'func' needs a name behind it");
            target = ParseFunctionName();
            if (Current.Kind == TokenKind.OpenParen && !AtStatementEnd())
                parameters = ParseParameters();
            if (!AtStatementEnd())
                throw Fail(Current, $"unexpected {Describe(Current)} behind the name of the function", "Write: func name(a, b = 1, rest...).");
        }
        catch (SyntaxFailure)
        {
            brackets = 0;
            SkipStatement();
        }
        var body = ParseBody(start, 0);
        ExpectEnd("func", start.Start);
        return new FunctionStatement(start.Start, target, new FunctionDefinition(source, NameOf(target), parameters, body));
    }

    private Expression ParseFunctionName()
    {
        var target = ParsePrimary();
        if (target is VariableExpression or LocalExpression)
            return target;
        Report(target.Start, "'func' needs a name behind it", "To put a function into an object, declare it first and assign '@name'.");
        throw Fail();
    }

    private static string? NameOf(Expression target) => target switch
    {
        VariableExpression variable => variable.Name,
        LocalExpression local => local.Name,
        MemberExpression member => member.Name,
        _ => null,
    };

    private FunctionParameter[] ParseParameters()
    {
        var parameters = new List<FunctionParameter>();
        Expect(TokenKind.OpenParen, "'('");
        while (Current.Kind != TokenKind.CloseParen)
        {
            var token = Next();
            if (token.Kind != TokenKind.Identifier || (token.LineBreakBefore && brackets == 0))
                throw Fail(token, $"expected the name of a parameter but found {Describe(token)}", "Parameters are plain names.");
            var variadic = Take(TokenKind.Ellipsis);
            object? initial = null;
            var hasDefault = Take(TokenKind.Assign);
            if (hasDefault)
                initial = ParseConstant(token);
            if (parameters.Any(p => p.Name == token.Name))
                throw Fail(token, $"the parameter '{token.Name}' is there twice");
            if (parameters is [.., { Variadic: true }])
                throw Fail(token, "no parameter may follow one that takes all the rest");
            if (!hasDefault && !variadic && parameters is [.., { HasDefault: true }])
                throw Fail(token, $"the parameter '{token.Name}' needs a default value", "Every parameter behind one with a default needs one too.");
            parameters.Add(new FunctionParameter(token.Name, hasDefault, initial, variadic));
            if (!Take(TokenKind.Comma))
                break;
        }
        Expect(TokenKind.CloseParen, "')' behind the parameters");
        return [.. parameters];
    }

    /// <summary>Default values are constants, so that a function means the same wherever it is called.</summary>
    private object? ParseConstant(Token parameter) => ParseBinary(Precedence.Unary) switch
    {
        LiteralExpression literal => literal.Value,
        _ => throw Fail(parameter, $"the default of '{parameter.Name}' must be a literal"),
    };

    /// <summary><c>do … end</c> as a value.</summary>
    private FunctionExpression ParseAnonymous()
    {
        var start = Next();
        FunctionParameter[]? parameters = Current.Kind == TokenKind.OpenParen && !Current.LineBreakBefore ? ParseParameters() : null;
        var body = ParseBody(start, 0);
        ExpectEnd("do", start.Start);
        return new FunctionExpression(start.Start, new FunctionDefinition(source, null, parameters, body));
    }
}
