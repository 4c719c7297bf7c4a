using System.Diagnostics;
using System.Text;
using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>Whatever is written into a template, the outcome is text or a <see cref="TemplateException"/>.</summary>
public sealed class Fuzz
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", " ", " ", " ", "\n", ";", ";", "end", "end", "end;", "if ", "else ", "else if ", "for i in ", "for $j in ",
        "while ", "case ", "when ", "capture z;", "with o;", "wrap f;", "func f;", "func g(a, b = 1, c...);", "ret ", "readonly x", "import o", "break", "continue", "do;", "unless ",
        "tablerow t in ", " cols:2", " limit:3", " offset:1", " reversed", "x", "y", "o", "f", "g", "i", "$", "$0", "$$", "this", "empty", "blank", "null", "true", "false",
        "x = ", "y = ", "o.a = ", "o[x] = ", "x += ", "x++", "--y", "1", "0", "-1", "2.5", "1e308", "99999999999999999999", "0x7fffffff", "1m", "2f", "'a'", "\"b\\n\"", "`c`",
        "$\"{x} and {", "}\"", "[", "]", "(", ")", "{", "}", "{a: 1, b: [2]}", "[1, 2, 3]", "1..5", "5..<1", ",", ":", ".", "?.", ".a", "[0]", "[-1]", ".size", ".empty?",
        " + ", " - ", " * ", " / ", " // ", " % ", " == ", " != ", " < ", " >= ", " && ", " || ", " ?? ", " ?! ", " ? ", " : ", " << ", " >> ", "!", "@", "^", " | ", " |> ",
        "array.join ','", "array.sort", "array.each @f", "array.map 'a'", "array.uniq", "array.cycle", "array.insert_at 2 x", "string.upcase", "string.pad_left 20", "string.slice 1 2",
        "string.split 'a'", "string.replace 'a' x", "math.round 2", "math.format 'N2'", "math.divided_by 0", "date.parse '2024-01-31'", "date.add_months 1", "date.to_string '%A %d'",
        "object.to_json", "object.from_json", "object.eval", "object.eval_template", "object.keys", "object.typeof", "regex.replace '(a|b)+' '$1'", "regex.match `(\\w+)`", "regex.split x",
        "html.escape", "html.strip", "timespan.from_days 1e300", "include 'x'", "# note\n", "## note ##", "é", "\u0001", "\ud800", "a: 1", "for.index", "while.index",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Render_RandomPieces_GiveTextOrATemplateError(int seed)
    {
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < 4000 && clock.Elapsed < TimeSpan.FromSeconds(4); n++)
        {
            var source = new StringBuilder(random.Next(4) == 0 ? "" : "{{ ");
            var length = random.Next(1, 40);
            for (var i = 0; i < length; i++)
                source.Append(Pieces[random.Next(Pieces.Length)]);
            source.Append(random.Next(4) == 0 ? "" : " }}");
            AssertTame(source.ToString());
        }
    }

    [Fact]
    public void Render_ValidTemplatesWithOneCharacterChanged_GiveTextOrATemplateError()
    {
        const string Valid = "{{ o = {a: [1, 2, {b: 'x'}], \"c\": null}; func f(x, y = 2); ret $\"{x}-{y}\"; end; for p in o.a offset:0 limit:9 }}\n  {{~ p | f | string.upcase ~}}\n{{ else }}none{{ end }}{{ case o.c ?? 'z' }}{{ when 'z', 1 }}{{ o.a[0] > 0 ? f(1, y: 3) : 'no' }}{{ end }}{%{ {{raw}} }%}";
        var random = new Random(7);
        for (var n = 0; n < 3000; n++)
        {
            var text = new StringBuilder(Valid);
            var at = random.Next(text.Length);
            _ = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, (char)random.Next(32, 127)),
                _ => text.Remove(at, random.Next(1, text.Length - at + 1)),
            };
            AssertTame(text.ToString());
        }
    }

    private static void AssertTame(string source)
    {
        var context = new TemplateContext { Strict = false, Globals = new ScriptObject { { "x", 3 }, { "y", "abc" }, { "o", new ScriptObject { { "a", 1 } } } } };
        try
        {
            _ = Template.Parse(source, "fuzz").Render(context);
        }
        catch (TemplateException error)
        {
            Assert.NotEmpty(error.Errors);
        }
        catch (Exception error)
        {
            Assert.Fail($"{error}\nTemplate:\n{source}");
        }
    }
}
