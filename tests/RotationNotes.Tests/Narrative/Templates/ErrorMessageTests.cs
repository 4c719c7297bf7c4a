namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>What an author reads when a template is wrong: place, cause and hint.</summary>
public sealed class ErrorMessageTests
{
    [Fact]
    public void Parse_SeveralMistakes_ReportsThemAllInOrder()
    {
        var errors = Rendered.Failure("{{ if }}a{{ end }}\n{{ 1 + }}\n{{ for x }}{{ end }}\n{{ (1 }}").Errors;

        Assert.Equal([1, 2, 3, 4], errors.Select(e => e.Line).Distinct());
        Assert.All(errors, e => Assert.Equal("t", e.File));
    }

    [Theory]
    [InlineData("{{ rut_ret_d5 }}", "unknown variable 'rut_ret_d5'", "Did you mean 'rut_ret_5d'?")]
    [InlineData("{{ sting.upcase 'x' }}", "unknown variable 'sting'", "Did you mean 'string'?")]
    [InlineData("{{ sector.rankk }}", "'sector' has no member 'rankk'", "Did you mean 'rank'?")]
    [InlineData("{{ sector['rankk'] }}", "'sector' has no member 'rankk'", "Did you mean 'rank'?")]
    [InlineData("{{ fact.vlaue }}", "'fact' has no member 'vlaue'", "Did you mean 'value'?")]
    [InlineData("{{ day.yaer }}", "'day' has no member 'yaer'", "Did you mean 'year'?")]
    [InlineData("{{ 'x' | string.upcas }}", "'string' has no member 'upcas'", "Did you mean 'upcase'?")]
    [InlineData("{{ 'x' | string.slice 0 lenght: 1 }}", "'string.slice' has no parameter 'lenght'", "Did you mean 'length'?")]
    [InlineData("{{ 1 | pct decimal: 1 }}", "'pct' has no parameter 'decimal'", "Did you mean 'decimals'?")]
    [InlineData("{{ 1 | pct value: 2 }}", "'pct' got its parameter 'value' twice", null)]
    [InlineData("{{ string.slice 'x' }}", "'string.slice' takes 2 to 3 arguments but got 1", "Its parameters are: text, start, length?.")]
    [InlineData("{{ pct }}", "'pct' takes 1 to 3 arguments but got 0", "Its parameters are: value, decimals?, sign?.")]
    [InlineData("{{ pct 1 2 true 4 }}", "'pct' takes 1 to 3 arguments but got 4", "Its parameters are: value, decimals?, sign?.")]
    [InlineData("{{ pct 1 'much' }}", "'pct' needs a whole number for 'decimals', not a text", null)]
    [InlineData("{{ pct 1 null }}", "'pct' needs a whole number for 'decimals', not nothing", null)]
    [InlineData("{{ 'x' | math.round }}", "a text cannot be used as a number", null)]
    [InlineData("{{ fact | math.round }}", "an object cannot be used as a number", "Of a fact, write '.value'.")]
    [InlineData("{{ 5 | sector }}", "the pipe leads to 'sector', which is no function", null)]
    [InlineData("{{ x = null; x.y }}", "'x' is nothing and has no member 'y'", "Guard it: write '?.' or put it into an 'if'.")]
    [InlineData("{{ x = null; x[1] }}", "'x' is nothing and has no elements", "Guard it: put it into an 'if'.")]
    [InlineData("{{ a = [1]; a[3] }}", "'a' has 1 elements and none at 3", "Guard it with '??' or check its size.")]
    [InlineData("{{ a = [1]; a[-2] }}", "'a' has 1 elements and none at -1", "Guard it with '??' or check its size.")]
    [InlineData("{{ a = [1]; a[null] }}", "the index is nothing", null)]
    [InlineData("{{ x = 'a'; x.y }}", "'x' has no member 'y'", null)]
    [InlineData("{{ x = 1; x.y }}", "a number has no member 'y'", null)]
    [InlineData("{{ 'a' - 1 }}", "'-' cannot join these two values", "Of a fact, write '.value'. A text and a number are joined with '+'.")]
    [InlineData("{{ 1 // 0 }}", "division by zero", null)]
    [InlineData("{{ 1 2 }}", "what is called here is no function", "Two values beside each other are a call: put an operator between them.")]
    [InlineData("{{ readonly sector; sector = 1 }}", "'sector' is read-only", "Choose another name.")]
    [InlineData("{{ for x in 5; end }}", "a loop needs a list", null)]
    [InlineData("{{ date.now }}", "'date.now' is not offered", "Renders must repeat exactly: use the as-of date of the note.")]
    [InlineData("{{ math.random 1 5 }}", "'math.random' is not offered", "Renders must repeat exactly.")]
    [InlineData("{{ math.uuid }}", "'math.uuid' is not offered", "Renders must repeat exactly.")]
    [InlineData("{{ '1' | object.eval }}", "'object.eval' is not offered", "A text made while rendering cannot be checked before: write it into the template, or include it.")]
    [InlineData("{{ include 'prat' }}", "there is no template 'prat' to include", "Did you mean 'part'?")]
    [InlineData("{{ fails }}", "'fails' failed: bad number", null)]
    public void Render_Mistake_SaysWhatAndHint(string source, string message, string? hint)
    {
        var error = Assert.Single(Rendered.Failure(source).Errors);

        Assert.Equal((message, hint), (error.Message, error.Hint));
        Assert.Equal(("t", 1), (error.File, error.Line));
        Assert.InRange(error.Column, 4, source.Length);
    }

