using System.Runtime.CompilerServices;
using RotationNotes.Templating.Evaluation;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating;

/// <summary>A parsed template in the Scriban language (version 7). Immutable: it may be rendered by many threads at once.</summary>
public sealed class Template
{
    private const long LargeRender = 8 << 20;

    private readonly SourceText source;

    private Template(SourceText source, Block body) => (this.source, Body) = (source, body);

    /// <summary>Name the template was parsed under.</summary>
    public string File => source.File;

    internal SourceText Source => source;

    internal Block Body { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="source">The text.</param>
    /// <param name="file">Name for messages, usually a path relative to the folder of the templates.</param>
    /// <exception cref="TemplateException">With all syntax errors of the template.</exception>
    public static Template Parse(string source, string file = "template")
    {
        var text = new SourceText(file, source);
        return new Template(text, Parser.Parse(text));
    }

    /// <summary>Renders the template. Each call starts afresh; nothing is kept.</summary>
    /// <exception cref="TemplateException">The template fails while it runs, with every statement that does, or reaches a limit.</exception>
    public string Render(TemplateContext context)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return Run(context);
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
    private string Run(TemplateContext context) => new Evaluator(source, context).Run(Body);

    /// <summary>Renders the template with variables only: usual limits, no includes, no escaping.</summary>
    /// <param name="globals">Variables and functions that the template sees.</param>
    /// <param name="strict">False makes undefined names null, as Scriban does unless told otherwise.</param>
    /// <exception cref="TemplateException">As for the other form.</exception>
    public string Render(ScriptObject globals, bool strict = true) => Render(new TemplateContext { Globals = globals, Strict = strict });
}
