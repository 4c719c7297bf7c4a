namespace RotationNotes.Templating.Syntax;

/// <summary>
/// Builds the tree of one template. An error ends its statement only, so one pass reports them all; only a template
/// nested beyond reason ends the parse at once.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Parentheses, blocks and literals inside each other; far above what is written, far below what the stack holds.</summary>
    private const int MaximumNesting = 160;

    /// <summary>Operators, members and pipes in one chain.</summary>
    private const int MaximumChain = 1000;

    private const int MaximumErrors = 50;

    private readonly SourceText source;
    private readonly List<TemplateError> errors;
    private readonly List<Token> tokens;
    private int at;
    private int nesting;

    // Inside [ ] and { } a line break does not end the statement.
    private int brackets;

    // Loops around the statement, counted within the function it stands in.
    private int loops;

    // Where a named argument or a loop option would be ambiguous.
    private bool noNamedArguments;
    private bool loopHeader;
    private bool loopOperand;
    private bool inArguments;

    private Parser(SourceText source, List<TemplateError> errors, List<Token> tokens)
    {
        this.source = source;
        this.errors = errors;
        this.tokens = tokens;
    }

    private Token Current => tokens[at];

    /// <summary>Parses a whole template.</summary>
    /// <exception cref="TemplateException">With every syntax error found, in the order of the source.</exception>
    public static Block Parse(SourceText source)
    {
        var errors = new List<TemplateError>();
        var tokens = Lexer.Tokenize(source, errors);
        var parser = new Parser(source, errors, tokens);
        Block body;
        try
        {
            body = parser.ParseBlock(null, 0);
        }
        catch (SyntaxAbort)
        {
            body = Block.Empty;
        }
        if (errors.Count == 0)
            return body;
        var ordered = errors.OrderBy(e => e.Line).ThenBy(e => e.Column).DistinctBy(e => (e.Line, e.Column)).Take(MaximumErrors);
        throw new TemplateException([.. ordered]);
    }

    private Token Next() => tokens[at < tokens.Count - 1 ? at++ : at];

    private Token Ahead(int distance) => tokens[Math.Min(at + distance, tokens.Count - 1)];

    private bool Take(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        at++;
        return true;
    }

    private static SyntaxFailure Fail() => new();

    private SyntaxFailure Fail(Token token, string message, string? hint = null)
    {
        // An unreadable token has been reported by the lexer already.
        if (token.Kind != TokenKind.Bad)
            Report(token.Start, message, hint);
        return Fail();
    }

    private void Report(int start, string message, string? hint = null)
    {
        errors.Add(source.Error(start, message, hint));
        if (errors.Count > MaximumErrors * 2)
            throw new SyntaxAbort();
    }

    private void Enter(int start)
    {
        if (++nesting <= MaximumNesting && System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return;
        Report(start, $"blocks or expressions are nested more than {MaximumNesting} deep", "Split the template, or keep parts in variables.");
        throw new SyntaxAbort();
    }

    private void Leave() => nesting--;

    /// <summary>True where the statement ends: a line break, a semicolon, the end of the code block.</summary>
    private bool AtStatementEnd()
    {
        var token = Current;
        return token.Kind is TokenKind.Text or TokenKind.End or TokenKind.Semicolon || (brackets == 0 && token.LineBreakBefore);
    }

    private void Expect(TokenKind kind, string what)
    {
        if ((brackets == 0 && Current.LineBreakBefore) || !Take(kind))
            throw Fail(Current, $"expected {what} but found {Describe(Current)}");
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.Text or TokenKind.End => "the end of the code block",
        TokenKind.Identifier or TokenKind.Local => $"'{token.Name}'",
        _ when token.End - token.Start > 30 => $"'{source.Text[token.Start..(token.Start + 30)]}…'",
        _ => $"'{source.Text[token.Start..token.End]}'",
    };

    /// <summary>Unwinds to the statement whose error has been recorded.</summary>
    private sealed class SyntaxFailure : Exception;

    /// <summary>Unwinds the whole parse.</summary>
    private sealed class SyntaxAbort : Exception;
}
