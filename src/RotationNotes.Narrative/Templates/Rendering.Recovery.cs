using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>Goes on behind a statement that failed, so that all mistakes of a template are told at once.</summary>
internal sealed partial class Rendering
{
    private const int MaximumErrors = 50;
    private const int MaximumRecoveries = 400;

    // The package tells its limits by words only; a test holds each of them.
    private static readonly string[] LimitWords = ["Exceeding ", "exceeds ", "reaches LimitToString", "too deeply nested", "depth limit"];

    private readonly List<TemplateError> errors = [];
    private readonly HashSet<string> spoiled = new(StringComparer.Ordinal);
    private bool isEverythingSpoiled;
    private int recoveries;

    // Functions and pipes at work: inside one an error ends the whole of it, as its result would be wrong.
    private int held;

    // The statement run last, for errors of printing what it gave.
    private ScriptStatement? statement;

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        try
        {
            return base.Write(span, textAsObject);
        }
        catch (Exception error) when (error is InvalidOperationException or ScriptRuntimeException and not TemplateFault)
        {
            throw new TemplateFault(statement?.Span ?? span, Described(error)) { IsLimit = true };
        }
    }

    private object? Attempt(ScriptStatement step, bool alias)
    {
        if (step.Parent is ScriptFunction function && function.Body == step)
            return Held(step, alias);
        // Asked before, as the filter below runs while what is within is not yet left.
        var isOnThePage = held == 0;
        try
        {
            var value = base.Evaluate(step, alias);
            statement = step;
            // What was captured is a text from then on.
            if (step is ScriptCaptureStatement { Target: { } target })
                SetValue(target, Settled(step, ((IScriptOutput?)GetValue(target))?.ToString()));
            return value;
        }
        catch (ScriptRuntimeException fault) when (isOnThePage && !IsLimit(fault))
        {
            Recover(step, fault);
            return null;
        }
    }

    private void Recover(ScriptStatement failed, ScriptRuntimeException fault)
    {
        if (fault is not TemplateFault { UnknownName: { } name } || !(isEverythingSpoiled || spoiled.Contains(name)))
            errors.AddRange(ErrorsOf(fault, failed.Span).Except(errors));

        // A loop that fails in every turn would otherwise go on for as long as its fuel lasts.
        if (errors.Count >= MaximumErrors || ++recoveries > MaximumRecoveries)
            throw Limit($"there are more errors than {(errors.Count >= MaximumErrors ? MaximumErrors : MaximumRecoveries)}, the rest was not tried");
        Spoil(failed, fault);
    }

    /// <summary>A variable that was not set because of an error is no error itself where it is read.</summary>
    private void Spoil(ScriptNode? node, ScriptRuntimeException? fault = null)
    {
        // The names that an import brings, or that a partial sets which cannot be read, are not known.
        isEverythingSpoiled |= node is ScriptImportStatement || fault is TemplateFault { Inner.IsEmpty: false };
        var target = node switch
        {
            ScriptAssignExpression assignment => assignment.Target,
            ScriptCaptureStatement capture => capture.Target,
            ScriptFunction function => function.NameOrDoToken,
            _ => null,
        };
        if (target is ScriptVariable variable)
            spoiled.Add(variable.Name);
        for (var i = 0; i < (node?.ChildrenCount ?? 0); i++)
            Spoil(node!.GetChildren(i));
    }

    private IEnumerable<TemplateError> ErrorsOf(ScriptRuntimeException fault, SourceSpan fallback)
    {
        if (fault is TemplateFault { Inner: { IsEmpty: false } inner })
            return inner;
        var span = fault.Span.IsEmpty ? fallback : fault.Span;
        return [fault is TemplateFault own ? ErrorWords.At(span, own.OriginalMessage, own.Hint) : ErrorWords.Of(span, Described(fault), this)];
    }

    private static bool IsLimit(ScriptRuntimeException fault) =>
        fault is TemplateFault own
            ? own.IsLimit
            : fault is ScriptAbortException || fault.InnerException is RegexMatchTimeoutException or InsufficientExecutionStackException or OutOfMemoryException
                || LimitWords.Any(words => fault.OriginalMessage.Contains(words, StringComparison.Ordinal));

    private static string Described(Exception error) => error switch
    {
        ScriptRuntimeException { InnerException: RegexMatchTimeoutException } => "a regular expression took too long",
        ScriptRuntimeException { InnerException: InsufficientExecutionStackException } => "calls and expressions are nested too deep",
        ScriptRuntimeException fault => fault.OriginalMessage,
        _ => error.Message,
    };
}
