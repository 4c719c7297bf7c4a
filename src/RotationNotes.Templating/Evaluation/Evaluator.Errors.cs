using System.Text;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Goes on behind a statement that failed, so that all mistakes of a template are told at once.</summary>
internal sealed partial class Evaluator
{
    private const int MaximumErrors = 50;
    private const int CostOfAnError = 1000;

    private readonly List<TemplateError> errors = [];
    private HashSet<string>? spoiled;
    private bool isEverythingSpoiled;

    // Functions of the template at work. Inside one an error ends the call, as its result would be wrong.
    private int functionDepth;

    private readonly record struct Position(
        Frame Frame, Scope? Own, SourceText Source, int Scopes, int Calls, int Includes, int Lenient, StringBuilder Output);

    private Position Remember() => new(frame, own, source, scopes.Count, callDepth, includeDepth, lenient, output);

    private void Recover(in Position here, TemplateException error, Statement failed)
    {
        (frame, own, source, callDepth, includeDepth, lenient, output) = (here.Frame, here.Own, here.Source, here.Calls, here.Includes, here.Lenient, here.Output);
        functionDepth = 0;
        scopes.RemoveRange(here.Scopes, scopes.Count - here.Scopes);
        (flow, returned) = (Flow.Run, null);
        if (!error.IsConsequence)
        {
            foreach (var each in error.Errors)
            {
                if (!errors.Contains(each))
                    errors.Add(each);
            }
        }
        if (errors.Count >= MaximumErrors)
            throw new TemplateException([.. errors]) { IsLimit = true };
        // The names that an import brings, or that a partial sets which cannot be read, are not known.
        isEverythingSpoiled |= failed is ImportStatement || error.Errors[0].File != source.File;
        Spoil(failed);
        Charge(CostOfAnError);
    }

    /// <summary>A variable that was not set because of an error is no error itself where it is read.</summary>
    private void Spoil(Statement failed)
    {
        switch (failed)
        {
            case AssignStatement assign: Spoil(assign.Target); break;
            case FunctionStatement function: Spoil(function.Target); break;
            case CaptureStatement capture: Spoil(capture.Target); Spoil(capture.Body); break;
            case IfStatement branch: Spoil(branch.Then); Spoil(branch.Otherwise); break;
            case LoopStatement loop: Spoil(loop.Body); Spoil(loop.Otherwise); break;
            case WhileStatement loop: Spoil(loop.Body); break;
            case WithStatement with: Spoil(with.Body); break;
            case WrapStatement wrap: Spoil(wrap.Body); break;
            case CaseStatement choice:
                foreach (var clause in choice.Clauses)
                    Spoil(clause.Body);
                Spoil(choice.Otherwise);
                break;
        }
    }

    private void Spoil(Block? block)
    {
        foreach (var statement in block?.Statements ?? [])
            Spoil(statement);
    }

    private void Spoil(Expression target)
    {
        if ((target is VariableExpression variable ? variable.Name : (target as LocalExpression)?.Name) is { } name)
            (spoiled ??= new(StringComparer.Ordinal)).Add(name);
    }

    private TemplateException Unknown(int start, string kind, string name, IEnumerable<string> known) =>
        new(source.Error(start, $"unknown {kind} '{name}'", Nearest.Hint(name, known))) { IsConsequence = isEverythingSpoiled || (spoiled is not null && spoiled.Contains(name)) };
}
