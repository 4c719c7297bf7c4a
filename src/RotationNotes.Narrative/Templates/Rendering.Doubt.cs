using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>Knows which conditions compared with nothing: the package answers them with false, and prints what stands behind <c>else</c> as if that were so.</summary>
/// <remarks>A condition counts as answered when what is known decides it: one side of <c>||</c> that holds, a side of <c>&amp;&amp;</c> that does not and of which the side before has a value.</remarks>
internal sealed partial class Rendering
{
    private readonly Dictionary<ScriptNode, string> unanswered = [];
    private readonly Dictionary<string, string> doubtful = new(StringComparer.Ordinal);

    // The fact that was wanted since this was last cleared.
    private string? wanted;

    // The fact for whose want the branch at work is not known to be the right one.
    private string? doubt;

    /// <summary>A member of a fact was read that is not there for want of the fact.</summary>
    public void MetNothing(string factId)
    {
        // Who asks with ?? or compares with null has an answer for nothing.
        if (!isAsking && !(CurrentNode?.Parent is ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual } asked && (IsNull(asked.Left) || IsNull(asked.Right))))
            wanted ??= factId;
    }

    private static bool IsNull(ScriptExpression? expression) => expression is ScriptLiteral { Value: null };

    private object? Weighed(ScriptNode node, bool alias)
    {
        if (node.Parent is ScriptConditionalExpression choice && choice.Condition != node && unanswered.GetValueOrDefault(choice) is { } fact)
            return Settled(node, Value(node, alias)) is var chosen && chosen is string text ? Instead(text, fact) : chosen;
        if (!IsCondition(node))
            return Settled(node, Value(node, alias));
        var before = wanted;
        wanted = null;
        var value = Settled(node, Value(node, alias));
        if (wanted is null)
            unanswered.Remove(node.Parent!);
        else
            unanswered[node.Parent!] = wanted;
        // What a choice gives depends on its condition, what follows an if does not.
        wanted = node.Parent is ScriptConditionalExpression ? before ?? wanted : before;
        return value;
    }

    /// <summary>The fact that the condition before this branch wanted; null when it was answered.</summary>
    private string? IsUnanswered(ScriptStatement branch) =>
        settings.Unanswered is not null && branch.Parent is ScriptIfStatement decision ? unanswered.GetValueOrDefault(decision) : null;

    private object? Doubted(ScriptStatement branch, bool alias, string fact)
    {
        var before = doubt;
        doubt = fact;
        PushOutput(new StringBuilderOutput());
        var isDone = false;
        string text;
        object? value;
        try
        {
            value = Attempt(branch, alias);
            isDone = true;
        }
        finally
        {
            doubt = before;
            text = PopOutput().ToString() ?? "";
            if (isDone)
                Write(branch.Span, Instead(text, fact));
        }

        return value is string last ? Instead(last, fact) : value;
    }

    private string Instead(string text, string fact) => string.IsNullOrWhiteSpace(text) || settings.Unanswered is not { } print ? text : print(text, fact);

    private object? Joined(ScriptBinaryExpression both)
    {
        var decides = both.Operator == ScriptBinaryOperator.Or;
        var before = wanted;
        wanted = null;
        var isLeft = ToBool(both.Left!.Span, Evaluate(both.Left));
        var left = wanted;
        if (isLeft == decides)
        {
            // The right side is never asked, as authors guard it with the left.
            wanted = before ?? left;
            return decides;
        }

        wanted = null;
        var isRight = ToBool(both.Right!.Span, Evaluate(both.Right));
        wanted = before ?? (isRight == decides && wanted is null ? null : left ?? wanted);
        return isRight;
    }

    /// <summary>What is assigned; a name set from a comparison with nothing is remembered, a text set behind one is doubted.</summary>
    private object? Remembered(ScriptAssignExpression assignment)
    {
        var before = wanted;
        wanted = null;
        var value = Evaluate(assignment.Value!);
        if (assignment.Target is ScriptVariable variable)
        {
            if ((wanted ?? doubt) is { } fact && value is not string and not HostObject)
                doubtful[variable.Name] = fact;
            else
                doubtful.Remove(variable.Name);
        }

        wanted = before;
        return value is string text && doubt is { } open ? Instead(text, open) : value;
    }
}
