using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace RotationNotes.Delivery.Messages;

/// <summary>The letters of an address in the one form that is compared and sent: composed, in domains also in lower case.</summary>
/// <remarks>
/// Invariant globalization has neither normalisation nor the mapping that IDNA asks for before it encodes, so that "MÜNCHEN" would become
/// another domain than "münchen". Composition comes from the package; letters that exist for compatibility only are refused (RFC 5892).
/// </remarks>
internal static class AddressLetters
{
    // Full-width forms of ASCII, as East Asian keyboards give them.
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const int WideToAscii = 0xFEE0;

    private static readonly (int First, int Last)[] Compatibility =
    [
        (0xAA, 0xAA), (0xBA, 0xBA), (0x2B0, 0x2B8), (0x1D2C, 0x1D6A), (0x2070, 0x218F), (0x2460, 0x24FF), (0x3131, 0x318E), (0xFB00, 0xFDFF), (0xFE70, 0xFFEF), (0x1D400, 0x1D7FF),
    ];

    /// <summary>Full-width signs as ASCII, letters with their marks as one character.</summary>
    public static string Composed(string text) => Ascii.IsValid(text) ? text
        : ENSNormalize.NF.NFC(string.Concat(text.Select(c => c is >= FirstWide and <= LastWide ? (char)(c - WideToAscii) : c)));

    /// <summary>A domain in its A-label form and lower case.</summary>
    /// <returns>Null when it holds what no domain may hold.</returns>
    public static string? AsciiDomain(string text)
    {
        var idna = new IdnMapping { UseStd3AsciiRules = true };
        try
        {
            var folded = Composed(text.ToLowerInvariant());
            // An A-label that somebody made from capitals is read and folded like any other spelling.
            if (folded.Contains("xn--", StringComparison.Ordinal))
                folded = Composed(idna.GetUnicode(folded).ToLowerInvariant());
            if (Ascii.IsValid(folded))
                return folded;
            return folded.EnumerateRunes().All(IsAllowed) ? idna.GetAscii(folded) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsAllowed(Rune rune) => rune.IsAscii || rune.Value is 0x3002 or 0xB7 or 0x30FB || (Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or
        UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber && !Array.Exists(Compatibility, range => rune.Value >= range.First && rune.Value <= range.Last));
}
