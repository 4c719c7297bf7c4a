namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    private static readonly string[] LoopMembers = ["index", "rindex", "length", "first", "last", "even", "odd", "changed"];
    private static readonly string[] WhileMembers = ["index", "first", "even", "odd"];

    private Expression ParseNested(Token open)
    {
        if (Current.Kind == TokenKind.CloseParen || AtStatementEnd())
            throw Fail(open, "the parentheses are empty", "The expression stands on the same line.");
        var state = EnterGroup(0);
        var value = ParseExpression();
        Expect(TokenKind.CloseParen, "')'");
        LeaveGroup(state);
        // A function in parentheses stands for what it returns, unless it is called or passed on with '@'.
        return value is FunctionExpression function ? new FunctionExpression(function.Start, function.Definition, true) : value;
    }

    /// <summary>
    /// Starts a part of an expression in which calls and named arguments stand for themselves again. Line breaks are free
    /// inside <c>[ ]</c> and <c>{ }</c> only, so parentheses add no <paramref name="lines"/>.
    /// </summary>
    private (bool, bool, bool, bool, int) EnterGroup(int lines)
    {
        var state = (noNamedArguments, loopHeader, loopOperand, inArguments, brackets);
        (noNamedArguments, loopHeader, loopOperand, inArguments) = (false, false, false, false);
        brackets += lines;
        return state;
    }

    private void LeaveGroup((bool, bool, bool, bool, int) state) => (noNamedArguments, loopHeader, loopOperand, inArguments, brackets) = state;

    private ArrayExpression ParseArray(Token open)
    {
        var state = EnterGroup(1);
        var items = new List<Expression>();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            items.Add(ParseExpression());
            if (!Take(TokenKind.Comma))
                break;
        }
        Expect(TokenKind.CloseBracket, "',' or ']' in the array");
        LeaveGroup(state);
        return Checked(new ArrayExpression(open.Start, [.. items]));
    }

    private ObjectExpression ParseObject(Token open)
    {
        var state = EnterGroup(1);
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
        LeaveGroup(state);
        return Checked(new ObjectExpression(open.Start, [.. names], [.. values]));
    }

    /// <summary>Members, elements and calls with parentheses behind a value; brackets and parentheses must touch it.</summary>
    private Expression ParsePostfix(Expression value, bool pathOnly)
    {
        while (!AtStatementEnd())
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot:
                    at++;
                    value = ParseMember(value, token.Kind == TokenKind.QuestionDot);
                    break;
                case TokenKind.OpenBracket when !token.SpaceBefore && value is not (LiteralExpression { Value: not string } or ArrayExpression or ObjectExpression):
                    at++;
                    if (Current.Kind == TokenKind.CloseBracket)
                        throw Fail(token, "the index is empty", "Put a number or a name between the brackets.");
                    var state = EnterGroup(0);
                    var index = ParseExpression();
                    Expect(TokenKind.CloseBracket, "']' behind the index");
                    LeaveGroup(state);
                    value = Checked(new IndexExpression(token.Start, value, index));
                    break;
                case TokenKind.OpenParen when !pathOnly && !token.SpaceBefore && IsCallable(value):
                    value = ParseParenthesisedCall(value);
                    break;
                default:
                    return value;
            }
        }
        return value;
    }

    private MemberExpression ParseMember(Expression target, bool optional)
    {
        if (Current.Kind != TokenKind.Identifier || AtStatementEnd())
            throw Fail(Current, $"expected the name of a member behind '.' but found {Describe(Current)}");
        var token = Next();
        var known = target is VariableExpression { Name: "for" or "tablerow" or "while" } loop
            ? loop.Name switch { "while" => WhileMembers, "tablerow" => [.. LoopMembers, "col"], _ => LoopMembers } : null;
        if (known is not null && Array.IndexOf(known, token.Name) < 0)
            throw Fail(token, $"a loop knows no '{((VariableExpression)target).Name}.{token.Name}'", $"Known are {string.Join(", ", known)}.");
        // What follows an optional member is optional as well: a?.b.c.
        optional |= target is MemberExpression { Optional: true };
        return Checked(new MemberExpression(token.Start, target, token.Name, optional));
    }

    private static bool IsCallable(Expression value) =>
        value is VariableExpression or LocalExpression or MemberExpression or IndexExpression or CallExpression or PipeExpression or FunctionExpression;

    private CallExpression ParseParenthesisedCall(Expression callee)
    {
        at++;
        var state = EnterGroup(0);
        var arguments = new List<Argument>();
        while (Current.Kind != TokenKind.CloseParen || arguments.Count > 0)
        {
            if (AtStatementEnd())
                throw Fail(Current, $"expected an argument but found {Describe(Current)}", "The call stands on one line; the brackets of an array may span several.");
            string? name = null;
            var start = Current.Start;
            if (Current.Kind == TokenKind.Identifier && Ahead(1).Kind == TokenKind.Colon)
            {
                name = Next().Name;
                at++;
            }
            arguments.Add(new Argument(name, ParseExpression(), start));
            if (AtStatementEnd() || !Take(TokenKind.Comma))
                break;
        }
        if (Current.Kind != TokenKind.CloseParen || AtStatementEnd())
            throw Fail(Current, $"expected ',' or ')' in the call but found {Describe(Current)}");
        at++;
        LeaveGroup(state);
        return Checked(new CallExpression(callee.Start, callee, [.. arguments], true));
    }

    /// <summary>Arguments that follow a function without parentheses: <c>f 1 "b" name: 3</c>.</summary>
    /// <param name="minimum">How strongly an operator must bind to belong to an argument: in <c>2 * f 3 + 4</c> the sum does not.</param>
    private Expression ParseCommandCall(Expression callee, int minimum)
    {
        RefuseLoopOption();
        // "f g 1" hands f two arguments; a call as argument stands in parentheses.
        if (inArguments || !IsCallable(callee) || !StartsArgument(Current))
            return callee;
        Enter(callee.Start);
        inArguments = true;
        var arguments = new List<Argument>();
        while (StartsArgument(Current))
        {
            RefuseLoopOption();
            var token = Current;
            if (!noNamedArguments && token.Kind == TokenKind.Identifier && Ahead(1).Kind == TokenKind.Colon)
            {
                at += 2;
                arguments.Add(new Argument(token.Name, ParseNamedValue(token), token.Start));
                continue;
            }
            var value = ParseBinary(minimum);
            arguments.Add(new Argument(null, value, token.Start));
            if (value is FunctionExpression)
                break;
        }
        inArguments = false;
        Leave();
        return Checked(new CallExpression(callee.Start, callee, [.. arguments], false));
    }

    /// <summary>A value behind <c>name:</c> in a call without parentheses: one operand, as operators would swallow what follows.</summary>
    private Expression ParseNamedValue(Token name)
    {
        if (AtStatementEnd())
            throw Fail(name, $"the argument '{name.Name}' has no value");
        return ParseBinary(Precedence.Unary);
    }

    private bool StartsArgument(Token token)
    {
        if (AtStatementEnd())
            return false;
        if (loopHeader && IsLoopOption())
            return false;
        return token.Kind switch
        {
            TokenKind.OpenParen or TokenKind.OpenBracket => token.SpaceBefore,
            // "f -1" subtracts, as "f - 1" does; a negative argument stands in parentheses.
            TokenKind.Plus or TokenKind.Minus => false,
            _ => StartsExpression(token),
        };
    }

    private bool IsLoopOption() => Current.Kind == TokenKind.Identifier
        && (Current.Name == "reversed" || (Current.Name is "limit" or "offset" or "cols" && Ahead(1).Kind == TokenKind.Colon));

    /// <summary>Behind an operator Scriban takes the options of a loop for arguments of the last operand.</summary>
    private void RefuseLoopOption()
    {
        if (loopOperand && !AtStatementEnd() && IsLoopOption())
            throw Fail(Current, $"'{Current.Name}' cannot follow an operator", $"Put what is walked over into parentheses: in (a | f) {Current.Name}.");
    }

    private static bool StartsExpression(Token token) => token.Kind is TokenKind.Identifier or TokenKind.Local or TokenKind.Number
        or TokenKind.String or TokenKind.InterpolationStart or TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace
        or TokenKind.At or TokenKind.Caret or TokenKind.Not or TokenKind.Minus or TokenKind.Plus;
}
