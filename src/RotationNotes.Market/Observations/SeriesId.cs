namespace RotationNotes.Market.Observations;

/// <summary>Short name of a series as notes and metrics use it: <c>RUT</c>, <c>DGS2</c>, <c>TFF.RUT.AM.LONG</c>.</summary>
/// <remarks>Upper-case letters, digits, dot and underscore; compared ordinally.</remarks>
public readonly record struct SeriesId
{
    private readonly string? value;

    /// <exception cref="ArgumentException">Empty, or a character outside A–Z, 0–9, dot, underscore.</exception>
    public SeriesId(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException($"'{value}' is not a series id; use A–Z, 0–9, '.' and '_'.", nameof(value));
        this.value = value;
    }

    public string Value => value ?? throw new InvalidOperationException("A default SeriesId names nothing.");

    public static bool IsValid(string? text) =>
        !string.IsNullOrEmpty(text) && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_');

    public override string ToString() => Value;
}
