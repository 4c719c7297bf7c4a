using System.Text;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>Templates that mean harm, and templates of chance.</summary>
internal static class HostileTemplates
{
    // Each lays something over what was there before: lists that are lazy in the package, lists in lists, texts, objects, numbers.
    private static readonly string[] Growth =
    [
        "x = x + [i]", "x += [i]", "x = [i] + x", "x = x | array.concat [i]", "x = [i] | array.concat x", "x = x | array.reverse", "x = x | array.compact",
        "x = x | array.limit 9", "x = x | array.offset 0", "x = x | array.uniq", "x = x | array.add i", "x = x | array.add_range [i]", "x = x | array.insert_at 0 i",
        "x = x | array.each @same", "x = x | array.each @array.reverse", "x = x | array.filter @yes", "x = x | array.map 'a'", "x = x | array.sort", "x = x * 1",
        "x *= 1", "x = x * 2", "x = x << i", "x <<= i", "x = i >> x", "x = x | x", "x = x & x", "x = x / 1000000", "x = x % 1", "x %= 1", "x = [x]", "x = [x, x]", "x = {a: x}",
        "x = x ?? [1]", "x = same x", "x = same(x + [i])", "x = x + [x]", "x[0] = x", "x[0] = x + [i]", "x[0] += [x]", "x[i] = x", "x[i * 1000] = 1", "x = [x | array.reverse]",
        "x = [x] | array.each @array.reverse", "x = [x] | array.each @array.compact", "x = [[x]] | array.each @(do; ret $0 | array.each @array.reverse; end)",
        "o.a = x; x = o.a + [i]", "o[i] = x", "o = {b: o}", "o.b = o", "capture s; s; s; 'a'; end", "s = s + s", "s += s", "s = s * 2", "s = $\"{s}{s}{s}{s}\"",
        "s = $\"{s}{x}{s}{o}\"", "s = s | string.append s", "s = s | string.prepend s", "s = s | string.replace 'a' 'aa'", "s = s | regex.replace 'a' 'aaa'", "s = s | string.pad_left i * 1000",
        "s = s | html.escape | string.append '&'", "s = s | string.literal", "s = s | string.escape", "s = s | string.base64_encode", "s = [s, s] | array.join s", "s = o | object.to_json",
        "n = n * n + 2", "n = n << 4000", "n = n + 0.5; x[i] = n | math.format 'N9'", "w = do; i; end; x[i] = w", "x[i] = 'a' * 250000", "x[i] = 1..200000", "x[i] = (1..1000) + []",
        "x[i] = s | string.split ''", "x = s | string.split 'a'; s = s + 'a'", "x = ['b', 'a'] | array.sort | array.concat x", "y = x == x", "y = x < x; x = [x]", "for.index = 1; x = x + [for]",
    ];

    private static readonly string[] Loops =
    [
        "while true; i = i + 1; #; end",
        "for j in 1..60; for i in 1..1000; #; end; end; for e in x; e; end",
        "for i in 1..45000; #; end; x | array.size; x | object.to_json; x; s; x == x; x | array.sort; x | array.uniq; x | array.join ','; o",
    ];

