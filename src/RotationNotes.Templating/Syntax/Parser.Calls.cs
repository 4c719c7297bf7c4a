namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    private Expression ParseNested(Token open)
    {
        if (Current.Kind == TokenKind.CloseParen)
            throw Fail(open, "the parentheses are empty");
        var state = EnterBrackets();
        var value = ParseExpression();
        Expect(TokenKind.CloseParen, "')'");
        LeaveBrackets(state);
        return value;
    }

    private (bool, bool, bool) EnterBrackets()
    {
        brackets++;
        var state = (noNamedArguments, loopHeader, inArguments);
        (noNamedArguments, loopHeader, inArguments) = (false, false, false);
        return state;
    }

    private void LeaveBrackets((bool, bool, bool) state)
    {
        brackets--;
        (noNamedArguments, loopHeader, inArguments) = state;
    }

    private ArrayExpression ParseArray(Token open)
    {
        var state = EnterBrackets();
        var items = new List<Expression>();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            items.Add(ParseExpression());
            if (!Take(TokenKind.Comma))
                break;
        }
        Expect(TokenKind.CloseBracket, "',' or ']' in the array");
        LeaveBrackets(state);
        return Checked(new ArrayExpression(open.Start, [.. items]));
    }

    private ObjectExpression ParseObject(Token open)
    {
        var state = EnterBrackets();
        var names = new List<string>();
        var values = new List<Expression>();
        while (Current.Kind != TokenKind.CloseBrace)
        {
            var name = Next();
            if (name.Kind is not (TokenKind.Identifier or TokenKind.String))
                throw Fail(name, $"expected the name of a member but found {Describe(name)}", "Write: { name: value }.");
            Expect(TokenKind.Colon, $"':' behind the member '{name.Name}'");
            names.Add(name.Name);
            values.Add(ParseExpression());
            if (!Take(TokenKind.Comma))
                break;
        }
        Expect(TokenKind.CloseBrace, "',' or '}' in the object");
        LeaveBrackets(state);
        return Checked(new ObjectExpression(open.Start, [.. names], [.. values]));
    }

    /// <summary>Members, elements and calls with parentheses behind a value; all of them must touch it.</summary>
    private Expression ParsePostfix(Expression value, bool pathOnly)
    {
        while (true)
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot when !AtStatementEnd():
                    at++;
                    if (Current.Kind != TokenKind.Identifier)
                        throw Fail(Current, $"expected the name of a member behind '.' but found {Describe(Current)}");
                    value = Checked(new MemberExpression(Current.Start, value, Next().Name, token.Kind == TokenKind.QuestionDot));
                    break;
                case TokenKind.OpenBracket when !token.SpaceBefore && value is not LiteralExpression { Value: not string }:
                case TokenKind.QuestionBracket:
                    at++;
                    if (Current.Kind == TokenKind.CloseBracket)
                        throw Fail(token, "the index is empty", "Put a number or a name between the brackets.");
                    var state = EnterBrackets();
                    var index = ParseExpression();
                    Expect(TokenKind.CloseBracket, "']' behind the index");
                    LeaveBrackets(state);
                    value = Checked(new IndexExpression(token.Start, value, index, token.Kind == TokenKind.QuestionBracket));
                    break;
                case TokenKind.OpenParen when !pathOnly && !token.SpaceBefore && IsCallable(value):
                    value = ParseParenthesisedCall(value);
                    break;
                default:
                    return value;
            }
        }
    }

    private static bool IsCallable(Expression value) =>
        value is VariableExpression or LocalExpression or MemberExpression or IndexExpression or CallExpression or PipeExpression or FunctionExpression;

    private CallExpression ParseParenthesisedCall(Expression callee)
    {
        at++;
        var state = EnterBrackets();
        var arguments = new List<Argument>();
        while (Current.Kind != TokenKind.CloseParen)
        {
            string? name = null;
            var start = Current.Start;
            if (Current.Kind == TokenKind.Identifier && Ahead(1).Kind == TokenKind.Colon)
            {
                name = Next().Name;
                at++;
            }
            else if (arguments is [.., { Name: not null }])
                throw Fail(Current, "a positional argument cannot follow a named one", "Name it too, or move it forward.");
            arguments.Add(new Argument(name, ParseExpression(), start));
            if (!Take(TokenKind.Comma))
                break;
        }
        if (Current.Kind != TokenKind.CloseParen)
            throw Fail(Current, $"expected ',' or ')' in the call but found {Describe(Current)}");
        at++;
        LeaveBrackets(state);
        return Checked(new CallExpression(callee.Start, callee, [.. arguments], true));
    }

    /// <summary>Arguments that follow a function without parentheses: <c>f 1 "b" name: 3</c>.</summary>
    private Expression ParseCommandCall(Expression callee)
    {
        // "f g 1" hands f two arguments; a call as argument stands in parentheses.
        if (inArguments || !IsCallable(callee) || !StartsArgument(Current))
            return callee;
        Enter(callee.Start);
        inArguments = true;
        var arguments = new List<Argument>();
        while (StartsArgument(Current))
        {
            var token = Current;
            string? name = null;
            if (!noNamedArguments && token.Kind == TokenKind.Identifier && Ahead(1).Kind == TokenKind.Colon)
            {
                name = Next().Name;
                at++;
            }
            else if (arguments is [.., { Name: not null }])
                throw Fail(token, "a positional argument cannot follow a named one", "Name it too, or move it forward.");
            arguments.Add(new Argument(name, ParseBinary(Precedence.Coalesce), token.Start));
        }
        inArguments = false;
        Leave();
        return Checked(new CallExpression(callee.Start, callee, [.. arguments], false));
    }

    private bool StartsArgument(Token token)
    {
        if (AtStatementEnd())
            return false;
        if (loopHeader && token.Kind == TokenKind.Identifier && (token.Name == "reversed" || (token.Name is "limit" or "offset" or "cols" && Ahead(1).Kind == TokenKind.Colon)))
            return false;
        return token.Kind switch
        {
            TokenKind.Identifier => token.Name is not ("end" or "else" or "when" or "in"),
            TokenKind.OpenParen or TokenKind.OpenBracket => token.SpaceBefore,
            // "f -1" subtracts, as "f - 1" does; a negative argument stands in parentheses.
            TokenKind.Plus or TokenKind.Minus => false,
            _ => StartsExpression(token),
        };
    }

    private static bool StartsExpression(Token token) => token.Kind is TokenKind.Identifier or TokenKind.Local or TokenKind.Number
        or TokenKind.String or TokenKind.InterpolationStart or TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace
        or TokenKind.At or TokenKind.Caret or TokenKind.Not or TokenKind.Minus or TokenKind.Plus;
}
