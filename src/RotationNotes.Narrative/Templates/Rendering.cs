using RotationNotes.Foundation.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>One render by the package, with what it leaves to its host: budgets, strictness, plain values, all errors at once.</summary>
internal sealed partial class Rendering : TemplateContext
{
    private readonly RenderSettings settings;
    private readonly TemplateLimits limits;
    private bool isAsking;

    public Rendering(RenderSettings settings) : base(TemplateVocabulary.Builtins)
    {
        (this.settings, limits, fuel) = (settings, settings.Limits, settings.Limits.Fuel);
        NewLine = "\n";
        TryGetMember = Missing;
        TryGetVariable = Undefined;
        Ask(false);
        LoopLimit = limits.ArrayLength;
        RecursiveLimit = limits.CallDepth;
        ObjectRecursionLimit = limits.ValueDepth;
        LimitToString = limits.StringLength;
        OutputLimit = limits.OutputLength;
        OnStringLimit = OnOutputLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = limits.RegexTime;
        PushGlobal(new PlainObject(settings.Globals));
    }

    /// <summary>Renders a whole template.</summary>
    /// <exception cref="TemplateException">Statements fail, or a limit is reached.</exception>
    public string Run(NoteTemplate template)
    {
        try
        {
            var text = template.Tree.Render(this);
            return errors.Count == 0 ? text : throw new TemplateException([.. errors]);
        }
        catch (ScriptRuntimeException fault)
        {
            errors.AddRange(ErrorsOf(fault, statement?.Span ?? default));
            throw new TemplateException([.. errors.Distinct()], fault) { IsLimit = IsLimit(fault) };
        }
    }

    /// <summary>Every statement and every expression passes here.</summary>
    public override object? Evaluate(ScriptNode? node, bool aliasReturnedFunction)
    {
        if (node is null)
            return null;
        Spend(1);
        if (node is ScriptStatement step)
            return IsUnanswered(step) is { } wanted ? Doubted(step, aliasReturnedFunction, wanted) : Attempt(step, aliasReturnedFunction);
        var value = Weighed(node, aliasReturnedFunction);
        if (settings.Decided is { } decided && IsCondition(node))
            decided(new TemplateDecision(node.Span.FileName, node.Span.Start.Offset, ToBool(node.Span, value)));
        return value;
    }

    private static bool IsCondition(ScriptNode node) =>
        ((node.Parent as ScriptIfStatement)?.Condition ?? (node.Parent as ScriptConditionalExpression)?.Condition) == node;

    private object? Value(ScriptNode node, bool alias)
    {
        switch (node)
        {
            case ScriptAssignExpression { Target: not null, Value: not null } assignment:
                return Assign(assignment);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.And or ScriptBinaryOperator.Or } both:
                return Joined(both);
            case ScriptVariable variable when doubtful.GetValueOrDefault(variable.Name) is { } behind:
                MetNothing(behind);
                break;
            // What a pipe holds on to is lost when something inside it fails, so the failure ends the whole of it.
            case ScriptPipeCall:
                return Held(node, alias);
            case ScriptFunctionCall { Arguments.Count: > 0, Target: { } target } call when call.Arguments.Any(a => a is ScriptNamedArgument) && FunctionOf(target.ToString()) is { } function:
                NamedArguments.Check(target.ToString(), function, call);
                break;
            case ScriptInterpolatedExpression:
                return ObjectToString(base.Evaluate(node, alias));
        }

        var asks = node is IScriptVariablePath and ScriptExpression path && IsAsked(path);
        if (asks == isAsking)
            return base.Evaluate(node, alias);
        Ask(asks);
        try
        {
            return base.Evaluate(node, alias);
        }
        finally
        {
            Ask(!asks);
        }
    }

    private object? Held(ScriptNode node, bool alias)
    {
        held++;
        try
        {
            return base.Evaluate(node, alias);
        }
        finally
        {
            held--;
        }
    }

    private void Ask(bool asks)
    {
        isAsking = asks;
        StrictVariables = !asks;
        EnableRelaxedMemberAccess = EnableRelaxedIndexerAccess = asks;
    }

    /// <summary>True for the left side of <c>??</c> and <c>?!</c>, a path with <c>?.</c> and what is given to <c>object.default</c>: they may name what is not there.</summary>
    private static bool IsAsked(ScriptExpression path)
    {
        for (ScriptNode? part = path; part is not null; part = part is ScriptMemberExpression member ? member.Target : (part as ScriptIndexerExpression)?.Target)
        {
            if (part is ScriptMemberExpression { DotToken.TokenType: TokenType.QuestionDot })
                return true;
        }

        ScriptNode node = path;
        while (node.Parent is ScriptNestedExpression nested)
            node = nested;
        return node.Parent switch
        {
            ScriptBinaryExpression { Operator: ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing } choice => choice.Left == node,
            ScriptPipeCall pipe => pipe.From == node && IsDefault(pipe.To is ScriptFunctionCall call ? call.Target : pipe.To),
            ScriptList { Parent: ScriptFunctionCall call } => call.Arguments[0] == node && call.Parent is not ScriptPipeCall && IsDefault(call.Target),
            _ => false,
        };
    }

    private static bool IsDefault(ScriptNode? target) =>
        target is ScriptMemberExpression { Target: ScriptVariable { Name: "object" }, Member.Name: "default" };

    /// <summary>Assigns as the package does, but keeps no lazy list, and lets an element behind the end of a list be set.</summary>
    private object? Assign(ScriptAssignExpression assignment)
    {
        var value = Remembered(assignment);
        if (assignment.EqualToken.TokenType != TokenType.Equal)
        {
            var left = Evaluate(assignment.Target!);
            value = Settled(assignment, ScriptBinaryExpression.Evaluate(this, assignment.Span, OperatorOf(assignment.EqualToken.TokenType), left, value));
        }

        var relaxed = EnableRelaxedIndexerAccess;
        EnableRelaxedIndexerAccess = true;
        try
        {
            SetValue(assignment.Target, value);
            return null;
        }
        finally
        {
            EnableRelaxedIndexerAccess = relaxed;
        }
    }

    private static ScriptBinaryOperator OperatorOf(TokenType compound) => compound switch
    {
        TokenType.PlusEqual => ScriptBinaryOperator.Add,
        TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
        TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
        TokenType.DivideEqual => ScriptBinaryOperator.Divide,
        TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
        TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
        _ => throw new InvalidOperationException($"No rule for '{compound}'."),
    };

    /// <summary>Includes come from the settings, parsed once.</summary>
    public override string GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) => templateName ?? "";

    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        if (settings.Partials?.Invoke(templatePath) is not var (text, file))
            throw new TemplateFault(span, $"there is no template '{templatePath}' to include", NearestName.Hint(templatePath, settings.PartialNames));
        try
        {
            return NoteTemplate.Parse(text, file).Tree;
        }
        catch (TemplateException problem)
        {
            throw new TemplateFault(span, $"the included template '{templatePath}' has errors") { Inner = problem.Errors };
        }
    }
}
