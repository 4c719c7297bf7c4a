using System.Diagnostics;
using System.Text;
using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>Whatever is written into a template, the outcome is text or a <see cref="TemplateException"/>.</summary>
public sealed class Fuzz(ITestOutputHelper output)
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

    /// <summary>
    /// Twenty thousand templates, half of random pieces and half of well-formed ones, with figures: set
    /// ROTATION_NOTES_FUZZ to the number of templates, and run a release build. In the ordinary run they are a few hundred
    /// with little fuel, and only the outcome counts.
    /// </summary>
    [Fact]
    public void Render_ManyTemplates_StaysQuickAndSmall()
    {
        var isFull = int.TryParse(Environment.GetEnvironmentVariable("ROTATION_NOTES_FUZZ"), out var count);
        count = isFull ? count : 300;
        var limits = isFull ? TemplateLimits.Default : TemplateLimits.Default with { Fuel = 50_000 };
        var random = new Random(2026);
        // The start is a process in which the engine is loaded and compiled.
        for (var n = 0; n < (isFull ? 1000 : 20); n++)
            AssertTame(Written(random), limits);
        GC.Collect(2, GCCollectionMode.Aggressive);
        var baseline = Environment.WorkingSet;
        var (peak, errors) = (baseline, 0);
        // Processor time, as a machine with other work says little by the clock; the figure is this test's when it runs alone.
        var times = new double[count];
        for (var n = 0; n < count; n++)
        {
            var source = n % 2 == 0 ? Written(random) : Scraps(random);
            var before = Environment.CpuUsage.TotalTime;
            errors += AssertTame(source, limits) ? 0 : 1;
            times[n] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            peak = Math.Max(peak, Environment.WorkingSet);
        }
        Array.Sort(times);
        output.WriteLine($"{count} templates, {errors} with errors; processor time: median {times[count / 2]:0.000} ms, 99 % under {times[count * 99 / 100]:0.00} ms, slowest {times[^1]:0.0} ms; peak {(peak - baseline) / 1048576.0:0.0} MB above the start");
        if (!isFull)
            return;
        Assert.InRange(times[count * 99 / 100], 0, 250);
        Assert.InRange((peak - baseline) >> 20, 0, 64);
    }

    private static string Scraps(Random random)
    {
        var source = new StringBuilder(random.Next(4) == 0 ? "" : "{{ ");
        var length = random.Next(1, 60);
        for (var i = 0; i < length; i++)
            source.Append(Pieces[random.Next(Pieces.Length)]);
        return source.Append(random.Next(4) == 0 ? "" : " }}").ToString();
    }

    /// <summary>A template that parses more often than not: statements inside each other, some of them hungry.</summary>
    private static string Written(Random random)
    {
        var source = new StringBuilder("{{ ");
        for (var n = random.Next(1, 6); n > 0; n--)
            Statement(random, source, 3);
        return source.Append(" }}").ToString();
    }

    private static void Statement(Random random, StringBuilder source, int depth)
    {
        var kind = depth == 0 ? random.Next(5) : random.Next(12);
        switch (kind)
        {
            case 0: source.Append(Value(random, 3)).Append("; "); return;
            case 1: source.Append(Name(random)).Append(" = ").Append(Value(random, 3)).Append("; "); return;
            case 2: source.Append(Name(random)).Append(" += ").Append(Value(random, 1)).Append("; "); return;
            case 3: source.Append("x = x + x; "); return;
            case 4: source.Append("y = [y, y] * ").Append(random.Next(9)).Append("; "); return;
            case 5: source.Append("if ").Append(Value(random, 2)).Append("; "); break;
            case 6: source.Append("for ").Append(Name(random)).Append(" in (").Append(Value(random, 2)).Append("); "); break;
            case 7: source.Append("for i in 1..").Append(random.Next(100_000)).Append("; "); break;
            case 8: source.Append("while ").Append(Value(random, 2)).Append("; "); break;
            case 9: source.Append("capture ").Append(Name(random)).Append("; "); break;
            case 10: source.Append("func f(a, b = 1); "); break;
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
            0 => $"({left}) | {Pieces.Where(p => p.Contains('.') && char.IsLetter(p[0])).ElementAt(random.Next(20))}",
            1 => $"({left} ?? {right})",
            2 => $"(f {left} ({right}))",
            3 => $"$\"{{{Name(random)}}} and {{{Name(random)}}}\"",
            4 => $"({left}) * ({right})",
            _ => $"({left}) {((string[])["+", "-", "/", "//", "%", "==", "<", "&&", "||", "<<", ".."])[random.Next(11)]} ({right})",
        };
    }

    /// <summary>True when the template renders; false when it ends with errors of its own.</summary>
    private static bool AssertTame(string source, TemplateLimits? limits = null)
    {
        var context = new TemplateContext { Strict = false, Limits = limits ?? TemplateLimits.Default, Globals = new ScriptObject { { "x", 3 }, { "y", "abc" }, { "o", new ScriptObject { { "a", 1 } } } } };
        try
        {
            _ = Template.Parse(source, "fuzz").Render(context);
            return true;
        }
        catch (TemplateException error)
        {
            Assert.NotEmpty(error.Errors);
            return false;
        }
        catch (Exception error)
        {
            Assert.Fail($"{error}\nTemplate:\n{source}");
            throw;
        }
    }
}
