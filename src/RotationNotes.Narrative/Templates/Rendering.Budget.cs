using System.Collections;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>What a render may spend, and the shapes of values that could grow past it unseen.</summary>
internal sealed partial class Rendering
{
    private const int StepsBetweenLooks = 16;
    private const int LongText = 4096;

    private readonly long bytesAtStart = GC.GetAllocatedBytesForCurrentThread();
    private readonly long startedAt = Stopwatch.GetTimestamp();
    private long fuel;
    private int steps;
    private TimeSpan regexTime;

    /// <summary>Pays for work.</summary>
    /// <exception cref="TemplateFault">The fuel, the memory, the stack or the time is used up.</exception>
    public void Spend(long units)
    {
        fuel -= units;
        if (fuel < 0)
            throw Limit($"the render used up its {limits.Fuel} units of work", "Look for a loop that never ends.");
        if (++steps % StepsBetweenLooks == 0)
            Look();
    }

    /// <summary>Pays for what a function is given or gives back.</summary>
    public void SpendOn(object? value) => Spend(value is string text ? text.Length / 16 : value is ScriptArray list ? list.Count : 0);

    /// <summary>Adds up the time of regular expressions: many slow ones are as bad as one that never ends.</summary>
    public void SpendRegexTime(TimeSpan time)
    {
        regexTime += time;
        if (regexTime > limits.RegexTotalTime)
            throw Limit($"regular expressions took more than {limits.RegexTotalTime.TotalMilliseconds:0} ms in this render", "Simplify the patterns, or match less text.");
    }

    /// <summary>
    /// A value fit to be kept. A lazy list is made now: the package lays one over the other without end, and walking down
    /// some ten thousand of them overflows the stack, which ends the process. A long text is looked at before more are made.
    /// </summary>
    public object? Settled(ScriptNode? node, object? value)
    {
        switch (value)
        {
            case ScriptRange range when !IsWalkedAtOnce(node):
                return Made(range, 0);
            case ScriptObject made when node is ScriptObjectInitializerExpression:
                return new PlainObject(made);
            case string { Length: > LongText } text:
                if (text.Length > limits.StringLength)
                    throw Limit($"a text would hold {text.Length} characters; the limit is {limits.StringLength}");
                Look();
                break;
            case BigInteger number when number.GetBitLength() > limits.NumberLength:
                throw Limit($"a number would hold more than {limits.NumberLength} binary digits");
        }

        return value;
    }

    /// <summary>Refuses an array of so many elements, and pays for it.</summary>
    public void SpendOnArray(long length)
    {
        if (length > limits.ArrayLength)
            throw Limit($"a list would hold more than {limits.ArrayLength} elements");
        Spend(length);
    }

    private static bool IsWalkedAtOnce(ScriptNode? node) =>
        node is ScriptBinaryExpression { Operator: ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude, Parent: ScriptForStatement loop } && loop.Iterator == node;

    private ScriptArray Made(IEnumerable lazy, int depth)
    {
        if (depth > limits.ValueDepth)
            throw Limit($"lists are nested more than {limits.ValueDepth} deep");
        var list = new ScriptArray();
        foreach (var item in lazy)
        {
            list.Add(item is ScriptRange inner ? Made(inner, depth + 1) : item);
            if (list.Count > limits.ArrayLength)
                SpendOnArray(list.Count);
            Spend(1);
        }

        return list;
    }

    private void Look()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Limit("calls and expressions are nested too deep");
        if (GC.GetAllocatedBytesForCurrentThread() - bytesAtStart > limits.Memory)
            throw Limit($"the render used up its {limits.Memory >> 20} MB of memory", "Look for a loop that keeps what it makes.");
        if (Stopwatch.GetElapsedTime(startedAt) > limits.Time)
            throw Limit($"the render took more than {limits.Time.TotalSeconds:0} seconds");
    }

    private TemplateFault Limit(string message, string? hint = null) => new(CurrentSpan, message, hint) { IsLimit = true };
}
