using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>What the host hands in: objects, functions, plain values, loaders, escaping, a clock and a seed.</summary>
public sealed class HostValues
{
    private static readonly HostFunction Percent = new("pct",
        [new("value", ArgumentKind.Real), new("decimals", ArgumentKind.Integer, IsOptional: true, Default: 1), new("sign", ArgumentKind.Truth, IsOptional: true, Default: false)],
        (_, v) => ((double)v[0]! * 100).ToString((bool)v[2]! ? $"+0.{new string('0', (int)v[1]!)}" : $"0.{new string('0', (int)v[1]!)}") + "%");

    private static readonly TemplateContext Context = new()
    {
        Globals = new ScriptObject { { "fact", new Fact(0.1154) }, { "pct", Percent }, { "day", new DateOnly(2024, 7, 16) }, { "list", new List<int> { 1, 2 } }, { "map", new Dictionary<string, object?> { ["k"] = (short)3 } } },
        Loader = new Pages(),
    };

    [Theory]
    [InlineData("{{ fact.value }} {{ fact['unit'] }} {{ fact }}", "0.1154 fraction 11.5 %")]
    [InlineData("{{ fact.value > 0.1 ? 'up' : 'flat' }}", "up")]
    [InlineData("{{ with fact; unit; end }} {{ import fact; unit }}", "fraction fraction")]
    [InlineData("{{ fact | object.keys }}", "[\"value\", \"unit\"]")]
    [InlineData("{{ pct 0.5 }} {{ pct(0.5, 2) }} {{ 0.5 | pct 0 }} {{ 0.5 | pct }}", "50.0% 50.00% 50% 50.0%")]
    [InlineData("{{ pct 0.5 sign: true }} {{ fact.value | pct decimals: 2 sign: true }} {{ pct(sign: true, value: 1) }}", "+50.0% +11.54% +100.0%")]
    [InlineData("{{ [0.1, 0.2] | array.each @pct | array.join ' and ' }}", "10.0% and 20.0%")]
    [InlineData("{{ day }} {{ day.year }} {{ day | date.to_string '%A' }} {{ day > (date.parse '2024-07-15') }}", "16 Jul 2024 2024 Tuesday true")]
    [InlineData("{{ list[1] + list.size }} {{ map.k + 1 }} {{ map }}", "4 4 {k: 3}")]
    [InlineData("{{ include 'card' 'Title' 5 tone: 'calm' }}", "<card:Title:5:calm>")]
    [InlineData("{{ x = include 'card' 1 2 tone: 3; x }}", "<card:1:2:3>")]
    [InlineData("{{ include_join ['a', 'b'] ', ' '[' ']' }} {{ include_join ['a', 'b'] 'tpl:sep' }}", "[A, B] A-B")]
    [InlineData("  {{ include 'lines' }}", "  one\n  two")]
    public void Render_HostValues_BehaveLikeValuesOfTheLanguage(string source, string expected) =>
        Assert.Equal(expected, Template.Parse(source, "t").Render(Context));

    [Theory]
    [InlineData("{{ fact.vlaue }}", "'fact' has no member 'vlaue'", "Did you mean 'value'?")]
    [InlineData("{{ fact.value = 1 }}", "'fact' is an object whose members cannot be assigned", null)]
    [InlineData("{{ pct 'much' }}", "'pct' needs a number for 'value' but got a string", null)]
    [InlineData("{{ pct }}", "'pct' takes 1 to 3 arguments but got 0", "Its parameters are: value, decimals?, sign?.")]
    [InlineData("{{ pct 1 2 true 4 }}", "'pct' takes 1 to 3 arguments but got 4", "Its parameters are: value, decimals?, sign?.")]
    [InlineData("{{ 1 | pct value: 2 }}", "'pct' got its parameter 'value' twice", null)]
    public void Render_WrongUseOfAHostValue_IsExplained(string source, string message, string? hint)
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse(source, "t").Render(Context)).Errors[0];

        Assert.Equal((message, hint), (error.Message, error.Hint));
    }

    [Fact]
    public void Render_FailureInAHostFunction_IsPlacedAtTheCall()
    {
        var context = new TemplateContext { Globals = new ScriptObject { { "f", new HostFunction("f", [], (_, _) => throw new FormatException("bad number")) } } };

        var error = Assert.Throws<TemplateException>(() => Template.Parse("a\n {{ f }}", "t").Render(context)).Errors[0];

        Assert.Equal((2, 5, "'f' failed: bad number"), (error.Line, error.Column, error.Message));
    }

    [Fact]
    public void Set_ValueOfAForeignType_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ScriptObject { { "x", new Version(1, 2) } });

    [Fact]
    public void Render_TwiceWithOneContext_KeepsNothing()
    {
        var template = Template.Parse("{{ n = (n ?? 0) + 1; n }}{{ array.cycle ['a', 'b'] }}", "t");

        Assert.Equal(("1a", "1a"), (template.Render(Context), template.Render(Context)));
        Assert.False(Context.Globals.Contains("n"));
    }

    [Theory]
    [InlineData("<p>{{ '<b>&' }}</p>", "<p>&lt;b&gt;&amp;</p>")]
    [InlineData("{{ html.escape '<' }}", "&lt;")]
    [InlineData("{{ safe }}", "<br>")]
    [InlineData("{{ capture x }}<i>{{ '<' }}</i>{{ end }}{{ x }}", "<i>&lt;</i>")]
    [InlineData("{{ func f }}<i>{{ $0 }}</i>{{ end }}{{ f '<' }}", "<i>&lt;</i>")]
    [InlineData("{{ include 'card' '<' 1 tone: 2 }}", "<card:&lt;:1:2>")]
    [InlineData("{{ safe + '<' }}", "&lt;br&gt;&lt;")]
    public void Render_ForHtml_EscapesValuesOnce(string source, string expected)
    {
        var html = new TemplateContext { Escape = OutputEscape.Html, Globals = new ScriptObject { { "safe", new SafeString("<br>") } }, Loader = new Pages() };

        Assert.Equal(expected, Template.Parse(source, "t").Render(html));
    }

    [Fact]
    public void Render_WithClockAndSeed_OffersBothAndRepeats()
    {
        var context = new TemplateContext { Clock = new Noon(), Seed = 5 };
        var template = Template.Parse("{{ date.now | date.to_string '%F %T' }} {{ math.random 0 1000 }} {{ math.uuid }}", "t");

        Assert.StartsWith("2024-07-16 12:00:00 ", template.Render(context), StringComparison.Ordinal);
        Assert.Equal(template.Render(context), template.Render(context));
    }

    private sealed class Fact(double value) : HostObject
    {
        public override IEnumerable<string> MemberNames => ["value", "unit"];

        public override bool TryGetMember(string name, out object? member)
        {
            member = name switch { "value" => value, "unit" => "fraction", _ => null };
            return member is not null;
        }

        public override string Print() => "11.5 %";
    }

    private sealed class Pages : ITemplateLoader
    {
        public (string Source, string File)? Load(string name) => name switch
        {
            "card" => ("<{{ $0 }}:{{ $1 }}:{{ $2 }}:{{ $.tone }}>", name),
            "lines" => ("one\ntwo", name),
            "sep" => ("-", name),
            _ => (name.ToUpperInvariant(), name),
        };
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 7, 16, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
