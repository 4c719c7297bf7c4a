using System.Runtime.CompilerServices;
using System.Text;
using RotationNotes.Templating.Builtins;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>One render: walks the tree, holds variables and output, and stops when a limit is reached.</summary>
internal sealed partial class Evaluator
{
    private enum Flow { Run, Break, Continue, Return }

    // Four characters are as many bytes as an element of an array, so fuel bounds memory alike.
    private const int CharactersAUnit = 4;

    // A text of this length is kept apart by the collector and freed last; it costs twice.
    private const int LargeText = 42_000;

    /// <summary>Characters of a text that are read for one unit.</summary>
    public const int CharactersRead = 32;

    /// <summary>Units for an element that is an object of its own: a number of a range, or a letter of a string.</summary>
    public const int BoxedUnits = 4;

    /// <summary>Units for an array or an object beside its elements: what it takes of memory bounds what a render can hold.</summary>
    public const int ContainerUnits = 8;

    /// <summary>Units for a member of an object as a pair of key and value.</summary>
    public const int PairUnits = 16;

    private readonly List<Scope> scopes = [];
    private SourceText source;
    private Frame frame = new(null);

    // Parameters and own variables of the function at work; null on the page and in a function without parameters.
    private Scope? own;
    private Flow flow;
    private object? returned;
    private int callDepth;

    // Above zero while the value is only asked for, so that an undefined name is null.
    private int lenient;

    public Evaluator(SourceText source, TemplateContext context)
    {
        this.source = source;
        Context = context;
        Limits = context.Limits;
        Fuel = Limits.Fuel;
        scopes.Add(new Scope(context.Globals.Copy()));
    }

    public TemplateContext Context { get; }

    public TemplateLimits Limits { get; }

    /// <summary>Template at work: the page, an included one, or the one a function was written in.</summary>
    public SourceText Here => source;

    public long Fuel { get; private set; }

    /// <summary>Offset of the node at work, for errors raised where no node is at hand.</summary>
    public int Place { get; private set; }

    private Scope Top => scopes[^1];

    /// <summary>Renders a whole template.</summary>
    /// <exception cref="TemplateException">The template fails or reaches a limit.</exception>
    public string Run(Block body)
    {
        try
        {
            Execute(body);
            if (flow == Flow.Return && returned is not null)
                Print(returned);
            return errors.Count == 0 ? output.ToString() : throw new TemplateException([.. errors]);
        }
        catch (TemplateException last) when (last.IsLimit && errors.Count is > 0 and < MaximumErrors)
        {
            throw new TemplateException([.. errors, .. last.Errors], last) { IsLimit = true };
        }
        catch (Exception error) when (error is InvalidCastException or NullReferenceException)
        {
            // A bug of ours; the place helps to find it.
            throw new InvalidOperationException($"The evaluator failed at {source.Error(Place, error.Message)}", error);
        }
    }

    /// <summary>Pays for work that is about to be done.</summary>
    public void Charge(long units)
    {
        Fuel -= units;
        if (Fuel < 0)
        {
            Fuel = 0;
            throw Limit(Place, $"the render used up its {Limits.Fuel} units of work", "Look for a loop that never ends, or raise the limit.");
        }
    }

    /// <summary>Pays for a string that is about to be made.</summary>
    public void ChargeText(long length)
    {
        GuardText(length);
        Charge(1 + length / CharactersAUnit + (length >= LargeText ? length / CharactersAUnit : 0));
    }

    /// <summary>Refuses a string that would be too long.</summary>
    public void GuardText(long length)
    {
        if (length > Limits.StringLength)
            throw Limit(Place, $"a string would hold {length} characters; the limit is {Limits.StringLength}");
    }

    /// <summary>Pays for an array that is about to hold so many elements.</summary>
    public void ChargeList(long length)
    {
        if (length > Limits.ArrayLength)
            throw Limit(Place, $"an array would hold {length} elements; the limit is {Limits.ArrayLength}");
        Charge(ContainerUnits + length);
    }

    /// <summary>Pays for an array that is about to hold so many elements of another; those of a range are only made then.</summary>
    public void ChargeCopy(IReadOnlyList<object?> source, long length)
    {
        ChargeList(length);
        if (source is ScriptRange)
            Charge(length * (BoxedUnits - 1));
    }

    public TemplateException Fail(int start, string message, string? hint = null) => new(source.Error(start, message, hint));

    /// <summary>An error behind which nothing more is tried.</summary>
    public TemplateException Limit(int start, string message, string? hint = null) => new(source.Error(start, message, hint)) { IsLimit = true };

    private void GuardStack(int start)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Limit(start, "calls and expressions are nested too deep");
    }

    /// <summary>All names a variable could have here, innermost first, for hints.</summary>
    public IEnumerable<string> VisibleNames()
    {
        foreach (var name in own?.Names ?? [])
            yield return name;
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            foreach (var name in scopes[i].Names)
                yield return name;
        }
        foreach (var name in BuiltinObjects.Names)
            yield return name;
    }
}
