using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>Short ways to render a template in a test.</summary>
internal static class Rendered
{
    private static readonly Dictionary<string, string> Shelf = new(StringComparer.Ordinal)
    {
        ["part"] = "a\nb {{ rut_ret_6d }}",
        ["two"] = "{{ first }}\n{{ second }}\n{{ sector.rank }}",
        ["broken"] = "{{ 1 + }}",
        ["loop"] = "{{ include 'loop' }}",
        ["card"] = "<{{ $0 }}:{{ $1 }}:{{ $2 }}:{{ $.tone }}>",
        ["lines"] = "one\ntwo",
    };

    /// <summary>Partials, a number, an object, a date, a fact and the function <c>pct</c>.</summary>
    public static RenderSettings Settings { get; } = new()
    {
        Globals = new ScriptObject
        {
            ["rut_ret_5d"] = 0.1154,
            ["sector"] = new ScriptObject { ["rank"] = 1, IsReadOnly = true },
            ["list"] = new ScriptArray { 7 }.AsReadOnly(),
            ["day"] = new DateTime(2024, 7, 16),
            ["fact"] = new SampleFact(0.1154),
            ["foreign"] = new Version(1, 2),
            ["pct"] = new NoteFunction("pct", [new("value"), new("decimals", ArgumentKind.Integer, true, 1), new("sign", ArgumentKind.Truth, true, false)], (_, a) => Percent((double)a[0]!, (int)a[1]!, (bool)a[2]!)),
            ["of"] = new NoteFunction("of", [new("first"), new("rest", IsVariadic: true)], (call, a) => $"{a[0]}+{((ScriptArray)a[1]!).Count} at {call.Line},{call.Column}"),
            ["fails"] = new NoteFunction("fails", [], (_, _) => throw new FormatException("bad number.")),
        },
        Partials = name => Shelf.TryGetValue(name, out var text) ? (text, name + ".scriban") : null,
        PartialNames = Shelf.Keys,
    };

    public static string Text(string source) => NoteTemplate.Parse(source, "t").Render(Settings);

    /// <summary>The errors of parsing or rendering.</summary>
    public static TemplateException Failure(string source, TemplateLimits? limits = null) => Assert.Throws<TemplateException>(() =>
        NoteTemplate.Parse(source, "t").Render(limits is null ? Settings : new RenderSettings { Globals = Settings.Globals, Partials = Settings.Partials, Limits = limits }));

    private static ScriptArray AsReadOnly(this ScriptArray list)
    {
        list.IsReadOnly = true;
        return list;
    }

    private static string Percent(double value, int decimals, bool sign) =>
        (value * 100).ToString((sign ? "+" : "") + "0." + new string('0', decimals), System.Globalization.CultureInfo.InvariantCulture) + "%";

    private sealed class SampleFact(double value) : HostObject
    {
        public override IEnumerable<string> MemberNames => ["value", "unit"];

        public override bool TryGetMember(string name, out object? member)
        {
            member = name switch { "value" => value, "unit" => "fraction", _ => null };
            return member is not null;
        }

        public override string Print() => "11.5 %";
    }
}
