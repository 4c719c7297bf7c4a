using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>Loops, cases and the indent of what they print, as Scriban 7.5.3 has it.</summary>
public sealed class LoopCases
{
    [Theory]
    [InlineData("for y in [1,2,3,4,5] offset:1 limit:2 reversed; y; for.index; end", "5041")]
    [InlineData("for y in [1,2,3] limit:0; y; end", "123")]
    [InlineData("for y in [1,2,3] limit:null; y; end", "123")]
    [InlineData("for y in [1,2,3] limit:\"2\"; y; end", "12")]
    [InlineData("for y in null; y; else; 'none'; end", "")]
    [InlineData("for y in []; y; else; 'none'; end", "none")]
    [InlineData("for y in [1,2]; y = 5; y; end; y", "125")]
    [InlineData("x = {}; for x.y in [1,2]; x.y; end; x", "12{y: 2}")]
    [InlineData("for y in (1..3) limit:2; y; end", "12")]
    [InlineData("for c in 'abc'; c; '.'; end", "a.b.c.")]
    [InlineData("tablerow x in [1,2,3] cols:2; tablerow.col; end",
        "<tr class=\"row1\"><td class=\"col1\">0</td><td class=\"col2\">1</td></tr>\n<tr class=\"row2\"><td class=\"col1\">0</td></tr>\n")]
    [InlineData("v = -5; a = 1; case v; when a; 'no'; when v++; 'yes'; end; v", "yes-4")]
    [InlineData("o = [1]; with o; y = 2; end; o.y; o", "2[1]")]
    public void Prints(string code, string expected) =>
        Assert.Equal(expected, Template.Parse($"{{{{ {code} }}}}").Render([], strict: false));

    [Theory]
    [InlineData("for x in 1..3 limit:2; end")]
    [InlineData("for x in [1] + [2] reversed; end")]
    [InlineData("for x in 5; end")]
    [InlineData("for x in [1]; for.index0; end")]
    [InlineData("for x in [1]; for.col; end")]
    [InlineData("while false; else; end")]
    [InlineData("unless true; else; end")]
    [InlineData("for.index")]
    [InlineData("case [1]; when 1; end")]
    [InlineData("capture x 1; end")]
    [InlineData("if = 5")]
    public void Fails(string code) =>
        Assert.Throws<TemplateException>(() => Template.Parse($"{{{{ {code} }}}}").Render([], strict: false));

    [Theory]
    [InlineData("x\n  {{ if true }}\nb\nc{{ end }}", "x\n  \n  b\n  c")]
    [InlineData("x\n  {{ if true }}\nb\n{{ if true }}\nc\n{{ end }}\ne{{ end }}\nd", "x\n  \n  b\n\nc\n  \n  e\nd")]
    [InlineData("x\n  {{- if true }}\nb{{ end }}", "x\nb")]
    [InlineData("<ul>\n    {{~ for i in 1..2 ~}}\n    <li>{{ i }}</li>\n    {{~ end ~}}\n</ul>", "<ul>\n    <li>1</li>\n    <li>2</li>\n</ul>")]
    [InlineData("  {{ func f }}\nin f\n {{ end }}\n    {{ f }}\nz", "  \n    \n    in f\n     \nz")]
    [InlineData("  {{ capture x }}\na\n b{{ end }}\n{{ x }}", "  \n\n  a\n   b")]
    [InlineData("  {{ include 'lines' }}|\n", "  one\n  two\n|\n")]
    [InlineData("x\n  {{ if true ~}}\n  b\n c\n  {{ end ~}}\nz", "x\n    b\n   c\n    z")]
    [InlineData("{{ 1", "1")]
    public void Indents(string template, string expected) =>
        Assert.Equal(expected, Template.Parse(template, "case").Render(new TemplateContext { Strict = false, Loader = new Lines() }));

    private sealed class Lines : ITemplateLoader
    {
        public (string Source, string File)? Load(string name) => ("one\ntwo\n", name);
    }
}
