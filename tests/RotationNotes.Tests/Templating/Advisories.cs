using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>
/// The shapes of the advisories published in 2026 for the engine whose language this is. Each has to end with an error of
/// the template, soon, in little memory, and without harm to the next render.
/// </summary>
public sealed class Advisories
{
    private static readonly TemplateContext Context = new() { Strict = false };

    [Theory]
    // Recursion of the parser
    [InlineData("GHSA-wgh7-7m3c-fx25", "(", "1", ")", 8000)]
    [InlineData("GHSA-p6q4-fgr8-vx4p", "[", "1", "]", 8000)]
    [InlineData("GHSA-6q7j-xr26-3h2c", "{a:", "1", "}", 8000)]
    [InlineData("GHSA-6q7j-xr26-3h2c", "!", "true", "", 8000)]
    [InlineData("GHSA-6q7j-xr26-3h2c", "if true;", "1", ";end;", 8000)]
    public void Parse_NestingBeyondReason_IsAnErrorOfTheTemplate(string advisory, string open, string middle, string close, int depth)
    {
        var source = "{{ " + string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth)) + " }}";

        var error = Assert.Throws<TemplateException>(() => Template.Parse(source, advisory));

        Assert.Contains("nested more than", error.Errors[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    // A value that holds itself
    [InlineData("GHSA-grr9-747v-xvcp", "a = {}; b = {a: a}; a.b = b; a", "holds itself")]
    [InlineData("GHSA-grr9-747v-xvcp", "a = []; a[0] = a; a | object.to_json", "holds itself")]
    // Built-ins and operators beside the budget of loops
    [InlineData("GHSA-c875-h985-hvrc", "1..2000000000 | array.size; (1..2000000000) | array.join ','", "a string would hold")]
    [InlineData("GHSA-c875-h985-hvrc", "x = 1..900000; while true; x = x | array.reverse; end", "units of work")]
    [InlineData("GHSA-24c8-4792-22hx", "[1] | array.insert_at 2000000000 1", "the limit is")]
    [InlineData("GHSA-q6rr-fm2g-g5x8", "[1, 2, 3] * 700000000", "the limit is")]
    // Strings and output without end
    [InlineData("GHSA-m2p3-hwv5-xpqw", "x = 'a' * 1000000; for i in 1..1000; x; end", "output grows")]
    [InlineData("GHSA-xw6w", "x = 'a'; while true; x = x + x; end", "the limit is")]
    [InlineData("GHSA-v66j-x4hw-fv9g", "'a' | string.pad_left 2000000000", "the limit is")]
    [InlineData("GHSA-5rpf-x9jg-8j5p", "x = 'ab' * 2000000000", "more than")]
    public void Render_WorkBeyondTheBudget_IsAnErrorOfTheTemplate(string advisory, string code, string part)
    {
        var template = Template.Parse("{{ " + code + " }}", advisory);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<TemplateException>(() => template.Render(Context));

        Assert.Contains(part, error.Errors[^1].Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 << 20);
    }

    /// <summary>GHSA-5wr9: what one render was allowed must not open anything for the next.</summary>
    [Fact]
    public void Render_TwiceWithOneContext_CarriesNothingOver()
    {
        var shared = new ScriptObject { { "fact", new ScriptObject { { "value", 1 } }.Freeze() } };
        var context = new TemplateContext { Globals = shared, Strict = false };

        Template.Parse("{{ string = {}; math.abs = null; fact = 2; secret = 5; date.format = '%Y'; readonly fact; import {include: 1} }}", "first").RenderOrNull(context);
        var second = Template.Parse("{{ string.upcase 'a' }}{{ math.abs(-1) }}{{ fact.value }}{{ secret }}{{ date.parse '2024-07-16' }}", "second").Render(context);

        Assert.Equal("A1116 Jul 2024", second);
        Assert.Equal(["fact"], shared.Names);
    }

    [Theory]
    [InlineData("GetType")]
    [InlineData("get_type")]
    [InlineData("GetHashCode")]
    [InlineData("__class__")]
    [InlineData("Length")]
    [InlineData("assembly")]
    public void Render_MembersOfDotNet_AreUnknown(string member)
    {
        var context = new TemplateContext { Globals = new ScriptObject { { "text", "abc" }, { "list", new[] { 1 } }, { "day", new DateOnly(2024, 7, 16) }, { "item", new ScriptObject() } } };

        foreach (var owner in new[] { "text", "list", "day", "item", "math", "(1)" })
        {
            var error = Assert.Throws<TemplateException>(() => Template.Parse($"{{{{ x = {owner}; x.{member} }}}}", "t").Render(context));
            Assert.Contains(member, error.Message, StringComparison.Ordinal);
        }
    }
}

internal static class Attempts
{
    /// <summary>The text of a render, or null when it fails; for renders whose failure is not the point.</summary>
    public static string? RenderOrNull(this Template template, TemplateContext context)
    {
        try
        {
            return template.Render(context);
        }
        catch (TemplateException)
        {
            return null;
        }
    }
}
