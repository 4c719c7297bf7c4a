using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Claims;
using Footnote = RotationNotes.Documents.Inlines.Footnote;
using Inline = RotationNotes.Documents.Inlines.Inline;
using MarkdownInline = Markdig.Syntax.Inlines.Inline;

namespace RotationNotes.Narrative.Prose;

/// <summary>Turns Markdown inlines and marked text into the document's inlines; enters claims in reading order.</summary>
internal sealed partial class InlineWriter(ClaimLedger ledger, UnbackedNumbers unbacked, Func<string, Inline?> reference, List<Diagnostic> findings, Place file)
{
    private readonly StringBuilder sentence = new();
    private readonly Typography typography = new();
    private string? backing;
    private bool isInNote;

    /// <summary>Where in the document the next text stands; claims take it along.</summary>
    public string Place
    {
        get => ledger.Place;
        set => ledger.Place = value;
    }

    /// <summary>Content of one paragraph, heading or cell.</summary>
    public ImmutableArray<Inline> Write(ContainerInline? content)
    {
        typography.Begin();
        var written = content is null ? [] : Children(content);
        EndSentence();
        return written;
    }

    /// <summary>A marked text that never was Markdown: titles, subtitles, cells.</summary>
    public ImmutableArray<Inline> WriteText(string marked)
    {
        typography.Begin();
        var target = ImmutableArray.CreateBuilder<Inline>();
        Run(marked, target);
        EndSentence();
        return target.ToImmutable();
    }

    private ImmutableArray<Inline> Children(ContainerInline parent)
    {
        var target = ImmutableArray.CreateBuilder<Inline>();
        var run = new StringBuilder();
        Walk(parent, run, target);
        Flush(run, target);
        return target.ToImmutable();
    }

