using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>Values made safe by kind of output; the template's own text is never changed.</summary>
public sealed class Escapes
{
    private const string Hostile = "a<b>\"'&\r\nBcc: x@y.z\u0007\u202Eend\u2028.";

    [Theory]
    [InlineData(OutputEscape.None, "<p>a<b>\"'&\r\nBcc: x@y.z\u0007\u202Eend\u2028.</p>")]
    [InlineData(OutputEscape.Html, "<p>a&lt;b&gt;&quot;&#39;&amp;\r\nBcc: x@y.z\u0007\u202Eend\u2028.</p>")]
    [InlineData(OutputEscape.Plain, "<p>a<b>\"'&\r\nBcc: x@y.zend\u2028.</p>")]
    [InlineData(OutputEscape.Subject, "<p>a<b>\"'& Bcc: x@y.zend .</p>")]
    public void Render_ForAKindOfOutput_MakesValuesSafe(OutputEscape kind, string expected)
    {
        var context = new TemplateContext { Escape = kind, Globals = new ScriptObject { { "name", Hostile } } };

        Assert.Equal(expected, Template.Parse("<p>{{ name }}</p>", "t").Render(context));
    }

    [Theory]
    [InlineData(OutputEscape.Html)]
    [InlineData(OutputEscape.Subject)]
    public void Render_CapturedAndIncludedText_IsEscapedOnce(OutputEscape kind)
    {
        var context = new TemplateContext { Escape = kind, Globals = new ScriptObject { { "name", "<\n>" } } };
        var once = Template.Parse("{{ name }}", "t").Render(context);

        Assert.Equal(once, Template.Parse("{{ capture x; name; end; x }}", "t").Render(context));
    }
}
