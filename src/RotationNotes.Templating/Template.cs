using RotationNotes.Templating.Evaluation;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating;

/// <summary>A parsed template in the Scriban language (version 7). Immutable: it may be rendered by many threads at once.</summary>
public sealed class Template
{
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
    public static Template Parse(string source, string file)
    {
        var text = new SourceText(file, source);
        return new Template(text, Parser.Parse(text));
    }

    /// <summary>Renders the template. Each call starts afresh; nothing is kept.</summary>
    /// <exception cref="TemplateException">The template fails while it runs, or reaches a limit.</exception>
    public string Render(TemplateContext context) => new Evaluator(source, context).Run(Body);
}
