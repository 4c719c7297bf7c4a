namespace RotationNotes.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>Reads statements up to a word that closes or divides the block; that word is left for the caller.</summary>
    /// <param name="opener">Word that opened the block, null for the whole template.</param>
    private Block ParseBlock(string? opener, int openedAt)
    {
        Enter(openedAt);
        var state = EnterGroup(-brackets);
        var statements = new List<Statement>();
        string? indent = null;
        var firstText = opener is not null;
        while (true)
        {
            var token = Current;
            if (token.Kind == TokenKind.End)
            {
                if (opener is not null)
                    Report(openedAt, $"'{opener}' has no 'end'", "Close it with {{ end }}.");
                break;
            }
            if (token.Kind == TokenKind.Text)
            {
                at++;
                var text = (string)token.Value!;
                // A block starts with the indent of its opening word, so its first text is kept even when empty.
                if (text.Length > 0 || token.Indent != indent || firstText)
                    statements.Add(new TextStatement(token.Start, text, token.Indent));
                (indent, firstText) = (token.Indent, false);
                continue;
            }
            if (Take(TokenKind.Semicolon))
                continue;
            if (Closes(token, opener))
                break;
            if (IsStray(token))
                SkipStray(token, opener);
            else
                ParseStatementOrSkip(statements);
        }
        LeaveGroup(state);
        Leave();
        return statements.Count == 0 ? Block.Empty : new Block([.. statements]);
    }

    private static bool IsStray(Token token) => token.IsWord("end") || token.IsWord("else") || token.IsWord("when");

    private static bool Closes(Token token, string? opener) => opener is not null && IsStray(token) && token.Name switch
    {
        "else" => opener is "if" or "for" or "tablerow" or "when" or "case",
        "when" => opener is "case" or "when",
        _ => true,
    };

    private void SkipStray(Token token, string? opener)
    {
        var hint = token.Name == "end" ? "Remove it, or open the block it should close."
            : opener is null ? "Put it between its opening word and 'end'."
            : $"A '{opener}' block takes no '{token.Name}'.";
        Report(token.Start, $"'{token.Name}' does not belong to an open block", hint);
        at++;
        SkipStatement();
    }

    private void ParseStatementOrSkip(List<Statement> statements)
    {
        var (depth, level, start) = (brackets, nesting, at);
        try
        {
            statements.Add(ParseStatement());
            if (!AtStatementEnd())
                throw Fail(Current, $"unexpected {Describe(Current)} behind the statement", "Start a new line or put ';' between statements.");
        }
        catch (SyntaxFailure)
        {
            (brackets, nesting) = (depth, level);
            noNamedArguments = loopHeader = loopOperand = inArguments = false;
            if (at == start)
                at++;
            SkipStatement();
        }
    }

    private void SkipStatement()
    {
        while (!AtStatementEnd())
            at++;
    }

    private Statement ParseStatement()
    {
        var token = Current;
        if (token.Kind == TokenKind.Identifier && !IsUsedAsName())
        {
            switch (token.Name)
            {
                case "if": at++; return ParseIf(token, false);
                case "unless" when StartsExpression(Ahead(1)) && !Ahead(1).LineBreakBefore: at++; return ParseIf(token, true);
                case "case": at++; return ParseCase(token);
                case "for": at++; return ParseLoop(token, StatementKind.For);
                case "tablerow": at++; return ParseLoop(token, StatementKind.TableRow);
                case "while": at++; return ParseWhile(token);
                case "break": return ParseJump(StatementKind.Break);
                case "continue": return ParseJump(StatementKind.Continue);
                case "capture": at++; return ParseCapture(token);
                case "with": at++; return ParseWith(token);
                case "wrap": at++; return ParseWrap(token);
                case "func": at++; return ParseFunctionStatement(token);
                case "ret": at++; return new ReturnStatement(token.Start, AtStatementEnd() || Current.IsWord("end") ? null : ParseExpression());
                case "readonly": at++; return new ReadOnlyStatement(token.Start, ParseVariable("readonly"));
                case "import": at++; return new ImportStatement(token.Start, ParseExpression());
            }
        }
        return ParseExpressionStatement();
    }

    private JumpStatement ParseJump(StatementKind kind)
    {
        var token = Next();
        if (loops == 0)
            Report(token.Start, $"'{token.Name}' stands outside a loop");
        return new JumpStatement(kind, token.Start);
    }

    /// <summary>Reads the body of a loop or function, which decides what <c>break</c> means inside.</summary>
    private Block ParseBody(Token opener, int loopsInside)
    {
        var outer = loops;
        loops = loopsInside;
        var body = ParseBlock(opener.Name, opener.Start);
        loops = outer;
        return body;
    }

    /// <summary>A keyword in front of a dot is read as a name, as in <c>for.index</c>.</summary>
    private bool IsUsedAsName() => Ahead(1).Kind is TokenKind.Dot or TokenKind.QuestionDot && !Ahead(1).LineBreakBefore;

    private void ExpectEnd(string opener, int openedAt)
    {
        if (Current.IsWord("end"))
            at++;
        else if (Current.Kind != TokenKind.End)
            Report(openedAt, $"'{opener}' has no 'end'", "Close it with {{ end }}.");
    }

    private IfStatement ParseIf(Token start, bool negate)
    {
        var condition = ParseHeader(start);
        var then = ParseBlock(start.Name, start.Start);
        var otherwise = ParseElse(start);
        return new IfStatement(start.Start, condition, negate, then, otherwise);
    }

    /// <summary>The rest of an <c>if</c> from <c>else</c> or <c>end</c> on, with <c>end</c>.</summary>
    private Block? ParseElse(Token opener)
    {
        if (!Current.IsWord("else"))
        {
            ExpectEnd(opener.Name, opener.Start);
            return null;
        }
        var word = Next();
        if (Current.IsWord("if") && !Current.LineBreakBefore)
        {
            // A chain of else-ifs is a tree that grows to the right; it counts as nesting because evaluation descends it.
            Enter(word.Start);
            var start = Next();
            var condition = ParseHeader(start);
            var then = ParseBlock("if", start.Start);
            var nested = new IfStatement(start.Start, condition, false, then, ParseElse(opener));
            Leave();
            return new Block([nested]);
        }
        var otherwise = ParseElseBlock(word);
        ExpectEnd(opener.Name, opener.Start);
        return otherwise;
    }

    /// <summary>The block behind an <c>else</c> that was just read.</summary>
    private Block ParseElseBlock(Token word)
    {
        if (!AtStatementEnd())
        {
            Report(Current.Start, $"unexpected {Describe(Current)} behind 'else'", "Write 'else if', or start a new line behind 'else'.");
            SkipStatement();
        }
        return ParseBlock("else", word.Start);
    }

    private Expression ParseHeader(Token opener)
    {
        if (AtStatementEnd())
            Report(opener.Start, $"'{opener.Name}' needs an expression behind it");
        else
        {
            try
            {
                var value = ParseExpression();
                if (AtStatementEnd())
                    return value;
                throw Fail(Current, $"unexpected {Describe(Current)} behind the expression of '{opener.Name}'", "Start a new line or put ';' between statements.");
            }
            catch (SyntaxFailure)
            {
                // The block itself is still read, so that its own errors are found and its 'end' fits.
                brackets = 0;
                noNamedArguments = loopHeader = loopOperand = inArguments = false;
                SkipStatement();
            }
        }
        return new LiteralExpression(opener.Start, null);
    }

    private CaseStatement ParseCase(Token start)
    {
        var value = ParseHeader(start);
        while (Current.Kind == TokenKind.Semicolon || (Current.Kind == TokenKind.Text && string.IsNullOrWhiteSpace((string)Current.Value!)))
            at++;
        if (Current.Kind == TokenKind.Text || !(Current.IsWord("when") || Current.IsWord("else") || Current.IsWord("end")))
        {
            var stray = ParseBlock("case", start.Start);
            if (stray.Statements.Length > 0)
                Report(start.Start, "only 'when' may follow 'case'", "Move the text or statement behind a 'when'.");
        }
        var clauses = new List<WhenClause>();
        while (Current.IsWord("when"))
        {
            var word = Next();
            var values = new List<Expression>();
            if (AtStatementEnd())
                Report(word.Start, "'when' needs a value behind it");
            else
            {
                do
                    values.Add(ParseBinary(Precedence.Or + 1));
                while (Take(TokenKind.Comma) || Take(TokenKind.Or));
                if (!AtStatementEnd())
                    throw Fail(Current, $"unexpected {Describe(Current)} behind the values of 'when'", "Separate values by ',' or '||'.");
            }
            clauses.Add(new WhenClause([.. values], ParseBlock("when", word.Start)));
        }
        Block? otherwise = null;
        if (Current.IsWord("else"))
        {
            var word = Next();
            otherwise = ParseElseBlock(word);
        }
        if (clauses.Count == 0)
            Report(start.Start, "'case' needs at least one 'when'");
        ExpectEnd("case", start.Start);
        return new CaseStatement(start.Start, value, [.. clauses], otherwise);
    }

    private WhileStatement ParseWhile(Token start)
    {
        var condition = ParseHeader(start);
        var body = ParseBody(start, loops + 1);
        ExpectEnd("while", start.Start);
        return new WhileStatement(start.Start, condition, body);
    }

    private CaptureStatement ParseCapture(Token start)
    {
        var target = ParsePath("capture");
        if (!AtStatementEnd())
            throw Fail(Current, $"unexpected {Describe(Current)} behind the variable of 'capture'", "Start a new line or put ';' between statements.");
        var body = ParseBlock("capture", start.Start);
        ExpectEnd("capture", start.Start);
        return new CaptureStatement(start.Start, target, body);
    }

    private WithStatement ParseWith(Token start)
    {
        var value = ParseHeader(start);
        var body = ParseBlock("with", start.Start);
        ExpectEnd("with", start.Start);
        return new WithStatement(start.Start, value, body);
    }

    private WrapStatement ParseWrap(Token start)
    {
        if (Current.Kind == TokenKind.OpenParen)
            Report(Current.Start, "'wrap' needs the name of a function, without parentheses around it");
        var target = ParseHeader(start);
        // The block runs inside the function, where there may be a loop to leave.
        var body = ParseBody(start, loops + 1);
        ExpectEnd("wrap", start.Start);
        return new WrapStatement(start.Start, target, body);
    }

    private Expression ParseVariable(string word)
    {
        var path = ParsePath(word);
        if (path is VariableExpression or LocalExpression)
            return path;
        Report(path.Start, $"'{word}' needs a plain variable behind it");
        throw Fail();
    }

    private Expression ParsePath(string word)
    {
        if (AtStatementEnd())
            throw Fail(Current, $"'{word}' needs a variable behind it");
        var path = ParsePostfix(ParsePrimary(), true);
        if (path is VariableExpression or LocalExpression or MemberExpression or IndexExpression)
            return path;
        Report(path.Start, $"'{word}' needs a variable behind it");
        throw Fail();
    }
}
