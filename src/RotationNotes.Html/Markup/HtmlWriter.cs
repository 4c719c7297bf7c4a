using System.Text;

namespace RotationNotes.Html.Markup;

/// <summary>Builds markup in which every text and every attribute value is escaped; only <see cref="Trusted"/> goes in as it is.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new(16 * 1024);

    public int Length => html.Length;

    public override string ToString() => html.ToString();

    /// <summary>Opens an element; an attribute whose value is null is left out.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            html.Append(' ').Append(name).Append("=\"");
            Escape(value);
            html.Append('"');
        }

        html.Append('>');
        return this;
    }

    public HtmlWriter Close(string tag)
    {
        html.Append("</").Append(tag).Append('>');
        return this;
    }

    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>An element with text only.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>A line end in the source: keeps the page readable and mail lines short.</summary>
    public HtmlWriter Line()
    {
        html.Append('\n');
        return this;
    }

    /// <summary>Markup made by this program: constants, style sheets, drawings. Never text from a note.</summary>
    public HtmlWriter Trusted(string markup)
    {
        html.Append(markup);
        return this;
    }

    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case 0xA0: html.Append("&nbsp;"); break;
                case '\t' or '\n': html.Append((char)rune.Value); break;
                // HTML cannot carry these even as references; U+FFFD already stands for broken UTF-16.
                case < 0x20 or (>= 0x7F and <= 0x9F): break;
                default: html.Append(rune); break;
            }
        }
    }
}