    private static readonly string[] Single =
    [
        "for i in 1..2000000000; end", "for i in 2000000000..1; end", "1..9223372036854775807", "-9223372036854775808..9223372036854775807", "x = 'a' * 2000000000", "x = [1, 2] * 2000000000",
        "1..2000000000 | array.join ','", "1..2000000000 | array.sort", "1..2000000000 | array.size", "(1..2000000000) | array.reverse | array.first", "(1..2000000000).size", "[1] | array.insert_at 2000000000 1",
        "x = 1..200000; while true; x[199999]; end", "x = 1..200000; for i in 1..200000; x | array.contains 0; end", "x = 1..200000; x | array.each @(do; ret x | array.contains (-1); end)", "f(x) = f(x); f 1",
        "func f; f; end; f", "f = do; g; end; g = do; f; end; f", "func f(a); f [a]; end; f 1", "func f; include 'again'; end; f", "include 'again'", "include 'grow'", "x = include_join ['a', 'a'] 'again'",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`", "while true; 'aaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`; end", "while true; 'aaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`; nope; end",
        "x = 'a' * 250000; while true; x | regex.replace 'a' 'b'; end", "x = 'a' * 250000; while true; x | string.split ''; end", "x = 'a' * 250000; while true; x | string.sha512; end", "x = 'a' * 250000; while true; x == x + 'b'; end",
        "x = 'a' * 250000; while true; x | string.upcase | string.reverse; end", "x = 'a' * 250000; y = ('a' * 125000) + 'b'; x | string.contains y", "x = 'a' * 250000; y = ('a' * 125000) + 'b'; x | string.replace y ''",
        "x = 'a' * 250000; y = ('a' * 125000) + 'b'; while true; x | string.index_of y; end", "x = '<!--a>' * 40000; while true; x | html.strip; end", "x = '&' * 250000; while true; x | html.escape; end",
        "x = 'a ' * 120000; while true; x | string.capitalizewords | string.handleize; end", "x = 'a' * 250000; while true; [1] | array.cycle [x]; end", "x = '0' * 250000; while true; [1] * x; end",
        "x = {a: 'a' * 250000}; while true; x | object.to_json; end", "'[' * 125000 | object.from_json", "('[' * 60) + (']' * 60) | object.from_json", "x = ('{\"a\":' * 50000) | object.from_json", "x = ('[1,2,3],' * 30000); ('[' + x + '1]') | object.from_json",
        "1.5 | math.format 'N999999999'", "1 | object.format 'D999999999'", "99999999999999999999999999 * 1e308", "x = 2; for i in 1..50; x = x * x; end; x", "1 << 2000000000", "2 << 64 << 4000 << 4000000", "'9' * 250000 | string.to_long",
        "x = []; x[0] = x; x", "x = {}; x.x = x; x - 1", "x = {}; x.x = x; x 1", "x = {}; x.x = x; math.plus x 1", "x = {}; x.x = x; x | object.format 'N'", "x = {}; x.x = x; [1] | array.each x", "x = {}; for i in 1..45000; x = {a: x}; end; x - 1", "x = {}; x.x = x; for p in x; p - 1; p | math.plus 1; end", "this - 1", "this.t = this; this - 1", "x = {}; x.x = x; x", "x = []; x[0] = x; y = []; y[0] = y; x == y", "x = []; x[0] = x; x | object.to_json", "x = {}; x.x = x; x | object.to_json", "x = {}; x.x = x; x == x; x | object.keys; x | object.values",
        "x = []; x[0] = x; x | array.uniq", "x = []; x[0] = x; x | array.sort", "x = []; x[0] = x; x | array.join ','", "x = []; x[0] = x; x | array.contains x", "import this; import this; this.this = this; this", "this | object.to_json",
        "with this; with this; while true; end; end; end", "func w; $$; $$; end; wrap w; wrap w; wrap w; $$; end; end; end; while true; end", "func w; wrap w; $$; end; end; wrap w; 1; end", "while true; nope; end", "while true; [1][5]; end",
        "while true; 'printing without end, line after line'; end", "x = 'a' * 250000; while true; x; end", "capture x; while true; 'a'; end; end", "while true; capture x; 'a' * 250000; end; end", "for i in 1..200000; x = 'a' * 1000; end",
        "for a in 1..1000; for b in 1..1000; for c in 1..1000; end; end; end", "tablerow i in 1..2000000000 cols: 1; i; end", "tablerow i in 1..200000 cols: 1; i; end", "for i in 1..200000 reversed limit:1 offset:199998; i; end", "for i in (1..200000) reversed; x = [i]; end",
        "date.parse ('1' * 250000)", "'2024-07-16' | date.to_string ('%A' * 125000)", "while true; '2024-07-16' | date.to_string ('%A' * 1000); end", "timespan.from_days 1e300", "x = 1e308; while true; x = x * 1e308; end",
        "case 1; when 2; end; while true; case 1; when 1; x = 1; end; end", "x = 'a'; for i in 1..22; x = x + x; x | string.size; end; while true; x | string.truncate 5; end", "math.divided_by 1 0; 1 % 0; 1 / 0", "'a' | string.pluralize ('b' * 250000) ('c' * 250000)",
        "[1] | array.each @array.each", "array.each @array.each @array.each", "[@include] | array.each @(do; ret 'again' | $0; end)", "f = @array.reverse; x = [[1]]; while true; x = x | array.each @f; end", "x = [1,2,3]; for i in x; x = x << i; x[x.size] = i; end", "x = [1]; for i in x; x[x.size] = i; end",
        "x = 'ab'; x[0] = 'c'; x[2000000000]", "x.y.z = 1", "$0 = $; $; $ = $", "ret this; this", "break", "continue", "x = empty; x.y = 1; empty = 1", "x = blank | array.sort", "array = 1; array.size", "x = include; x 'again'", "string.empty = 1", "date.format = '%s'", "date.default_format = 1",
    ];

