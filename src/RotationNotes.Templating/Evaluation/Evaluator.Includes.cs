namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private Dictionary<string, Template>? included;
    private int includeDepth;

    /// <summary>Renders another template in place; <c>$0</c> is its name and <c>$1</c> its first argument.</summary>
    public object? Include(CallContext call, string? name, ScriptArray arguments)
    {
        if (Context.Loader is null)
            throw Fail(call.Start, "this render offers no other templates to include");
        if (string.IsNullOrWhiteSpace(name))
            throw Fail(call.Start, "'include' needs the name of a template");
        if (++includeDepth > Limits.IncludeDepth)
            throw Limit(call.Start, $"includes are nested more than {Limits.IncludeDepth} deep", "Look for a template that includes itself.");
        included ??= new(StringComparer.Ordinal);
        if (!included.TryGetValue(name, out var template))
        {
            var (text, file) = Context.Loader.Load(name) ?? throw Fail(call.Start, $"there is no template '{name}' to include");
            Charge(64 + text.Length / 4);
            template = Template.Parse(text, file);
            included[name] = template;
        }
        foreach (var (key, value) in call.Named ?? [])
            arguments.Properties[key] = value;
        arguments.Insert(0, name);
        var (outer, outerLineStart) = (BeginCapture(), lineStart);
        lineStart = false;
        Print(RunPage(template.Source, template.Body, new Frame(arguments)));
        includeDepth--;
        lineStart = outerLineStart;
        return CapturedValue(EndCapture(outer));
    }

    /// <summary>Output of templates as a value, which must not be escaped again.</summary>
    public object Captured(string text) => CapturedValue(text);
}
