using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>What the host hands in: facts, functions, partials, and nothing of .NET.</summary>
public sealed class HostValueTests
{
    [Theory]
    [InlineData("{{ fact.value }} {{ fact['unit'] }} {{ fact }}", "0.1154 fraction 11.5 %")]
    [InlineData("{{ fact.value > 0.1 ? 'up' : 'flat' }} {{ $\"{fact} on {day}\" }}", "up 11.5 % on 16 Jul 2024")]
    [InlineData("{{ pct 0.5 }} {{ pct(0.5, 2) }} {{ 0.5 | pct 0 }} {{ 0.5 | pct }}", "50.0% 50.00% 50% 50.0%")]
    [InlineData("{{ pct 0.5 sign: true }} {{ fact.value | pct decimals: 2 sign: true }}", "+50.0% +11.54%")]
    [InlineData("{{ [0.1, 0.2] | array.each @pct | array.join ' and ' }}", "10.0% and 20.0%")]
    [InlineData("{{ of 1 }}, {{ 1 | of 2 3 }}", "1+0 at 1,4, 1+2 at 1,20")]
    [InlineData("{{ day }} {{ day.year }} {{ day.day_of_year }} {{ day | date.to_string '%A' }} {{ day > (date.parse '2024-07-15') }}", "16 Jul 2024 2024 198 Tuesday true")]
    [InlineData("{{ (day - (date.parse '2024-07-01')).total_days }} {{ for p in sector; p.key; p.value; end }}", "15 rank1")]
    [InlineData("{{ include 'card' 'Title' 5 tone: 'calm' }}", "<card:Title:5:calm>")]
    [InlineData("  {{ include 'lines' }}", "  one\n  two")]
    [InlineData("{{ capture x }}a{{ 1 }}{{ end }}{{ x | string.size }}{{ x == 'a1' }}", "2true")]
    [InlineData("{{ x = [1]; x[3] = 4; x }}", "[1, null, null, 4]")]
    [InlineData("{{ x = [1, 2] + [3]; x += [4]; x }} {{ 1..3 }} {{ for i in 1..3; i; end }}", "[1, 2, 3, 4] [1, 2, 3] 123")]
    public void Render_HostValues_BehaveLikeValuesOfTheLanguage(string source, string expected) => Assert.Equal(expected, Rendered.Text(source));

    [Theory]
    [InlineData("{{ nothing ?? 'x' }}", "x")]
    [InlineData("{{ sector.nothing ?? 'x' }}", "x")]
    [InlineData("{{ (nothing) ?? 'x' }}", "x")]
    [InlineData("{{ a = [1]; a[4] ?? 'x' }}", "x")]
    [InlineData("{{ sector.rank ?! 'x' }}", "x")]
    [InlineData("{{ nothing?.more }}{{ nothing?.more.still }}", "")]
    [InlineData("{{ sector.nothing?.more }}", "")]
    [InlineData("{{ nothing | object.default 'x' }}", "x")]
    [InlineData("{{ sector.nothing | object.default 'x' }}", "x")]
    [InlineData("{{ object.default nothing 'x' }}{{ object.default(nothing, 'y') }}", "xy")]
    public void Render_AskingForANameThatIsNotThere_GivesNothing(string source, string expected) => Assert.Equal(expected, Rendered.Text(source));

    [Theory]
    [InlineData("{{ sector[nothing] ?? 'x' }}", "nothing")]
    [InlineData("{{ 'x' ?? nothing }}", "nothing")]
    [InlineData("{{ object.default 'x' nothing }}", "nothing")]
    [InlineData("{{ (pct nothing) ?? 'x' }}", "nothing")]
    public void Render_UnknownNameBesideTheOneAskedFor_IsAnError(string source, string name) =>
        Assert.Equal($"unknown variable '{name}'", Assert.Single(Rendered.Failure(source).Errors).Message);

    [Theory]
    [InlineData("text", "GetType")]
    [InlineData("text", "Length")]
    [InlineData("list", "Capacity")]
    [InlineData("foreign", "Major")]
    [InlineData("foreign", "major")]
    [InlineData("day", "DayOfWeek")]
    [InlineData("day", "ticks")]
    [InlineData("fact", "Print")]
    [InlineData("pct", "parameters")]
    [InlineData("sector", "Keys")]
    [InlineData("n", "GetHashCode")]
    public void Render_MembersOfDotNet_AreUnknown(string owner, string member) =>
        Assert.Contains(member, Rendered.Failure($"{{{{ text = 'abc'; list = [1]; n = 1; x = @{owner}; x.{member} }}}}").Message, StringComparison.Ordinal);

    [Fact]
    public void Render_TwiceWithOneObjectOfSettings_KeepsNothing()
    {
        const string Source = "{{ n = (n ?? 0) + 1; n }}{{ array.cycle ['a', 'b'] }}";

        Assert.Equal(("1a", "1a"), (Rendered.Text(Source), Rendered.Text(Source)));
        Assert.False(Rendered.Settings.Globals.Contains("n"));
    }

    [Fact]
    public void Render_TemplateThatOverwritesWhatItIsGiven_HarmsNoOther()
    {
        foreach (var attempt in (string[])["string = {}", "math.abs = null", "sector = 2", "date.format = '%Y'", "readonly day", "string.upcase = 1", "sector.rank = 5", "list[0] = 5", "list.a = 5"])
            Record.Exception(() => Rendered.Text($"{{{{ {attempt} }}}}"));

        Assert.Equal("A1116 Jul 2024[7]", Rendered.Text("{{ string.upcase 'a' }}{{ math.abs(-1) }}{{ sector.rank }}{{ day }}{{ list }}"));
    }

    [Fact]
    public void Render_SameTemplateOnManyThreads_GivesTheSameText()
    {
        var template = NoteTemplate.Parse("{{ x = n; for i in 1..50; x = x + i; end; x | string.append '' }}", "t");
        var printed = new string[200];

        Parallel.For(0, printed.Length, i => printed[i] = template.Render(new RenderSettings { Globals = new ScriptObject { ["n"] = i } }));

        Assert.Equal(Enumerable.Range(0, printed.Length).Select(i => (i + 50 * 51 / 2).ToString()), printed);
    }

    [Fact]
    public void Parse_SameTextUnderTheSameName_IsDoneOnce()
    {
        var text = new string("{{ 1 }}");

        Assert.Same(NoteTemplate.Parse(text, "a"), NoteTemplate.Parse(text, "a"));
        Assert.Equal("b", NoteTemplate.Parse(text, "b").File);
    }

    [Fact]
    public void Render_Conditions_AreTold()
    {
        var told = new List<TemplateDecision>();

        NoteTemplate.Parse("{{ if 1 > 2; else if true; (false ? 1 : 2); end }}", "t").Render(new RenderSettings { Decided = told.Add });

        Assert.Equal([new("t", 6, false), new("t", 21, true), new("t", 28, false)], told);
    }

    [Fact]
    public void Globals_ThatATemplateCouldChange_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new RenderSettings { Globals = new ScriptObject { ["list"] = new ScriptArray() } });
        Assert.Throws<ArgumentException>(() => new RenderSettings { Globals = new ScriptObject { ["item"] = new ScriptObject() } });
    }
}
