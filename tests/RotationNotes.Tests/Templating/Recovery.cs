using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>One render tells all that is wrong, and nothing that only follows from it.</summary>
public sealed class Recovery
{
    private static readonly TemplateContext Facts = new()
    {
        Globals = new ScriptObject { { "rut_ret_5d", 0.1154 }, { "sector", new ScriptObject { { "rank", 1 } } } },
        Loader = new Shelf(),
    };

    private static string[] Errors(string source) =>
        [.. Assert.Throws<TemplateException>(() => Template.Parse(source, "n").Render(Facts)).Errors.Select(e => $"{e.File}({e.Line},{e.Column}) {e.Message}")];

    [Fact]
    public void Render_ThreeMisspeltNames_AreAllTold() => Assert.Equal(
        ["n(1,4) unknown variable 'rut_ret_d5'", "n(2,11) 'sector' has no member 'rnk'", "n(3,11) 'string' has no member 'upcas'"],
        Errors("{{ rut_ret_d5 }}\n{{ sector.rnk }}\n{{ string.upcas 'x' }}\n{{ sector.rank }}"));

    [Fact]
    public void Render_ErrorInALoop_IsToldOnce() =>
        Assert.Equal(["n(1,24) unknown variable 'nope'", "n(2,4) unknown variable 'other'"], Errors("{{ for i in 1..200; i; nope; end }}\n{{ other }}"));

    [Fact]
    public void Render_VariableThatCouldNotBeSet_IsNoSecondError() =>
        Assert.Equal(["n(1,8) unknown variable 'nope'"], Errors("{{ x = nope; y = x + 1; y }}{{ x }}"));

    [Fact]
    public void Render_NamesSetInABlockThatWasSkipped_AreNoErrors() =>
        Assert.Equal(["n(1,7) unknown variable 'nope'"], Errors("{{ if nope; z = 1; capture w; 'a'; end; end; z; w }}"));

    [Fact]
    public void Render_ErrorsInPartials_NameTheirFiles() => Assert.Equal(
        ["part.scriban(1,4) unknown variable 'first'", "part.scriban(2,4) unknown variable 'second'", "n(2,4) unknown variable 'third'"],
        Errors("{{ include 'part' }}\n{{ third }}"));

    [Fact]
    public void Render_ErrorInAFunction_EndsTheCallOnly() =>
        Assert.Equal(["n(1,15) unknown variable 'nope'", "n(2,4) unknown variable 'more'"], Errors("{{ func f(a); nope; 'not reached'; end; f 1 }}\n{{ more }}"));

    [Fact]
    public void Render_LimitBehindAnError_EndsAtOnce() =>
        Assert.Equal(2, Errors("{{ nope }}{{ while true; end }}{{ never }}").Length);

    [Fact]
    public void Render_ManyErrors_StopsAtFifty() =>
        Assert.Equal(50, Errors(string.Concat(Enumerable.Range(0, 80).Select(i => $"{{{{ nope{i} }}}}\n"))).Length);

    [Fact]
    public void Render_AfterAnErrorInsideWithAndCapture_StandsWhereItWas() =>
        Assert.Equal(["n(1,20) unknown variable 'nope'", "n(1,70) unknown variable 'last'"], Errors("{{ with sector }}{{nope}}{{ capture x }}a{{ rank }}{{ end }}{{ x }}{{last}}{{ end }}"));

    private sealed class Shelf : ITemplateLoader
    {
        public (string Source, string File)? Load(string name) => ("{{ first }}\n{{ second }}\n{{ sector.rank }}", name + ".scriban");
    }
}
