using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>
/// Every built-in function pays for the text it is given: one that read a long text for the price of a call would keep a
/// loop busy for minutes on the usual fuel. Held by the number of calls that the fuel buys, not by a clock.
/// </summary>
public sealed class Payment
{
    private const int Length = 64_000;
    private const int Fuel = 100_000;
    private const int MostCalls = Fuel / (Length / 32) + 1;

    private static readonly string[] Texts = ["'a'", "' '", "'0'", "'<b>&amp;'", "'%A '", "'['", "`\\`"];

    [Theory]
    [InlineData("array")]
    [InlineData("date")]
    [InlineData("html")]
    [InlineData("math")]
    [InlineData("object")]
    [InlineData("regex")]
    [InlineData("string")]
    [InlineData("timespan")]
    public void Builtin_GivenALongText_PaysForReadingIt(string owner)
    {
        var functions = Render($"{{{{ {owner} | object.keys | array.join ' ' }}}}", TemplateLimits.Default, () => { })!.Split(' ');
        var tried = 0;
        foreach (var form in functions.SelectMany(f => Forms($"{owner}.{f}")))
        {
            foreach (var text in Texts)
            {
                // A text repeated to the length, and the same inside an array, which functions print.
                foreach (var value in (string[])["v", "[v]"])
                {
                    var setup = $"v = {text} * {Length / (text.Length - 2)}; w = {value};";
                    if (Render($"{{{{ {setup} z = {form} }}}}", TemplateLimits.Default, () => { }) is null)
                        continue;
                    tried++;
                    var calls = 0;
                    var isEndless = Render($"{{{{ {setup} while true; tick; z = {form}; end }}}}", TemplateLimits.Default with { Fuel = Fuel }, () => calls++) is not null;
                    Assert.False(isEndless);
                    if (value == "v")
                        Assert.True(calls <= MostCalls, $"{calls} calls of {form} with {text}");
                }
            }
        }
        Assert.NotEqual(0, tried);
    }

    private static IEnumerable<string> Forms(string function) =>
        [$"{function} w", $"{function} w 1", $"{function} w 'b'", $"{function} 1 w", $"{function} 'b' w", $"{function} [1] w", $"{function} null w", $"{function} 'b' 1 w", $"{function} 'b' 'c' w", $"{function} w w", $"{function} w 'b' 1"];

    /// <summary>The text, or null where the template ends with an error.</summary>
    private static string? Render(string template, TemplateLimits limits, Action onTick)
    {
        var tick = new HostFunction("tick", [], (_, _) =>
        {
            onTick();
            return null;
        });
        try
        {
            return Template.Parse(template, "payment").Render(new TemplateContext { Strict = false, Limits = limits, Globals = new ScriptObject { { "tick", tick } } });
        }
        catch (TemplateException error)
        {
            Assert.All(error.Errors, e => Assert.InRange(e.ToString().Length, 1, 2200));
            return null;
        }
    }
}
