using System.Text.RegularExpressions;

namespace RotationNotes.Templating.Evaluation;

/// <summary>What built-in functions ask of the render.</summary>
internal sealed partial class Evaluator
{
    private const int KeptPatterns = 64;

    private Dictionary<string, int>? cycles;
    private Dictionary<(string, RegexOptions), Regex>? patterns;
    private TimeSpan regexTime;
    private Random? random;
    private ScriptObject? dates;

    /// <summary>Position of the next turn of a cycle group, counted from zero.</summary>
    public int NextInCycle(string group)
    {
        cycles ??= new(StringComparer.Ordinal);
        var turn = cycles.GetValueOrDefault(group);
        cycles[group] = turn + 1;
        return turn;
    }

    /// <summary>A pattern as used before in this render, or else a new one.</summary>
    public Regex RegexOf(string pattern, RegexOptions options, Func<Regex> build)
    {
        patterns ??= [];
        if (patterns.TryGetValue((pattern, options), out var known))
            return known;
        if (patterns.Count >= KeptPatterns)
            patterns.Clear();
        return patterns[(pattern, options)] = build();
    }

    /// <summary>Adds up the time of regular expressions: many slow ones are as bad as one that never ends.</summary>
    public void SpendRegexTime(TimeSpan time, CallContext call)
    {
        regexTime += time;
        if (regexTime > Limits.RegexTotalTime)
            throw Limit(call.Start, $"regular expressions took more than {Limits.RegexTotalTime.TotalMilliseconds:0} ms in this render", "Simplify the patterns, or match less text.");
    }

    /// <summary>Finds a member of any value.</summary>
    public bool MemberOf(CallContext call, object? target, string name, out object? value)
    {
        value = null;
        if (target is null || !TryGetMember(target, name, out value))
            return false;
        value = FromHost(value, call.Start);
        return true;
    }

    /// <summary>Random numbers that repeat exactly for the same seed; null when the render was given none.</summary>
    public Random? Random => random ??= Context.Seed is { } seed ? new Random(seed) : null;

    /// <summary>The object <c>date</c> of this render, whose format a template may set.</summary>
    public ScriptObject Dates => dates ??= Builtins.DateFunctions.ForRender();

    /// <summary>Pattern by which dates print.</summary>
    public string DateFormat => dates?["format"] is string pattern ? pattern : Builtins.DateFunctions.DefaultFormat;

    /// <summary>Parses and runs a text as part of this render.</summary>
    public object? EvaluateText(CallContext call, string text, bool isTemplate)
    {
        ChargeText(text.Length);
        Charge(64 + text.Length);
        if (++includeDepth > Limits.IncludeDepth)
            throw Limit(call.Start, $"evaluated texts are nested more than {Limits.IncludeDepth} deep");
        var template = Template.Parse(isTemplate ? text : $"{{{{{text}\n}}}}", $"{source.File}[{(isTemplate ? "eval_template" : "eval")}]");
        var (outerSource, outerPlace) = (source, Place);
        source = template.Source;
        object? result;
        if (!isTemplate && template.Body.Statements is [Syntax.ExpressionStatement single])
            result = Evaluate(single.Value);
        else
        {
            var outer = BeginCapture();
            Execute(template.Body);
            result = CapturedValue(EndCapture(outer));
            result = TakeReturned() ?? result;
        }
        (source, Place) = (outerSource, outerPlace);
        includeDepth--;
        return result;
    }
}
