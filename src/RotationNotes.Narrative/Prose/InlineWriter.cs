using System.Collections.Immutable;
using System.Text;
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
internal sealed class InlineWriter(ClaimLedger ledger, UnbackedNumbers unbacked, Func<string, Inline?> reference, List<Diagnostic> findings, Place file)
{
    private readonly StringBuilder sentence = new();
    private char before = ' ';
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
        before = ' ';
        var written = content is null ? [] : Children(content);
        EndSentence();
        return written;
    }

    /// <summary>A marked text that never was Markdown: titles, subtitles, cells.</summary>
    public ImmutableArray<Inline> WriteText(string marked)
    {
        before = ' ';
        var target = ImmutableArray.CreateBuilder<Inline>();
        Run(marked, target);
        EndSentence();
        return target.ToImmutable();
    }

    private ImmutableArray<Inline> Children(ContainerInline parent)
    {
        var target = ImmutableArray.CreateBuilder<Inline>();
        var run = new StringBuilder();
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling)
        {
            // Markdig cuts text at characters that might have meant something; marks must be read over such cuts.
            if (TextOf(child) is { } text)
            {
                run.Append(text);
                continue;
            }

            Flush(run, target);
            Element(child, target);
        }

        Flush(run, target);
        return target.ToImmutable();
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
            case LinkInline link when IsAbsolute(link.Url):
                target.Add(new Link(link.Url!, Children(link)));
                break;
            case LinkInline link:
                Refuse(inline, $"the link target '{link.Url}' is not absolute", "Use http, https or mailto.");
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
        isInNote = true;
        foreach (var block in note.Footnote)
        {
            if (block is ParagraphBlock { Inline: { } content })
                target.AddRange(Children(content));
        }

        isInNote = false;
        return target.ToImmutable();
    }

    private static bool IsAbsolute(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal));

    private void Refuse(MarkdownInline inline, string what, string? hint) =>
        findings.Add(Diagnostic.Error(file with { Line = 0 }, $"{what} (line {inline.Line + 1} of the rendered text).", hint));

    private void Flush(StringBuilder run, ImmutableArray<Inline>.Builder target)
    {
        if (run.Length == 0)
            return;
        Run(run.ToString(), target);
        run.Clear();
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
                    var text = Typography.Set(run[(split + 1)..end], before);
                    target.Add(new ClaimSpan(ledger.Enter(run.AsSpan(i + 1, split - i - 1), text), [new Text(text)]));
                    sentence.Append(text);
                    before = text.Length > 0 ? text[^1] : before;
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
        var text = Typography.Set(plain.ToString(), before);
        target.Add(new Text(text));
        sentence.Append(text);
        before = text[^1];
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