    [Theory]
    [InlineData("{{ date.parse '15 Feb' }}", "has no year")]
    [InlineData("{{ date.parse '10:30' }}", "has no year")]
    [InlineData("{{ date '15 Feb' }}", "has no year")]
    [InlineData("{{ '15/02' | date.parse '%d/%m' }}", "has no year")]
    [InlineData("{{ date.parse '2024-07-16T10:00:00Z' }}", "has a time zone")]
    [InlineData("{{ date.parse '2024-07-16 10:00 +05:00' }}", "has a time zone")]
    [InlineData("{{ date.parse '2024-99-99' }}", "is no date that can be read")]
    [InlineData("{{ day | date.to_string '%s' }}", "need a time zone")]
    public void Render_DateThatWouldAskTheMachine_IsRefused(string source, string part) => Assert.Contains(part, Assert.Single(Rendered.Failure(source).Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ date.parse '2024-07-16' }}", "16 Jul 2024")]
    [InlineData("{{ date.parse '16 July 2024' | date.to_string '%F' }}", "2024-07-16")]
    [InlineData("{{ '16/07/24' | date.parse '%d/%m/%y' | date.to_string '%F' }}", "2024-07-16")]
    [InlineData("{{ date '2024-07-16' | date.add_days 1 }}", "17 Jul 2024")]
    public void Render_DateWithItsYear_IsRead(string source, string expected) => Assert.Equal(expected, Rendered.Text(source));

    [Fact]
    public void Render_MistakeFurtherDown_IsPlacedWhereItStands()
    {
        var error = Assert.Single(Rendered.Failure("first line\n  {{ 1 | pct (rut_ret_d5) }}").Errors);

        Assert.Equal((2, 15), (error.Line, error.Column));
    }

    [Fact]
    public void Render_MistakeInAnIncludedTemplate_NamesItsFileAndLine()
    {
        var error = Assert.Single(Rendered.Failure("x\n{{ include 'part' }}").Errors);

        Assert.Equal(("part.scriban", 2, 6), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void Render_IncludedTemplateThatDoesNotParse_ReportsItsErrors() => Assert.All(Rendered.Failure("{{ include 'broken' }}").Errors, e => Assert.Equal("broken.scriban", e.File));

    [Fact]
    public void Render_LongTextInAnError_IsCutShort() => Assert.InRange(Rendered.Failure("{{ x = 'a' * 5000; sector[x] }}{{ x - 1 }}").Message.Length, 1, 1000);
}
