namespace RotationNotes.Market.Sources.Kinds;

/// <summary>What a vendor calls a series, and what we call it.</summary>
/// <param name="Symbol">The vendor's name, as it stands in the address.</param>
/// <param name="Series">Id or alias in the series map.</param>
public sealed record SourceSymbol(string Symbol, string Series)
{
    /// <summary>Reads <c>DGS2</c>, or <c>SP500=SPX</c> where the two names differ.</summary>
    /// <returns>Null when a name is blank or holds what no symbol has.</returns>
    public static SourceSymbol? Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return Array.TrueForAll(parts, IsSymbol) ? new SourceSymbol(parts[0], parts[^1]) : null;
    }

    // Symbols become parts of addresses and of file names.
    private static bool IsSymbol(string text) =>
        text.Length is > 0 and <= 64 && text[0] != '.' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '^' or '&');
}
