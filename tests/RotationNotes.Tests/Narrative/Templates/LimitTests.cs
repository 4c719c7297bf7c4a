using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>Each limit ends the render, in words that an upgrade of the package must not lose unseen.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("while true; end", "Exceeding number of iteration limit")]
    [InlineData("for i in 1..2000000000; end", "exceeds LoopLimit")]
    [InlineData("f(x) = f(x); f 1", "recursive depth limit")]
    [InlineData("include 'loop'", "recursive depth limit")]
    [InlineData("'a' * 2000000000", "exceeds LimitToString")]
    [InlineData("'x' | string.pad_left 2000000000", "LimitToString")]
    [InlineData("x = 'a' * 250000; for i in 1..9; x; end", "exceeds OutputLimit")]
    [InlineData("x = 'a' * 200000; [x, x]", "LimitToString")]
    [InlineData("x = []; x[0] = x; x", "too deeply nested")]
    [InlineData("x = 'a' * 200000; y = x + x", "a text would hold 400000 characters")]
    [InlineData("x = 'a' * 1000; y = 1; while y < 9; x = $\"{x}{x}{x}{x}{x}{x}{x}{x}\"; end", "a text would hold")]
    [InlineData("x = [1]; while true; x = x + x; end", "a list would hold more than 250000 elements")]
    [InlineData("x = [0]; x[2000000000] = 1", "a list would hold more than 250000 elements")]
    [InlineData("x = []; for i in 1..400; x[i] = 'a' * 200000; end", "MB of memory")]
    [InlineData("x = 1; for i in 1..200000; x = x + i - i * 1 + (x - x); end", "units of work")]
    [InlineData("x = 3; while true; x = x * x; end", "binary digits")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$`", "a regular expression took too long")]
    public void Render_Limit_EndsItInTheseWords(string code, string words)
    {
        var failure = Rendered.Failure("{{ " + code + " }}{{ never }}");

        Assert.True(failure.IsLimit);
        Assert.Contains(words, Assert.Single(failure.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OutputAtTheLimit_IsRefusedBeyondIt()
    {
        var small = new RenderSettings { Limits = new TemplateLimits { OutputLength = 10 } };

        Assert.Equal("0123456789", NoteTemplate.Parse("0123456789", "t").Render(small));
        Assert.Throws<TemplateException>(() => NoteTemplate.Parse("0123456789{{ 1 }}", "t").Render(small));
    }

    [Fact]
    public void Render_SameRunawayTwice_StopsAtTheSamePlace()
    {
        const string Source = "{{ n = 0; for i in 1..200000; n = n + 1; if n % 7 == 3; n = n + 0; end; n = n * 1 + 0; end }}";

        Assert.Equal(Rendered.Failure(Source).Message, Rendered.Failure(Source).Message);
    }

    [Fact]
    public void Render_ReportOfTwentyThousandRows_IsNoAttack()
    {
        var rows = new ScriptArray(Enumerable.Range(0, 20_000).Select(i => (object?)new ScriptObject { ["name"] = $"Instrument {i}", ["weight"] = i / 1000.0, ["change"] = (i % 21 - 10) / 100.0 })) { IsReadOnly = true };
        var template = NoteTemplate.Parse("{{ for row in rows }}| {{ for.index + 1 }} | {{ row.name }} | {{ row.weight | math.format '0.000' }} | {{ row.change < 0 ? '−' : '+' }}{{ row.change | math.abs | math.format '0.00' }} |\n{{ end }}", "report");

        var printed = template.Render(new RenderSettings { Globals = new ScriptObject { ["rows"] = rows } });

        Assert.EndsWith("| 20000 | Instrument 19999 | 19.999 | −0.03 |\n", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("{a:", "1", "}")]
    [InlineData("!", "1", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("true ? 1 : ", "1", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("x", "", ".x")]
    [InlineData("$\"{", "1", "}\"")]
    [InlineData("if true;", "1", ";end;")]
    [InlineData("func f;", "1", ";end;")]
    public void Parse_TwentyThousandDeep_EndsWithAnErrorAndNoOverflow(string open, string middle, string close)
    {
        var source = "{{ " + string.Concat(Enumerable.Repeat(open, 20_000)) + middle + string.Concat(Enumerable.Repeat(close, 20_000)) + " }}";

        Assert.IsType<TemplateException>(Record.Exception(() => Rendered.Text(source)));
    }
}
