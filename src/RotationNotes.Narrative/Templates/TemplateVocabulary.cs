using System.Diagnostics;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>The package's own functions without those that ask the machine, each watched while it works.</summary>
internal static class TemplateVocabulary
{
    private const string Clock = "Renders must repeat exactly: use the as-of date of the note.";
    private const string Chance = "Renders must repeat exactly.";
    private const string Unseen = "A text made while rendering cannot be checked before: write it into the template, or include it.";

    private static readonly Dictionary<string, string> Removed = new(StringComparer.Ordinal)
    {
        ["date.now"] = Clock,
        ["date.utc_now"] = Clock,
        ["date.parse_to_string"] = "Write date.parse, and date.to_string behind it.",
        ["math.random"] = Chance,
        ["math.uuid"] = Chance,
        ["object.from_json"] = "Hand data in as facts or sheets of the note.",
        ["object.eval"] = Unseen,
        ["object.eval_template"] = Unseen,
    };

    /// <summary>Shared by all renders, so nothing in it can be changed.</summary>
    public static ScriptObject Builtins { get; } = Create();

    /// <summary>Why a function of the package is not there; null for any other name.</summary>
    public static string? WhyRemoved(string path) => Removed.GetValueOrDefault(path);

    private static ScriptObject Create()
    {
        var all = new BuiltinFunctions();
        all.SetValue("date", new Dates(), true);
        foreach (var owner in all.Keys.ToArray())
        {
            if (all[owner] is not ScriptObject functions)
                continue;
            foreach (var name in functions.Keys.ToArray())
            {
                var path = owner + "." + name;
                if (Removed.ContainsKey(path))
                    functions.Remove(name);
                else if (functions[name] is IScriptCustomFunction function)
                    functions.SetValue(name, new Watched(path, function), true);
            }

            functions.IsReadOnly = true;
        }

        all.IsReadOnly = true;
        return all;
    }

    /// <summary>A function of the package that pays for what it reads and makes, and gives back no lazy list.</summary>
    private sealed class Watched(string path, IScriptCustomFunction inner) : IScriptCustomFunction
    {
        private readonly bool isRegex = path.StartsWith("regex.", StringComparison.Ordinal);
        private readonly bool isDate = path.StartsWith("date.", StringComparison.Ordinal);

        public int RequiredParameterCount => inner.RequiredParameterCount;

        public int ParameterCount => inner.ParameterCount;

        public ScriptVarParamKind VarParamKind => inner.VarParamKind;

        public Type ReturnType => inner.ReturnType;

        public ScriptParameterInfo GetParameterInfo(int index) => inner.GetParameterInfo(index);

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            var rendering = (Rendering)context;
            if (isDate)
                Dates.Check(path, arguments);
            foreach (var argument in arguments)
                rendering.SpendOn(argument);
            var started = isRegex ? Stopwatch.GetTimestamp() : 0;
            var result = rendering.Settled(null, inner.Invoke(context, callerContext, arguments, blockStatement));
            if (isRegex)
                rendering.SpendRegexTime(Stopwatch.GetElapsedTime(started));
            rendering.SpendOn(result);
            return isDate && result is DateTime date ? Dates.Plain(date) : result;
        }

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(Invoke(context, callerContext, arguments, blockStatement));
    }
}
