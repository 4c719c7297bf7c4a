using System.Diagnostics;
using System.Text.RegularExpressions;
using RotationNotes.Templating.Evaluation;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>regex</c>. Each call, and all of a render together, end after the time limits; cost is paid by length.</summary>
internal static class RegexFunctions
{
    private const string Owner = "regex";
    private const int LongestPattern = 4096;

    public static object Create()
    {
        var o = new ScriptObject(8);
        o.Define(Owner, "escape", (c, v) => c.Remade(c.NeedText(v[0]), Regex.Escape), Text("pattern"));
        o.Define(Owner, "unescape", (c, v) => c.Remade(c.NeedText(v[0]), Regex.Unescape), Text("pattern"));
        o.Define(Owner, "match", Match, Text("text"), Text("pattern"), Optional(Text("options")));
        o.Define(Owner, "matches", Matches, Text("text"), Text("pattern"), Optional(Text("options")));
        o.Define(Owner, "replace", Replace, Text("text"), Text("pattern"), Text("replace"), Optional(Text("options")));
        o.Define(Owner, "split", Split, Text("text"), Text("pattern"), Optional(Text("options")));
        return o.Freeze();
    }

    private static Regex Compile(CallContext call, object? pattern, object? options, string text)
    {
        var written = call.NeedText(pattern);
        if (written.Length > LongestPattern)
            throw call.Error($"takes patterns of at most {LongestPattern} characters");
        call.Charge(64 + written.Length + text.Length / 4);
        var flags = RegexOptions.CultureInvariant;
        foreach (var letter in options as string ?? "")
        {
            flags |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw call.Error($"knows no option '{letter}'", "Known are i, m, s and x."),
            };
        }
        return call.Evaluator.RegexOf(written, flags, () => Build(call, written, flags));
    }

    private static Regex Build(CallContext call, string pattern, RegexOptions flags)
    {
        try
        {
            return new Regex(pattern, flags, call.Evaluator.Limits.RegexTime);
        }
        catch (RegexParseException error)
        {
            throw call.Error($"cannot read the pattern at position {error.Offset}", "A `verbatim` string keeps backslashes as they are.");
        }
    }

    private static T Guarded<T>(CallContext call, object?[] values, int options, Func<Regex, string, T> work)
    {
        var text = call.NeedText(values[0]);
        var regex = Compile(call, values[1], values[options], text);
        var started = Stopwatch.GetTimestamp();
        T result;
        try
        {
            result = work(regex, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw call.Evaluator.Limit(call.Start, $"a regular expression took longer than {call.Evaluator.Limits.RegexTime.TotalMilliseconds:0} ms", "Simplify the pattern; nested repetition is the usual cause.");
        }
        call.Evaluator.SpendRegexTime(Stopwatch.GetElapsedTime(started), call);
        return result;
    }

    private static object? Match(CallContext call, object?[] values) => Guarded(call, values, 2, (regex, text) =>
    {
        var match = regex.Match(text);
        return match.Success ? Groups(call, match) : new ScriptArray();
    });

    private static object? Matches(CallContext call, object?[] values) => Guarded(call, values, 2, (regex, text) =>
    {
        var result = new ScriptArray();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
            result.Add(Groups(call, match));
        return result;
    });

    private static ScriptArray Groups(CallContext call, Match match)
    {
        // A match is several objects of the engine beside the array.
        call.Charge(2 * Evaluator.ContainerUnits);
        var result = new ScriptArray(match.Groups.Count);
        foreach (Group group in match.Groups)
        {
            call.Charge(Evaluator.BoxedUnits);
            call.Evaluator.ChargeText(group.Length);
            result.Add(group.Value);
        }
        return result;
    }

    private static object? Replace(CallContext call, object?[] values) => Guarded(call, values, 3, (regex, text) =>
    {
        var pattern = call.NeedText(values[2]);
        long length = text.Length;
        var result = regex.Replace(text, match =>
        {
            var part = match.Result(pattern);
            length += part.Length - match.Length;
            call.Evaluator.GuardText(length);
            call.Charge(Evaluator.BoxedUnits + part.Length / 4);
            return part;
        });
        return result;
    });

    private static object? Split(CallContext call, object?[] values) => Guarded(call, values, 2, (regex, text) =>
    {
        var parts = regex.Split(text);
        call.Evaluator.ChargeList(parts.Length);
        call.Charge(parts.Length * (long)Evaluator.BoxedUnits);
        return new ScriptArray(parts);
    });
}