    // Code of an ordinary template in pieces; put together by chance they are mostly nonsense.
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", " ", " ", " ", "\n", ";", ";", "end", "end", "end;", "if ", "else ", "else if ", "for i in ", "for $j in ",
        "while ", "case ", "when ", "capture z;", "with o;", "wrap f;", "func f;", "func g(a, b = 1, c...);", "ret ", "readonly x", "import o", "break", "continue", "do;",
        "tablerow t in ", " cols:2", " limit:3", " offset:1", " reversed", "x", "y", "o", "f", "g", "i", "$", "$0", "$$", "this", "empty", "blank", "null", "true", "false",
        "x = ", "y = ", "o.a = ", "o[x] = ", "x += ", "x++", "--y", "1", "0", "-1", "2.5", "1e308", "99999999999999999999", "0x7fffffff", "1m", "2f", "'a'", "\"b\\n\"", "`c`",
        "$\"{x} and {", "}\"", "[", "]", "(", ")", "{", "}", "{a: 1, b: [2]}", "[1, 2, 3]", "1..5", "5..<1", ",", ":", ".", "?.", ".a", "[0]", "[-1]", ".size", ".empty?",
        " + ", " - ", " * ", " / ", " // ", " % ", " == ", " != ", " < ", " >= ", " && ", " || ", " ?? ", " ?! ", " ? ", " : ", " << ", " >> ", "!", "@", "^", " | ", " |> ",
        "array.join ','", "array.sort", "array.each @f", "array.map 'a'", "array.uniq", "array.cycle", "array.insert_at 2 x", "array.reverse", "array.concat y", "string.upcase", "string.pad_left 20", "string.slice 1 2",
        "string.split 'a'", "string.replace 'a' x", "math.round 2", "math.format 'N2'", "math.divided_by 0", "date.parse '2024-01-31'", "date.add_months 1", "date.to_string '%A %d'",
        "object.to_json", "object.default 1", "object.keys", "object.typeof", "regex.replace '(a|b)+' '$1'", "regex.match `(\\w+)`", "regex.split x",
        "html.escape", "html.strip", "timespan.from_days 1e300", "include 'again'", "include 'grow'", "# note\n", "## note ##", "é", "\u0001", "\ud800", "a: 1", "for.index", "while.index",
    ];

    private static readonly string[] Calls = [.. Pieces.Where(p => p.Contains('.') && char.IsLetter(p[0]) && p.Contains(' ')).Append("array.reverse").Append("array.sort").Append("array.uniq").Append("object.to_json")];

    /// <summary>More than two hundred, written by hand or put together from a way to grow and a loop.</summary>
    public static IReadOnlyList<string> Hand { get; } =
    [
        .. from loop in Loops from growth in Growth select "{{ func same(a); ret a; end; func yes(a); ret true; end; x = [1]; s = 'a'; n = 9; o = {}; i = 0; " + loop.Replace("#", growth) + " }}",
        .. Single.Select(code => "{{ " + code + " }}"),
        .. from shape in (string[])["(#)", "[#]", "{a:#}", "-#", "!#", "@#", "f #", "f(#)", "x[#]", "true ? 1 : #", "1 + #", "1 | #", "1 ?? #", "$\"{#}\"", "if true;#;end", "func f;#;end", "x = do;#;end", "capture x;#;end"]
           from depth in (int[])[90, 20_000]
           select Nested(shape, depth),
        "{{ x" + string.Concat(Enumerable.Repeat(".x", 50_000)) + " }}", "{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 50_000)) + " }}", "{{ x = 'a' * 60000; $\"" + string.Concat(Enumerable.Repeat("{x}", 5_000)) + "\" }}",
        "{{ [" + string.Concat(Enumerable.Repeat("'a' * 250000,", 2_000)) + "1] }}", "{{ 1" + string.Concat(Enumerable.Repeat(" | math.plus 1", 20_000)) + " }}", string.Concat(Enumerable.Repeat("{{ x = 'a' * 250000 }}", 2_000)),
    ];

    /// <summary>A template of chance: half of them pieces in any order, half well-formed and hungry.</summary>
    public static string Random(int seed)
    {
        var random = new Random(seed);
        return seed % 2 == 0 ? Written(random) : Scraps(random);
    }

    private static string Nested(string shape, int depth)
    {
        var halves = shape.Split('#');
        return "{{ " + string.Concat(Enumerable.Repeat(halves[0], depth)) + "1" + string.Concat(Enumerable.Repeat(halves[1], depth)) + " }}";
    }

    private static string Scraps(Random random)
    {
        var source = new StringBuilder(random.Next(4) == 0 ? "" : "{{ ");
        for (var length = random.Next(1, 60); length > 0; length--)
            source.Append(Pieces[random.Next(Pieces.Length)]);
        return source.Append(random.Next(4) == 0 ? "" : " }}").ToString();
    }

    private static string Written(Random random)
    {
        var source = new StringBuilder("{{ ");
        for (var n = random.Next(1, 6); n > 0; n--)
            Statement(random, source, 3);
        return source.Append(" }}").ToString();
    }

    private static void Statement(Random random, StringBuilder source, int depth)
    {
        switch (depth == 0 ? random.Next(6) : random.Next(13))
        {
            case 0: source.Append(Value(random, 3)).Append("; "); return;
            case 1: source.Append(Name(random)).Append(" = ").Append(Value(random, 3)).Append("; "); return;
            case 2: source.Append(Name(random)).Append(" += ").Append(Value(random, 1)).Append("; "); return;
            case 3: source.Append("x = x + x; "); return;
            case 4: source.Append("y = [y, y] * ").Append(random.Next(9)).Append("; "); return;
            case 5: source.Append(Growth[random.Next(Growth.Length)]).Append("; "); return;
            case 6: source.Append("if ").Append(Value(random, 2)).Append("; "); break;
            case 7: source.Append("for ").Append(Name(random)).Append(" in (").Append(Value(random, 2)).Append("); "); break;
            case 8: source.Append("for i in 1..").Append(random.Next(100_000)).Append("; "); break;
            case 9: source.Append("while ").Append(Value(random, 2)).Append("; "); break;
            case 10: source.Append("capture ").Append(Name(random)).Append("; "); break;
            case 11: source.Append("func f(a, b = 1); "); break;
            default: source.Append("with ").Append(Name(random)).Append("; "); break;
        }

        for (var n = random.Next(1, 4); n > 0; n--)
            Statement(random, source, depth - 1);
        source.Append("end; ");
    }

    private static string Name(Random random) => ((string[])["x", "y", "o", "z", "$v", "o.a", "y[0]"])[random.Next(7)];

    private static string Value(Random random, int depth)
    {
        if (depth == 0)
            return random.Next(4) == 0 ? Name(random) : ((string[])["1", "2.5", "'text'", "null", "true", "[1, 2, 3]", "{a: 1}", "1..9", "99999999999999999999"])[random.Next(9)];
        var (left, right) = (Value(random, depth - 1), Value(random, depth - 1));
        return random.Next(8) switch
        {
            0 => $"({left}) | {Calls[random.Next(Calls.Length)]}",
            1 => $"({left} ?? {right})",
            2 => $"(f {left} ({right}))",
            3 => $"$\"{{{Name(random)}}} and {{{Name(random)}}}\"",
            4 => $"({left}) * ({right})",
            _ => $"({left}) {((string[])["+", "-", "/", "//", "%", "==", "<", "&&", "||", "<<", ".."])[random.Next(11)]} ({right})",
        };
    }
}
