using System.Text;
using RotationNotes.Templating.Builtins;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Prints arrays, objects, dates and other composed values.</summary>
internal static class Printer
{
    public static string Print(Evaluator evaluator, object value)
    {
        switch (value)
        {
            case DateTime or DateOnly:
                return DateFormat.Format(Values.AsDate(value)!.Value, evaluator.DateFormat);
            case TimeSpan span:
                return span.ToString("c");
            case HostObject host:
                return host.Print();
            case ScriptFunction function:
                return function is TemplateFunction && function.Name is { } name ? $"<function {name}>" : "<function>";
            case not (IReadOnlyList<object?> or ScriptObject):
                throw new InvalidOperationException($"No rule to print '{value.GetType().Name}'.");
        }
        var text = new StringBuilder();
        Append(evaluator, text, value, 0);
        return text.ToString();
    }

    private static void Append(Evaluator evaluator, StringBuilder text, object? value, int depth)
    {
        evaluator.Charge(1);
        if (depth > evaluator.Limits.ValueDepth)
            throw evaluator.Limit(evaluator.Place, $"the value is nested more than {evaluator.Limits.ValueDepth} deep, or holds itself");
        if (text.Length > evaluator.Limits.StringLength)
            throw evaluator.Limit(evaluator.Place, $"a string would hold more than {evaluator.Limits.StringLength} characters");
        switch (value)
        {
            case null:
                text.Append("null");
                return;
            case string or SafeString:
                evaluator.ChargeText(Values.AsText(value)!.Length);
                AppendQuoted(text, Values.AsText(value)!);
                return;
            case IReadOnlyList<object?> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    Append(evaluator, text, list[i], depth + 1);
                }
                text.Append(']');
                return;
            case ScriptObject item:
                text.Append('{');
                var first = true;
                foreach (var (name, member) in item)
                {
                    if (!first)
                        text.Append(", ");
                    first = false;
                    evaluator.ChargeText(name.Length);
                    if (IsPlainName(name))
                        text.Append(name);
                    else
                        AppendQuoted(text, name);
                    text.Append(": ");
                    Append(evaluator, text, member, depth + 1);
                }
                text.Append('}');
                return;
            default:
                text.Append(evaluator.ToText(value));
                return;
        }
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        TextFunctions.AppendEscaped(text, value);
        text.Append('"');
    }

    private static bool IsPlainName(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
            return false;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
                return false;
        }
        return true;
    }
}
