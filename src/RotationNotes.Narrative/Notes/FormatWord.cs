using RotationNotes.Documents.Words;

namespace RotationNotes.Narrative.Notes;

/// <summary>Formats as an author writes them: <c>pct 1</c>, <c>+pp 1</c>, <c>bp</c>, <c>level 0</c>.</summary>
internal static class FormatWord
{
    public const string Allowed = "pct, pp, bp, yield, level, num, sigma, x or count, with decimals behind and an optional + before, e.g. '+pct 1'";

    public static ValueFormat? Parse(string text)
    {
        var plus = text.StartsWith('+');
        var parts = text.TrimStart('+').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2)
            return null;
        var decimals = 0;
        if (parts.Length == 2 && (!int.TryParse(parts[1], out decimals) || decimals is < 0 or > 6))
            return null;
        ValueKind? kind = parts[0] switch
        {
            "pct" => ValueKind.Percent,
            "pp" => ValueKind.PercentagePoints,
            "bp" => ValueKind.BasisPoints,
            "yield" => ValueKind.QuotedPercent,
            "level" => ValueKind.Level,
            "num" => ValueKind.Number,
            "sigma" => ValueKind.Sigma,
            "x" => ValueKind.Multiple,
            "count" => ValueKind.Count,
            _ => null,
        };
        return kind is null ? null : new ValueFormat(kind.Value, decimals, plus);
    }
}
