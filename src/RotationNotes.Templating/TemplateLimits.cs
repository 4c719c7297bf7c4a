namespace RotationNotes.Templating;

/// <summary>What one render may spend. Each limit ends the render with a <see cref="TemplateException"/>.</summary>
public sealed record TemplateLimits
{
    /// <summary>Limits fit for a note of a few hundred pages.</summary>
    public static TemplateLimits Default { get; } = new();

    /// <summary>Units of work: one per evaluated node, per element a built-in touches and per four characters it makes.</summary>
    public long Fuel { get; init; } = 3_000_000;

    /// <summary>Function calls and includes inside each other.</summary>
    public int CallDepth { get; init; } = 100;

    /// <summary>Includes inside each other.</summary>
    public int IncludeDepth { get; init; } = 32;

    /// <summary>Arrays and objects inside each other when a value is printed, compared or walked.</summary>
    public int ValueDepth { get; init; } = 64;

    /// <summary>Characters of the rendered text, captures and includes counted while they grow.</summary>
    public int OutputLength { get; init; } = 4_194_304;

    /// <summary>Characters of any single string value.</summary>
    public int StringLength { get; init; } = 1_048_576;

    /// <summary>Elements of any single array.</summary>
    public int ArrayLength { get; init; } = 1_000_000;

    /// <summary>Time one regular expression may take. Only repetition inside repetition comes near it.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Time that all regular expressions of one render may take together.</summary>
    public TimeSpan RegexTotalTime { get; init; } = TimeSpan.FromSeconds(1);
}
