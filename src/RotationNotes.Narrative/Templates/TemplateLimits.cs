namespace RotationNotes.Narrative.Templates;

/// <summary>What one render may spend. Each limit ends the render with a <see cref="TemplateException"/>.</summary>
public sealed record TemplateLimits
{
    /// <summary>Limits fit for a note of a few hundred pages.</summary>
    public static TemplateLimits Default { get; } = new();

    /// <summary>Units of work: one per evaluated node, per element of a list that is made or handed to a function, and per sixteen characters handed to one.</summary>
    public long Fuel { get; init; } = 2_000_000;

    /// <summary>Function calls and includes inside each other.</summary>
    public int CallDepth { get; init; } = 64;

    /// <summary>Arrays and objects inside each other when a value is printed.</summary>
    public int ValueDepth { get; init; } = 64;

    /// <summary>Characters of the rendered text.</summary>
    public int OutputLength { get; init; } = 2_097_152;

    /// <summary>Characters of any single string value.</summary>
    public int StringLength { get; init; } = 262_144;

    /// <summary>Binary digits of any whole number.</summary>
    public int NumberLength { get; init; } = 16_384;

    /// <summary>Elements of any single array.</summary>
    public int ArrayLength { get; init; } = 250_000;

    /// <summary>Bytes that a render may take from the heap, kept or not.</summary>
    public long Memory { get; init; } = 48L << 20;

    /// <summary>Time one regular expression may take. Only repetition inside repetition comes near it.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Time that all regular expressions of one render may take together.</summary>
    public TimeSpan RegexTotalTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time of the whole render: a last resort, far beyond what the other limits allow.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);
}
