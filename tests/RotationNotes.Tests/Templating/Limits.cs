using System.Diagnostics;
using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>A template may be wrong or hostile; the render must end, soon and with an error of the template.</summary>
public sealed class Limits
{
    private static readonly TemplateContext Context = new() { Strict = false, Loader = new Echo() };

    [Theory]
    [InlineData("while true; end")]
    [InlineData("for i in 1..2000000000; end")]
    [InlineData("x = 'a'; for i in 1..100; x = x + x; end")]
    [InlineData("x = [1]; for i in 1..100; x = x + x; end")]
    [InlineData("x = 'a' * 2000000000")]
    [InlineData("x = [1, 2] * 2000000000")]
    [InlineData("x = [0]; x[2000000000] = 1")]
    [InlineData("'x' | string.pad_left 2000000000")]
    [InlineData("1..2000000000 | array.join ','")]
    [InlineData("1..2000000000 | array.sort")]
    [InlineData("1..2000000000 | array.size; (1..2000000000) | array.reverse")]
    [InlineData("[1] | array.insert_at 2000000000 1")]
    [InlineData("x = 1..1000000; x | array.each @(do; ret x | array.contains (-1); end)")]
    [InlineData("f(x) = f(x); f 1")]
    [InlineData("func f; f; end; f")]
    [InlineData("f = do; g; end; g = do; f; end; f")]
    [InlineData("x = []; x[0] = x; x")]
    [InlineData("x = {}; x.x = x; x")]
    [InlineData("x = []; x[0] = x; y = []; y[0] = y; x == y")]
    [InlineData("x = []; x[0] = x; x | object.to_json")]
    [InlineData("x = []; for i in 1..100000; x = [x]; end; x")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`")]
    [InlineData("while true; 'aaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`; end")]
    [InlineData("x = 'a' * 1000000; y = x + 'b'; x = x + 'c'; while true; [x, y, x] | array.sort; x == y; end")]
    [InlineData("x = 'a' * 1000000; y = ('a' * 500000) + 'b'; x | string.contains y")]
    [InlineData("x = 'a' * 1000000; y = ('a' * 500000) + 'b'; x | string.replace y ''")]
    [InlineData("x = '<!--a>' * 150000; while true; x | html.strip; end")]
    [InlineData("x = 99999999999999999999; while true; x = x * x; x; end")]
    [InlineData("x = []; s = 'a' * 100000; while true; x = x << (s + x.size); end")]
    [InlineData("x = {}; i = 0; while true; i++; x['a long name to keep ' + i] = $\"{i} and a text beside it\"; end")]
    [InlineData("1.5 | math.format 'N999999999'")]
    [InlineData("x = 9; while true; x = x * x; end")]
    [InlineData("x = 2; while true; x = x << 4000; end")]
    [InlineData("x = 'a'; while true; x = x | string.replace 'a' 'aa'; end")]
    [InlineData("x = 'aaaaaaaaaaaaaaaaaaaa'; while true; x = x | regex.replace 'a' 'aaa'; end")]
    [InlineData("s = '1'; while true; s = s | object.eval_template; end")]
    [InlineData("s = '`{{ s | object.eval_template }}`' | object.eval; s | object.eval_template")]
    [InlineData("include '{{ include `again` }}'")]
    [InlineData("while true; 'printing without end, line after line'; end")]
    [InlineData("x = {}; i = 0; while true; i++; x[i] = i; end")]
    [InlineData("func w; $$; $$; end; wrap w; wrap w; wrap w; $$; end; end; end; while true; end")]
    [InlineData("x = 'x'; for i in 1..1000000; y = $\"{x}{x}{x}{x}\"; x = y; end")]
    [InlineData("x = 'a' * 1000000; while true; [1] | array.cycle [x]; end")]
    [InlineData("x = 'a' * 1000000; while true; [1] | array.cycle x; end")]
    [InlineData("x = '0' * 1000000; while true; [1] * x; end")]
    [InlineData("x = {a: 'a' * 1000000}; while true; x | object.to_json; end")]
    public void Render_WorkWithoutEnd_StopsWithAnError(string code)
    {
        var template = Template.Parse("{{ " + code + " }}", "hostile");
        var clock = Stopwatch.StartNew();

        Assert.Throws<TemplateException>(() => template.Render(Context));

        // The budget is time of this machine; the point is that it is seconds and not minutes.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("{a:", "1", "}")]
    [InlineData("-", "1", "")]
    [InlineData("!", "1", "")]
    [InlineData("@", "f", "")]
    [InlineData("f ", "1", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("x[", "1", "]")]
    [InlineData("true ? 1 : ", "1", "")]
    [InlineData("true ? ", "1", " : 1")]
    [InlineData("1 + ", "1", "")]
    [InlineData("1 | ", "f", "")]
    [InlineData("x", "", ".x")]
    [InlineData("1 ?? ", "1", "")]
    [InlineData("$\"{", "1", "}\"")]
    [InlineData("if true;", "1", ";end;")]
    [InlineData("if true; else ", "if true", "; end")]
    [InlineData("for i in [1];", "1", ";end;")]
    [InlineData("case 1; when 1;", "1", ";end;")]
    [InlineData("func f;", "1", ";end;")]
    [InlineData("x = do;", "1", ";end;")]
    [InlineData("with {};", "1", ";end;")]
    [InlineData("capture x;", "1", ";end;")]
    public void Parse_HundredThousandDeep_EndsWithAnErrorAndNoOverflow(string open, string middle, string close)
    {
        const int Depth = 100_000;
        var source = "{{ " + string.Concat(Enumerable.Repeat(open, Depth)) + middle + string.Concat(Enumerable.Repeat(close, Depth)) + " }}";
        var outcome = Record.Exception(() => Template.Parse(source, "deep").Render(Context));

        Assert.True(outcome is null or TemplateException, outcome?.ToString());
    }

    [Fact]
    public void Render_ReportOfFiftyThousandRows_IsNoAttack()
    {
        var rows = new ScriptArray(Enumerable.Range(0, 50_000).Select(i => (object?)new ScriptObject { { "name", $"Instrument {i}" }, { "weight", i / 1000.0 }, { "change", (i % 21 - 10) / 100.0 } }));
        var template = Template.Parse("{{ for row in rows }}| {{ for.index + 1 }} | {{ row.name }} | {{ row.weight | math.format '0.000' }} | {{ row.change < 0 ? '−' : '+' }}{{ row.change | math.abs | math.format '0.00' }} |\n{{ end }}", "report");

        var printed = template.Render(new TemplateContext { Globals = new ScriptObject { { "rows", rows } } });

        Assert.Equal(50_000, printed.Count(c => c == '\n'));
        Assert.EndsWith("| 50000 | Instrument 49999 | 49.999 | +0.09 |\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LongTextThroughOnePassFunctions_IsNoAttack()
    {
        const string Code = "{{ t = 'a word & ' * 33000; (t | html.escape | string.size) + ' ' + (t | string.slice 0 18000 | regex.replace ' ' '_' | string.size) + ' ' + (t | string.literal | string.size) }}";

        Assert.Equal("429000 18000 297002", Template.Parse(Code, "long").Render(new ScriptObject()));
    }

    [Fact]
    public void Render_OutputAtTheLimit_IsRefusedBeyondIt()
    {
        var small = new TemplateContext { Limits = new TemplateLimits { OutputLength = 10 } };

        Assert.Equal("0123456789", Template.Parse("0123456789", "t").Render(small));
        Assert.Throws<TemplateException>(() => Template.Parse("0123456789{{ 1 }}", "t").Render(small));
    }

    [Fact]
    public void Render_SameTemplateOnManyThreads_GivesTheSameText()
    {
        var template = Template.Parse("{{ x = n; for i in 1..50; x = x + i; end; x }}", "t");
        var printed = new string[200];

        Parallel.For(0, printed.Length, i => printed[i] = template.Render(new TemplateContext { Globals = new ScriptObject { { "n", i } } }));

        Assert.Equal(Enumerable.Range(0, printed.Length).Select(i => (i + 50 * 51 / 2).ToString()), printed);
    }

    private sealed class Echo : ITemplateLoader
    {
        public (string Source, string File)? Load(string name) => (name == "again" ? "{{ include `again` }}" : name, name);
    }
}
