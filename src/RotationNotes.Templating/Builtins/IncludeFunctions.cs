namespace RotationNotes.Templating.Builtins;

/// <summary><c>include</c> and <c>include_join</c>.</summary>
internal static class IncludeFunctions
{
    public static object CreateInclude() => new HostFunction("include",
        [new("template", ArgumentKind.Text), new("arguments", IsVariadic: true)],
        (call, values) => call.Evaluator.Include(call, values[0] as string, (ScriptArray)values[1]!)) { TakesAnyName = true };

    public static object CreateIncludeJoin() => new HostFunction("include_join",
        [new("templates", ArgumentKind.List), new("separator", ArgumentKind.Text, true), new("begin", ArgumentKind.Text, true), new("end", ArgumentKind.Text, true)],
        (call, values) =>
        {
            var names = values[0] as IReadOnlyList<object?> ?? throw call.Error("needs an array of templates");
            var parts = new List<string>();
            for (var i = 0; i < names.Count; i++)
                parts.Add(call.Print(call.Evaluator.Include(call, call.Print(names[i]), new ScriptArray(values.Skip(1)))));
            var joined = string.Join(Piece(call, values[1]), parts);
            call.Evaluator.ChargeText(joined.Length);
            return call.Evaluator.Captured(joined.Length == 0 ? "" : Piece(call, values[2]) + joined + Piece(call, values[3]));
        });

    /// <summary>A separator or delimiter: plain text, or a template when it starts with <c>tpl:</c>.</summary>
    private static string Piece(CallContext call, object? value)
    {
        if (value is not string text)
            return "";
        return text.StartsWith("tpl:", StringComparison.Ordinal) ? call.Print(call.Evaluator.Include(call, text[4..], new ScriptArray())) : text;
    }
}
