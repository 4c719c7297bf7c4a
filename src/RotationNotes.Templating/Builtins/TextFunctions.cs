using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>string</c>, second half: slices, splitting, padding, numbers, hashes and encodings.</summary>
internal static class TextFunctions
{
    public static void AddTo(ScriptObject o, string owner)
    {
        o.Define(owner, "slice", (c, v) => Slice(c, v[0] as string, (int)v[1]!, v[2] as int?), Text("text"), Whole("start"), Optional(Whole("length")));
        o.Define(owner, "slice1", (c, v) => Slice(c, v[0] as string, (int)v[1]!, Math.Max((int)v[2]!, 0)), Text("text"), Whole("start"), Optional(Whole("length"), 1));
        o.Define(owner, "split", (c, v) => Split(c, v[0] as string, v[1] as string), Text("text"), Text("match"));
        o.Define(owner, "truncate", (c, v) => Truncate(c, v[0] as string, (int)v[1]!, v[2] as string ?? "..."), Text("text"), Whole("length"), Optional(Text("ellipsis")));
        o.Define(owner, "truncatewords", (c, v) => TruncateWords(c, v[0] as string, (int)v[1]!, v[2] as string ?? "..."), Text("text"), Whole("count"), Optional(Text("ellipsis")));
        o.Define(owner, "pad_left", (c, v) => Pad(c, v[0] as string, (int)v[1]!, v[2] as string, true), Text("text"), Whole("width"), Optional(Text("paddingCharacter"), " "));
        o.Define(owner, "pad_right", (c, v) => Pad(c, v[0] as string, (int)v[1]!, v[2] as string, false), Text("text"), Whole("width"), Optional(Text("paddingCharacter"), " "));
        o.Define(owner, "handleize", (c, v) => Handleize(c, c.NeedText(v[0])), Text("text"));
        o.Define(owner, "escape", (c, v) => Escape(c, v[0] as string), Text("text"));
        o.Define(owner, "literal", (c, v) => v[0] is string text ? $"\"{Escape(c, text)}\"" : null, Text("text"));
        o.Define(owner, "index_of", IndexOf, Text("text"), Text("search"), Optional(Whole("startIndex")), Optional(Whole("count")), Optional(Text("stringComparison")));
        o.Define(owner, "to_int", (_, v) => int.TryParse(v[0] as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? Boxes.Of(n) : null, Text("text"));
        o.Define(owner, "to_long", (_, v) => long.TryParse(v[0] as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? Boxes.Of(n) : null, Text("text"));
        o.Define(owner, "to_float", (_, v) => float.TryParse(v[0] as string, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : null, Text("text"));
        o.Define(owner, "to_double", (_, v) => double.TryParse(v[0] as string, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : null, Text("text"));
        // The first two hashes are part of the language; templates use them for names, never for security.
#pragma warning disable CA5350, CA5351
        o.Define(owner, "md5", (c, v) => Hash(c, v[0], MD5.HashData), Text("text"));
        o.Define(owner, "sha1", (c, v) => Hash(c, v[0], SHA1.HashData), Text("text"));
        o.Define(owner, "hmac_sha1", (c, v) => Hash(c, v[0], b => HMACSHA1.HashData(Bytes(v[1]), b)), Text("text"), Text("secretKey"));
#pragma warning restore CA5350, CA5351
        o.Define(owner, "sha256", (c, v) => Hash(c, v[0], SHA256.HashData), Text("text"));
        o.Define(owner, "sha512", (c, v) => Hash(c, v[0], SHA512.HashData), Text("text"));
        o.Define(owner, "hmac_sha256", (c, v) => Hash(c, v[0], b => HMACSHA256.HashData(Bytes(v[1]), b)), Text("text"), Text("secretKey"));
        o.Define(owner, "hmac_sha512", (c, v) => Hash(c, v[0], b => HMACSHA512.HashData(Bytes(v[1]), b)), Text("text"), Text("secretKey"));
        o.Define(owner, "base64_encode", Encode64, Text("text"));
        o.Define(owner, "base64_decode", Decode64, Text("text"));
    }

    private static byte[] Bytes(object? value) => Encoding.UTF8.GetBytes(value as string ?? "");

    private static string? Hash(CallContext call, object? value, Func<byte[], byte[]> hash)
    {
        if (value is not string text)
            return null;
        call.Charge(16 + text.Length / 4);
        return Convert.ToHexStringLower(hash(Bytes(text)));
    }

    private static object? Encode64(CallContext call, object?[] values)
    {
        if (values[0] is not string text)
            return null;
        call.Evaluator.ChargeText(text.Length * 3L / 2);
        return Convert.ToBase64String(Bytes(text));
    }

    private static object? Decode64(CallContext call, object?[] values)
    {
        if (values[0] is not string text)
            return null;
        call.Evaluator.ChargeText(text.Length);
        if (!Base64.IsValid(text))
            throw call.Error("got a text that is not Base64");
        return Encoding.UTF8.GetString(Convert.FromBase64String(text));
    }

    private static string? Slice(CallContext call, string? text, int start, int? length)
    {
        if (text is null)
            return null;
        if (start < 0)
            start += text.Length;
        var clipped = start < 0;
        if (clipped)
        {
            // What lies in front of the text counts towards the length.
            length = (length ?? text.Length) + start;
            start = 0;
        }
        if (start >= text.Length)
            return "";
        if (length < 0 && !clipped)
            throw call.Error("needs a length of zero or more");
        var count = Math.Min(length ?? int.MaxValue, text.Length - start);
        call.Evaluator.ChargeText(Math.Max(count, 0));
        return count <= 0 ? "" : text.Substring(start, count);
    }

    private static ScriptArray Split(CallContext call, string? text, string? match)
    {
        var result = new ScriptArray();
        if (string.IsNullOrEmpty(text))
            return result;
        StringFunctions.Searched(call, text, match);
        foreach (var part in text.Split(match, StringSplitOptions.RemoveEmptyEntries))
            result.Add(part);
        call.Evaluator.ChargeList(result.Count);
        call.Charge(result.Count * (long)Evaluation.Evaluator.BoxedUnits);
        return result;
    }

    private static string? Truncate(CallContext call, string? text, int length, string ellipsis)
    {
        if (text is null)
            return null;
        if (text.Length <= length)
            return text;
        var kept = Math.Max(0, length - ellipsis.Length);
        call.Evaluator.ChargeText(kept + (long)ellipsis.Length);
        return string.Concat(text.AsSpan(0, kept), ellipsis);
    }

    private static string? TruncateWords(CallContext call, string? text, int count, string ellipsis)
    {
        if (string.IsNullOrEmpty(text))
            return text is null ? null : "";
        call.Evaluator.ChargeText(text.Length + (long)ellipsis.Length);
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var kept = string.Join(' ', words.Take(Math.Max(count, 0)));
        // As upstream has it, the ellipsis follows even when no word was left out.
        return kept + ellipsis;
    }

    private static string Pad(CallContext call, string? text, int width, string? filler, bool left)
    {
        text ??= "";
        if (width < 0)
            throw call.Error("needs a width of zero or more");
        if (filler is not { Length: 1 })
            throw call.Error("needs one padding character");
        call.Evaluator.ChargeText(Math.Max(width, text.Length));
        return left ? text.PadLeft(width, filler[0]) : text.PadRight(width, filler[0]);
    }

    private static string Handleize(CallContext call, string text)
    {
        call.Evaluator.ChargeText(text.Length);
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
            else if (result.Length == 0 || result[^1] != '-')
                result.Append('-');
        }
        while (result.Length > 0 && result[^1] == '-')
            result.Length--;
        return result.ToString();
    }

    private static string? Escape(CallContext call, string? text)
    {
        if (text is null)
            return null;
        call.Evaluator.ChargeText(text.Length);
        var result = new StringBuilder(text.Length + 8);
        AppendEscaped(result, text);
        call.Evaluator.ChargeText(result.Length);
        return result.ToString();
    }

    /// <summary>Adds a text with quotes, backslashes and control characters written as in a string literal.</summary>
    public static void AppendEscaped(StringBuilder result, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => result.Append('\\').Append(c),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\b' => result.Append("\\b"),
                '\f' => result.Append("\\f"),
                _ when char.IsControl(c) => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }
    }

    private static object? IndexOf(CallContext call, object?[] values)
    {
        var (text, search) = (call.NeedText(values[0]), call.NeedText(values[1]));
        StringFunctions.Searched(call, text, search);
        var start = values[2] as int? ?? 0;
        var count = values[3] as int? ?? text.Length - start;
        if (start < 0 || start > text.Length || count < 0 || count > text.Length - start)
            throw call.Error($"cannot look at {count} characters from {start} on in a text of {text.Length}");
        var ignoreCase = values[4] switch
        {
            null or "Ordinal" or "CurrentCulture" or "InvariantCulture" => false,
            "OrdinalIgnoreCase" or "CurrentCultureIgnoreCase" or "InvariantCultureIgnoreCase" => true,
            _ => throw call.Error($"knows no comparison '{values[4]}'", "Use Ordinal or OrdinalIgnoreCase."),
        };
        return Boxes.Of(text.IndexOf(search, start, count, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }
}
