using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;

namespace RotationNotes.Narrative.Templates;

/// <summary>A parsed Scriban template. It never changes: many threads may render it at once.</summary>
public sealed class NoteTemplate
{
    private const int MaximumErrors = 50;
    private const int NestedExpressions = 100;
    private const long LargeRender = 8 << 20;

    // Keyed by the text itself, so that a template is forgotten with the note that holds it.
    private static readonly ConditionalWeakTable<string, NoteTemplate> Parsed = [];
    private static readonly ParserOptions Options = new() { ExpressionDepthLimit = NestedExpressions };

    private NoteTemplate(Template tree, string file) => (Tree, File) = (tree, file);

    /// <summary>Name the template was parsed under.</summary>
    public string File { get; }

    internal Template Tree { get; }

    /// <summary>Parses a template, or finds it where the same text was parsed under that name before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Name for messages, usually a path relative to the folder of the templates.</param>
    /// <exception cref="TemplateException">With the syntax errors of the template, at most fifty.</exception>
    public static NoteTemplate Parse(string text, string file = "template")
    {
        if (Parsed.TryGetValue(text, out var known) && known.File == file)
            return known;
        var tree = Template.Parse(text, file, Options);
        if (tree.HasErrors)
            throw new TemplateException([.. tree.Messages.Where(m => m.Type == ParserMessageType.Error).Select(m => ErrorWords.Of(m.Span, m.Message)).Distinct().Take(MaximumErrors)]);
        RefuseOpenEnd(text, file);
        var template = new NoteTemplate(tree, file);
        Parsed.AddOrUpdate(text, template);
        return template;
    }

    // The package takes the end of the text for the end of the code.
    private static void RefuseOpenEnd(string text, string file)
    {
        SourceSpan? open = null;
        foreach (var token in new Lexer(text, file))
            open = token.Type == TokenType.CodeEnter ? new SourceSpan(file, token.Start, token.End) : token.Type == TokenType.CodeExit ? null : open;
        if (open is { } span)
            throw new TemplateException([ErrorWords.At(span, "'{{' is opened but never closed", "Close it with '}}'.")]);
    }

    /// <summary>Renders the template. Each call starts afresh; nothing is kept.</summary>
    /// <exception cref="TemplateException">Statements fail, all of them named, or a limit is reached.</exception>
    public string Render(RenderSettings settings)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return Run(settings);
        }
        catch (TemplateException stopped) when (stopped.IsLimit && GC.GetAllocatedBytesForCurrentThread() - before > LargeRender)
        {
            // What a runaway template built is dead now. One after the other would pile up until the collector finds the time.
            GC.Collect();
            throw;
        }
    }

    // Apart, so that nothing of the render is in reach when its memory is collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Run(RenderSettings settings) => new Rendering(settings).Run(this);
}
