using System.Globalization;
using System.Text;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>string</c>: joining, case, search and stripping; the rest stands in <see cref="TextFunctions"/>.</summary>
internal static class StringFunctions
{
    private const string Owner = "string";

    public static object Create()
    {
        var o = new ScriptObject(64);
        o.Define(Owner, "append", (c, v) => Joined(c, v[0], v[1]), Text("text"), Text("with"));
        o.Define(Owner, "prepend", (c, v) => Joined(c, v[1], v[0]), Text("text"), Text("by"));
        o.Define(Owner, "capitalize", (c, v) => Capitalize(c, v[0] as string), Text("text"));
        o.Define(Owner, "capitalizewords", (c, v) => CapitalizeWords(c, v[0] as string), Text("text"));
        o.Define(Owner, "upcase", (c, v) => Paid(c, v[0])?.ToUpperInvariant(), Text("text"));
        o.Define(Owner, "downcase", (c, v) => Paid(c, v[0])?.ToLowerInvariant(), Text("text"));
        o.Define(Owner, "contains", (c, v) => Boxes.Of(Searched(c, v[0], v[1]) is { } t && v[1] is string { Length: > 0 } s && t.Contains(s, StringComparison.Ordinal)), Text("text"), Text("value"));
        o.Define(Owner, "starts_with", (c, v) => Boxes.Of(v[0] is string t && Paid(c, v[1]) is { Length: > 0 } s && t.StartsWith(s, StringComparison.Ordinal)), Text("text"), Text("value"));
        o.Define(Owner, "ends_with", (c, v) => Boxes.Of(v[0] is string t && Paid(c, v[1]) is { Length: > 0 } s && t.EndsWith(s, StringComparison.Ordinal)), Text("text"), Text("value"));
        o.Define(Owner, "equals_ignore_case", (c, v) => Boxes.Of(Paid(c, v[0]) is { } text && string.Equals(text, v[1] as string, StringComparison.OrdinalIgnoreCase)), Text("text"), Text("value"));
        o.Define(Owner, "empty", (_, v) => Boxes.Of(string.IsNullOrEmpty(v[0] as string)), Text("text"));
        o.Define(Owner, "whitespace", (c, v) => Boxes.Of(string.IsNullOrWhiteSpace(Paid(c, v[0]))), Text("text"));
        o.Define(Owner, "size", (_, v) => Boxes.Of((v[0] as string)?.Length ?? 0), Text("text"));
        o.Define(Owner, "strip", (c, v) => Paid(c, v[0])?.Trim(), Text("text"));
        o.Define(Owner, "lstrip", (c, v) => Paid(c, v[0])?.TrimStart(), Text("text"));
        o.Define(Owner, "rstrip", (c, v) => Paid(c, v[0])?.TrimEnd(), Text("text"));
        o.Define(Owner, "strip_newlines", (c, v) => Paid(c, v[0])?.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Text("text"));
        o.Define(Owner, "pluralize", (_, v) => Numbers.Compare(v[0]!, 1L) == 0 ? v[1] : v[2], Number("number"), Text("singular"), Text("plural"));
        o.Define(Owner, "remove", (c, v) => Replace(c, v[0], v[1], ""), Text("text"), Text("remove"));
        o.Define(Owner, "remove_first", (c, v) => ReplaceOne(c, v[0], v[1], "", false), Text("text"), Text("remove"));
        o.Define(Owner, "remove_last", (c, v) => ReplaceOne(c, v[0], v[1], "", true), Text("text"), Text("remove"));
        o.Define(Owner, "replace", (c, v) => Replace(c, v[0], v[1], v[2]), Text("text"), Text("match"), Text("replace"));
        o.Define(Owner, "replace_first", (c, v) => ReplaceOne(c, v[0], v[1], v[2], v[3] is true), Text("text"), Text("match"), Text("replace"), Optional(new("from_end", ArgumentKind.Truth), false));
        TextFunctions.AddTo(o, Owner);
        return o.Freeze();
    }

    /// <summary>The text, once its length is paid for.</summary>
    public static string? Paid(CallContext call, object? value)
    {
        var text = value as string;
        if (text is not null)
            call.Charge(text.Length / 16);
        return text;
    }

    /// <summary>The text, once the worst search in it is paid for: every start may agree for almost the whole length sought.</summary>
    public static string? Searched(CallContext call, object? value, object? sought)
    {
        var text = value as string;
        if (text is not null)
            call.Charge(text.Length / 16 + (long)text.Length * ((sought as string)?.Length ?? 0) / 4096);
        return text;
    }

    private static string Joined(CallContext call, object? first, object? second)
    {
        var (left, right) = (first as string ?? "", second as string ?? "");
        call.Evaluator.ChargeText(left.Length + (long)right.Length);
        return left + right;
    }

    private static string? Capitalize(CallContext call, string? text)
    {
        if (string.IsNullOrEmpty(text) || char.IsUpper(text[0]))
            return text;
        call.Evaluator.ChargeText(text.Length);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string? CapitalizeWords(CallContext call, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        call.Evaluator.ChargeText(text.Length);
        var result = new StringBuilder(text.Length);
        // The first letter of a word counts, whatever stands before it.
        var isStart = true;
        foreach (var c in text)
        {
            var isLetter = char.IsLetter(c);
            result.Append(isStart && isLetter ? char.ToUpperInvariant(c) : c);
            isStart = char.IsWhiteSpace(c) || (isStart && !isLetter);
        }
        return result.ToString();
    }

    private static string? Replace(CallContext call, object? value, object? match, object? with)
    {
        if (Searched(call, value, match) is not { } text)
            return null;
        if (match is not string old)
            return text;
        if (old.Length == 0)
            return with is "" ? text : throw call.Error("needs something to look for, not an empty string");
        var by = with as string ?? "";
        long count = 0;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal))
            count++;
        call.Evaluator.ChargeText(text.Length + count * (by.Length - old.Length));
        call.Charge(count);
        return count == 0 ? text : text.Replace(old, by, StringComparison.Ordinal);
    }

    private static string? ReplaceOne(CallContext call, object? value, object? match, object? with, bool last)
    {
        if (Searched(call, value, match) is not { } text)
            return null;
        if (match is not string { Length: > 0 } old)
            return text;
        var at = last ? text.LastIndexOf(old, StringComparison.Ordinal) : text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
            return text;
        var by = with as string ?? "";
        call.Evaluator.ChargeText(text.Length + (long)by.Length);
        return string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + old.Length));
    }
}
