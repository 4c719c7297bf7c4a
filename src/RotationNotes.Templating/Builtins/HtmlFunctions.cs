using System.Text;
using RotationNotes.Templating.Evaluation;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>html</c>.</summary>
internal static class HtmlFunctions
{
    private const string Owner = "html";
    private static readonly (string Start, string End)[] Sections = [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")];
    private const string UrlPunctuation = "-_.~!*'();:@&=+$,/?#[]";

    public static object Create()
    {
        var o = new ScriptObject(8);
        o.Define(Owner, "escape", (c, v) => v[0] is string text ? Safe(c, c.Remade(text, Escaping.ForHtml)) : null, Text("text"));
        o.Define(Owner, "strip", (c, v) => v[0] is string text ? c.Remade(text, Strip) : null, Text("text"));
        o.Define(Owner, "newline_to_br", (c, v) => v[0] is string text ? c.Remade(text, LineBreaks) : null, Text("text"));
        o.Define(Owner, "url_encode", (c, v) => v[0] is string text ? c.Remade(text, Uri.EscapeDataString) : null, Text("text"));
        o.Define(Owner, "url_escape", (c, v) => v[0] is string text ? c.Remade(text, EscapeUrl) : null, Text("text"));
        return o.Freeze();
    }

    /// <summary>Where output is escaped anyway, escaped text must not be escaped twice.</summary>
    private static object Safe(CallContext call, string text) => call.Evaluator.Captured(text);

    /// <summary>Takes out tags, comments and the contents of scripts and styles.</summary>
    private static string Strip(string text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        // An end that is not found once is not looked for again, or a text of openings only would be searched for each.
        Span<bool> missing = stackalloc bool[Sections.Length];
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0)
                break;
            var end = EndOfTag(text, open, missing);
            if (end < 0)
                break;
            result.Append(text, at, open - at);
            at = end;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static int EndOfTag(string text, int open, Span<bool> missing)
    {
        var rest = text.AsSpan(open);
        for (var i = 0; i < Sections.Length; i++)
        {
            var (start, end) = Sections[i];
            if (missing[i] || !rest.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                continue;
            var close = rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (close >= 0)
                return open + close + end.Length;
            missing[i] = true;
        }
        var quote = '\0';
        for (var i = 1; i < rest.Length; i++)
        {
            if (quote != '\0')
                quote = rest[i] == quote ? '\0' : quote;
            else if (rest[i] is '"' or '\'')
                quote = rest[i];
            else if (rest[i] == '>')
                return open + i + 1;
        }
        return -1;
    }

    private static string LineBreaks(string text)
    {
        var result = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
                result.Append("<br />");
            result.Append(text[i]);
        }
        return result.ToString();
    }

    private static string EscapeUrl(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || UrlPunctuation.Contains((char)rune.Value)))
            {
                result.Append((char)rune.Value);
                continue;
            }
            var length = rune.EncodeToUtf8(bytes);
            foreach (var value in bytes[..length])
                result.Append('%').Append(value.ToString("X2"));
        }
        return result.ToString();
    }
}