    private void Walk(ContainerInline parent, StringBuilder run, ImmutableArray<Inline>.Builder target)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling)
        {
            // Markdig cuts text at characters that might have meant something; marks must be read over such cuts.
            if (TextOf(child) is { } text)
            {
                run.Append(text);
                // A sign that opened nothing in the end still holds what stands behind it.
                if (child is DelimiterInline delimiter)
                    Walk(delimiter, run, target);
                continue;
            }

            Flush(run, target);
            Element(child, target);
        }
    }

    private static string? TextOf(MarkdownInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline { IsHard: false } => " ",
        DelimiterInline delimiter => delimiter.ToLiteral(),
        _ => null,
    };

    private void Element(MarkdownInline inline, ImmutableArray<Inline>.Builder target)
    {
        switch (inline)
        {
            case EmphasisInline { DelimiterCount: >= 2 } strong:
                target.Add(new Strong(Children(strong)));
                break;
            case EmphasisInline emphasis:
                target.Add(new Emphasis(Children(emphasis)));
                break;
            case LineBreakInline:
                target.Add(new LineBreak());
                break;
            case LinkInline { IsImage: true }:
                Refuse(inline, "images are not supported in prose", "Declare a chart in note.json and call it by name.");
                break;
            case LinkInline link when link.Title is { Length: > 0 } title:
                Refuse(inline, $"the title '{title}' of a link is not set", "Say it in the text.");
                break;
            case LinkInline { FirstChild: null } link:
                Refuse(inline, $"the link to '{link.Url}' has no text", "Write what it leads to between the brackets.");
                break;
            case LinkInline link when IsAbsolute(link.Url):
                target.Add(new Link(link.Url!, Children(link)));
                break;
            case LinkInline link:
                Refuse(inline, $"the link target '{link.Url}' is not absolute", "Use http, https or mailto.");
                break;
            case AutolinkInline { IsEmail: false } auto when !IsAbsolute(auto.Url):
                Refuse(inline, $"the link target '{auto.Url}' is not of the web", "Use http, https or mailto.");
                break;
            case AutolinkInline auto:
                target.Add(new Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [new Text(auto.Url)]));
                break;
            case FootnoteLink { IsBackLink: false } when isInNote:
                Refuse(inline, "a footnote refers to a footnote", "Say it in one note.");
                break;
            case FootnoteLink { IsBackLink: false } note:
                target.Add(new Footnote(note.Index, FootnoteContent(note)));
                break;
            case FootnoteLink:
                break;
            case CodeInline:
                Refuse(inline, "code in back-ticks is not supported in prose", "Write it as plain text.");
                break;
            case HtmlInline:
                Refuse(inline, "HTML is not supported in prose", "Use Markdown, or write &lt; for a less-than sign.");
                break;
            case ContainerInline container:
                target.AddRange(Children(container));
                break;
            default:
                Refuse(inline, $"'{inline.GetType().Name}' is not supported in prose", null);
                break;
        }
    }

    private ImmutableArray<Inline> FootnoteContent(FootnoteLink note)
    {
        var target = ImmutableArray.CreateBuilder<Inline>();
        var (outside, spoken) = (typography.State, sentence.Length);
        isInNote = true;
        NoteBlocks(note.Footnote, target, "\u2022 ");
        isInNote = false;
        (typography.State, sentence.Length) = (outside, Math.Min(spoken, sentence.Length));
        return target.ToImmutable();
    }

    /// <summary>A note is running text: its paragraphs and items begin a line each, what it quotes stands in quotation marks.</summary>
    private void NoteBlocks(ContainerBlock blocks, ImmutableArray<Inline>.Builder target, string bullet)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (target.Count > 0 && !(i == 0 && blocks is ListItemBlock or QuoteBlock))
                target.Add(new LineBreak());
            switch (blocks[i])
            {
                case ParagraphBlock { Inline: { } content }:
                    typography.Begin();
                    target.AddRange(Children(content));
                    break;
                case ListBlock list:
                    for (var k = 0; k < list.Count; k++)
                    {
                        if (k > 0)
                            target.Add(new LineBreak());
                        target.Add(new Text(list.IsOrdered && list[k] is ListItemBlock item ? item.Order.ToString(CultureInfo.InvariantCulture) + ". " : bullet));
                        NoteBlocks((ContainerBlock)list[k], target, "\u2013 ");
                    }

                    break;
                case QuoteBlock quote:
                    target.Add(new Text("\u201C"));
                    NoteBlocks(quote, target, bullet);
                    target.Add(new Text("\u201D"));
                    break;
                default:
                    findings.Add(Diagnostic.Error(file, $"a footnote holds what is no paragraph, list or quotation (line {blocks[i].Line + 1} of the rendered text).", "Write it as running text."));
                    break;
            }
        }
    }

    private static bool IsAbsolute(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal));

    private void Refuse(MarkdownInline inline, string what, string? hint) =>
        findings.Add(Diagnostic.Error(file with { Line = 0 }, $"{what} (line {inline.Line + 1} of the rendered text).", hint));

    private void Flush(StringBuilder run, ImmutableArray<Inline>.Builder target)
    {
        if (run.Length == 0)
            return;
        var text = run.ToString();
        if (LeftOver().Match(text) is { Success: true } raw)
            findings.Add(Diagnostic.Error(file, $"'{raw.Value}' would be printed as it is, in \"{Excerpt(text)}\".", "A footnote is written [^a], with [^a]: and its text at the start of a line outside of lists and boxes; a link as [text](https://…) without blanks."));
        Run(text, target);
        run.Clear();
    }

    // Links and footnotes that came to nothing.
    [GeneratedRegex(@"\[\^[^\]\s]+\]|\]\(|\]\[")]
    private static partial Regex LeftOver();

    private static string Excerpt(string text)
    {
        var plain = Marks.Strip(text).Trim();
        return plain.Length <= 60 ? plain : plain[..60] + "\u2026";
    }

    /// <summary>Splits a run at its marks.</summary>
    private void Run(string run, ImmutableArray<Inline>.Builder target)
    {
        var plain = new StringBuilder();
        var typed = new StringBuilder();
        for (var i = 0; i < run.Length; i++)
        {
            switch (run[i])
            {
                case Marks.ClaimStart when Close(run, i, Marks.ClaimEnd) is var end and > 0:
                    FlushPlain(plain, target);
                    var split = run.IndexOf(Marks.ClaimText, i);
                    var text = typography.Set(run[(split + 1)..end]);
                    target.Add(new ClaimSpan(ledger.Enter(run.AsSpan(i + 1, split - i - 1), text), [new Text(text)]));
                    sentence.Append(text);
                    typed.Append('\0');
                    i = end;
                    break;
                case Marks.TrustedStart when Close(run, i, Marks.TrustedEnd) is var end and > 0:
                    plain.Append(run, i + 1, end - i - 1);
                    typed.Append('\0');
                    i = end;
                    break;
                case Marks.CallStart when Close(run, i, Marks.CallEnd) is var end and > 0:
                    FlushPlain(plain, target);
                    if (reference(run[(i + 1)..end]) is { } inline)
                    {
                        target.Add(inline);
                        typography.Pass('x');
                        sentence.Append(InlineText.Plain(inline));
                    }

                    typed.Append('\0');
                    i = end;
                    break;
                case Marks.BackedStart when Close(run, i, Marks.BackedText) is var end and > 0:
                    FlushPlain(plain, target);
                    sentence.Clear();
                    backing = run[(i + 1)..end];
                    i = end;
                    break;
                case Marks.BackedEnd:
                    FlushPlain(plain, target);
                    EndSentence();
                    break;
                case var c when Marks.IsMark(c):
                    findings.Add(Diagnostic.Error(file, $"a printed fact was cut apart near \"{Marks.Strip(run)}\".", "Do not shorten or split the text of a fact; print it whole."));
                    break;
                default:
                    plain.Append(run[i]);
                    typed.Append(run[i]);
                    break;
            }
        }

        FlushPlain(plain, target);
        findings.AddRange(unbacked.Find(typed.ToString()));
    }

    private static int Close(string run, int start, char end) => run.IndexOf(end, start + 1);

    private void FlushPlain(StringBuilder plain, ImmutableArray<Inline>.Builder target)
    {
        if (plain.Length == 0)
            return;
        var text = typography.Set(plain.ToString());
        target.Add(new Text(text));
        sentence.Append(text);
        plain.Clear();
    }

    /// <summary>Enters the sentence of a claim block, once all its words are known.</summary>
    private void EndSentence()
    {
        if (backing is not null && sentence.ToString().Trim() is { Length: > 0 } text)
            ledger.EnterSentence(backing, text);
        backing = null;
    }
}
