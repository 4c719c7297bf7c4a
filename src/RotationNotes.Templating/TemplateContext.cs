namespace RotationNotes.Templating;

/// <summary>
/// What a render is given. It is only read: each render works on its own copy of <see cref="Globals"/>, so one context may
/// serve several renders and nothing a template assigns at top level survives it.
/// </summary>
public sealed class TemplateContext
{
    /// <summary>Variables and functions that the template sees without prefix.</summary>
    public ScriptObject Globals { get; init; } = new();

    /// <summary>Source of included templates; null when <c>include</c> is not offered.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>What the render may spend.</summary>
    public TemplateLimits Limits { get; init; } = TemplateLimits.Default;

    /// <summary>True: an undefined variable or member is an error. False: it is null, as in Scriban's relaxed mode.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>How printed values are escaped.</summary>
    public OutputEscape Escape { get; init; } = OutputEscape.None;

    /// <summary>The clock behind <c>date.now</c>; null makes that an error, so that renders repeat exactly.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Seed of <c>math.random</c> and <c>math.uuid</c>; null makes them an error, so that renders repeat exactly.</summary>
    public int? Seed { get; init; }

    /// <summary>Follows every way through a template: asked at each condition of if, unless and ?:, its answer is taken. Null: conditions decide.</summary>
    public Func<TemplateDecision, bool>? Decide { get; init; }

    /// <summary>True: a value printed behind leading blanks keeps them on each of its lines.</summary>
    public bool AutoIndent { get; init; } = true;
}
