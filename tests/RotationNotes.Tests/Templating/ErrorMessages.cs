using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>What an author reads when a template is wrong: place, cause and hint.</summary>
public sealed class ErrorMessages
{
    private static readonly TemplateContext Facts = new()
    {
        Globals = new ScriptObject { { "rut_ret_5d", 0.1154 }, { "sector", new ScriptObject { { "rank", 1 } } } },
        Loader = new Shelf(new() { ["part"] = "a\nb {{ rut_ret_6d }}", ["broken"] = "{{ 1 + }}", ["loop"] = "{{ include 'loop' }}" }),
    };

    [Fact]
    public void Parse_SeveralMistakes_ReportsThemAllInOrder()
    {
        const string Source = "{{ if }}a{{ end }}\n{{ 1 + }}\n{{ for x }}{{ end }}\n{{ (1 }}\n{{ \"a\\q\" }}\n{{ end }}";

        var errors = Assert.Throws<TemplateException>(() => Template.Parse(Source, "n.scriban")).Errors;

        Assert.Equal([1, 2, 3, 4, 5, 6], errors.Select(e => e.Line));
        Assert.All(errors, e => Assert.Equal("n.scriban", e.File));
    }

    [Theory]
    [InlineData("{{ if true }}a", 1, 4, "'if' has no 'end'")]
    [InlineData("a {{ end }}", 1, 6, "'end' does not belong")]
    [InlineData("{{ x = }}", 1, 6, "no value")]
    [InlineData("{{ 1 = 2 }}", 1, 4, "can be assigned")]
    [InlineData("{{ a b = 3 }}", 1, 4, "can be assigned")]
    [InlineData("{{ x | }}", 1, 6, "leads to nothing")]
    [InlineData("{{ [1, 2 }}", 1, 10, "']'")]
    [InlineData("{{ {a 1} }}", 1, 7, "':'")]
    [InlineData("{{ 'open }}", 1, 4, "never closed")]
    [InlineData("{%{ open", 1, 1, "never closed")]
    [InlineData("{{ 1 2 }}", 1, 6, "behind the statement")]
    [InlineData("{{ break }}", 1, 4, "outside a loop")]
    [InlineData("{{ func f(a = 1, b); end }}", 1, 18, "needs a default")]
    [InlineData("{{ func f(a..., b); end }}", 1, 17, "takes all the rest")]
    [InlineData("{{ else }}", 1, 4, "'else' does not belong")]
    [InlineData("{{ case 1 }}x{{ when 1 }}{{ end }}", 1, 4, "only 'when'")]
    [InlineData("{{ wrap (f) }}{{ end }}", 1, 9, "without parentheses")]
    [InlineData("{{ $\"a {1\n}\" }}", 1, 4, "end on its line")]
    [InlineData("{{ if x = 1; end }}", 1, 9, "behind the expression of 'if'")]
    [InlineData("{{ if true; else x; end }}", 1, 18, "behind 'else'")]
    [InlineData("{{ case 1; else; 2; end }}", 1, 4, "at least one 'when'")]
    [InlineData("{{ func a.b; end }}", 1, 10, "behind the name of the function")]
    [InlineData("{{ x = end }}", 1, 8, "expected a value")]
    [InlineData("{{ x = 1; x. }}", 1, 14, "name of a member")]
    public void Parse_Mistake_IsPlaced(string source, int line, int column, string part)
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse(source, "t")).Errors[0];

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{{ rut_ret_d5 }}", "unknown variable 'rut_ret_d5'", "Did you mean 'rut_ret_5d'?")]
    [InlineData("{{ sector.rankk }}", "'sector' has no member 'rankk'", "Did you mean 'rank'?")]
    [InlineData("{{ 'x' | string.upcas }}", "'string' has no member 'upcas'", "Did you mean 'upcase'?")]
    [InlineData("{{ sting.upcase 'x' }}", "unknown variable 'sting'", "Did you mean 'string'?")]
    [InlineData("{{ 'x' | string.slice 0 lenght: 1 }}", "'string.slice' has no parameter 'lenght'", "Did you mean 'length'?")]
    [InlineData("{{ string.slice 'x' }}", "'string.slice' takes 2 to 3 arguments but got 1", "Its parameters are: text, start, length?.")]
    [InlineData("{{ 'x' | math.round }}", "'math.round' needs a number for 'value' but got a string", null)]
    [InlineData("{{ 5 | sector }}", "the pipe leads to 'sector', which is no function", null)]
    [InlineData("{{ x = null; x.y }}", "'x' is null and has no member 'y'", "Guard it: write '?.' or put it into an 'if'.")]
    [InlineData("{{ a = [1]; a[3] }}", "'a' has 1 elements and none at 3", "Guard it with '??' or check its size.")]
    [InlineData("{{ a = [1]; a[null] }}", "the index is null", null)]
    [InlineData("{{ x = 'a'; x.y }}", "'x' has no member 'y'", null)]
    [InlineData("{{ 'a' - 1 }}", "'-' cannot join a string and a number", null)]
    [InlineData("{{ 1 // 0 }}", "division by zero", null)]
    [InlineData("{{ readonly sector; sector = 1 }}", "'sector' is read-only", null)]
    [InlineData("{{ date.now }}", "'date.now' has no clock: renders must repeat exactly", "Use the as-of date of the note.")]
    [InlineData("{{ math.random 1 5 }}", "'math.random' has no seed: renders must repeat exactly", "Give the render a seed, or do without chance.")]
    [InlineData("{{ string.foo = 1 }}", "'foo' is read-only", null)]
    [InlineData("{{ include 'nowhere' }}", "there is no template 'nowhere' to include", null)]
    public void Render_Mistake_SaysWhatAndHint(string source, string message, string? hint)
    {
        var error = Assert.Single(Assert.Throws<TemplateException>(() => Template.Parse(source, "t").Render(Facts)).Errors);

        Assert.Equal(message, error.Message);
        Assert.Equal(hint, error.Hint);
    }

    [Fact]
    public void Render_MistakeInAnIncludedTemplate_NamesItsFileAndLine()
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse("x\n{{ include 'part' }}", "note").Render(Facts)).Errors[0];

        Assert.Equal(("part.scriban", 2, 6), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void Render_IncludedTemplateThatDoesNotParse_ReportsItsErrors()
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse("{{ include 'broken' }}", "note").Render(Facts)).Errors[0];

        Assert.Equal("broken.scriban", error.File);
    }

    [Fact]
    public void Render_TemplateThatIncludesItself_EndsWithAnError()
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse("{{ include 'loop' }}", "note").Render(Facts)).Errors[0];

        Assert.Contains("nested more than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<{{ nothing }}>", "<>")]
    [InlineData("<{{ sector.nothing }}>", "<>")]
    [InlineData("<{{ a = []; a[4] }}>", "<>")]
    public void Render_Relaxed_PrintsNothingForTheUndefined(string source, string expected)
    {
        var relaxed = new TemplateContext { Globals = Facts.Globals, Strict = false };

        Assert.Equal(expected, Template.Parse(source, "t").Render(relaxed));
    }

    [Theory]
    [InlineData("{{ nothing ?? 'x' }}", "x")]
    [InlineData("{{ sector.nothing ?? 'x' }}", "x")]
    [InlineData("{{ nothing?.more }}", "")]
    [InlineData("{{ nothing | object.default 'x' }}", "x")]
    public void Render_Strict_LetsAskWhetherSomethingIsThere(string source, string expected) =>
        Assert.Equal(expected, Template.Parse(source, "t").Render(Facts));

    private sealed class Shelf(Dictionary<string, string> texts) : ITemplateLoader
    {
        public (string Source, string File)? Load(string name) =>
            texts.TryGetValue(name, out var text) ? (text, name + ".scriban") : null;
    }
}
