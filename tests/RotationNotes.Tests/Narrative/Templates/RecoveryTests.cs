namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>One render tells all that is wrong, and nothing that only follows from it.</summary>
public sealed class RecoveryTests
{
    private static string[] Errors(string source) => [.. Rendered.Failure(source).Errors.Select(e => $"{e.File}({e.Line},{e.Column}) {e.Message}")];

    [Fact]
    public void Render_ThreeMisspeltNames_AreAllTold() => Assert.Equal(
        ["t(1,4) unknown variable 'rut_ret_d5'", "t(2,11) 'sector' has no member 'rnk'", "t(3,11) 'string' has no member 'upcas'"],
        Errors("{{ rut_ret_d5 }}\n{{ sector.rnk }}\n{{ string.upcas 'x' }}\n{{ sector.rank }}"));

    [Fact]
    public void Render_ErrorInALoop_IsToldOnce() =>
        Assert.Equal(["t(1,24) unknown variable 'nope'", "t(2,4) unknown variable 'other'"], Errors("{{ for i in 1..200; i; nope; end }}\n{{ other }}"));

    [Fact]
    public void Render_VariableThatCouldNotBeSet_IsNoSecondError() =>
        Assert.Equal(["t(1,8) unknown variable 'nope'"], Errors("{{ x = nope; y = x + 1; y }}{{ x }}"));

    [Fact]
    public void Render_NamesSetInABlockThatWasSkipped_AreNoErrors() =>
        Assert.Equal(["t(1,7) unknown variable 'nope'"], Errors("{{ if nope; z = 1; capture w; 'a'; end; end; z; w }}"));

    [Fact]
    public void Render_ErrorsInPartials_NameTheirFiles() => Assert.Equal(
        ["two.scriban(1,4) unknown variable 'first'", "two.scriban(2,4) unknown variable 'second'", "t(2,4) unknown variable 'third'"],
        Errors("{{ include 'two' }}\n{{ third }}"));

    [Fact]
    public void Render_ErrorInsideAPipe_LeavesThePageStanding() =>
        Assert.Equal(["two.scriban(1,4) unknown variable 'first'", "t(2,4) unknown variable 'third'"], Errors("{{ include 'two' | string.upcase }}\n{{ third }}{{ 'a' | string.upcase }}"));

    [Fact]
    public void Render_ErrorInAFunction_EndsTheCallOnly() =>
        Assert.Equal(["t(1,15) unknown variable 'nope'", "t(2,4) unknown variable 'more'"], Errors("{{ func f(a); nope; 'not reached'; end; f 1 }}\n{{ more }}"));

    [Fact]
    public void Render_LimitBehindAnError_EndsAtOnce() => Assert.Equal(2, Errors("{{ nope }}{{ while true; end }}{{ never }}").Length);

    [Fact]
    public void Render_ManyErrors_StopsAtFifty() =>
        Assert.Equal(51, Errors(string.Concat(Enumerable.Range(0, 80).Select(i => $"{{{{ nope{i} }}}}\n"))).Length);

    [Fact]
    public void Render_LoopThatFailsInEveryTurnWithoutEnd_Ends()
    {
        var failure = Rendered.Failure("{{ while true; nope; end }}{{ never }}");

        Assert.True(failure.IsLimit);
        Assert.Equal(["unknown variable 'nope'", "there are more errors than 400, the rest was not tried"], failure.Errors.Select(e => e.Message));
    }

    [Fact]
    public void Render_AfterAnErrorInsideWithAndCapture_StandsWhereItWas() =>
        Assert.Equal(["t(1,23) unknown variable 'nope'", "t(1,73) unknown variable 'last'"], Errors("{{ with {rank: 1} }}{{nope}}{{ capture x }}a{{ rank }}{{ end }}{{ x }}{{last}}{{ end }}"));
}
