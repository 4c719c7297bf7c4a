namespace RotationNotes.Graphics.Characters;

/// <summary>Line ends in Chinese and Japanese text: anywhere, except before closing marks and after opening ones (JIS X 4051 and W3C "Requirements for Chinese Text Layout", 3.1.2).</summary>
internal static class Ideographs
{
    private const string NeverFirst = "、。，．：；！？）］｝〕〗〙〛」』】》〉”’ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・％‰℃｠…—～〜–,.:;!?)]}%°·";
    // What counts: a line that ends between a figure and its year, day or measure makes the reader go back.
    private const string Counters = "年月日号季周天次个倍点万亿";
    private const string NeverLast = "（［｛〔〖〘〚「『【《〈“‘｟([{$€£¥￥＄#＃";

    /// <summary>Whether a line may end between two characters of which at least one is an ideograph.</summary>
    public static bool MayBreakBetween(char left, char right)
    {
        if (!(IsIdeographic(left) || IsIdeographic(right)) || left is '\u00A0' or '\u2060' || right is '\u00A0' or '\u2060' or ' ')
            return false;
        if (char.IsAsciiDigit(left) && Counters.Contains(right, StringComparison.Ordinal))
            return false;
        return !NeverFirst.Contains(right, StringComparison.Ordinal) && !NeverLast.Contains(left, StringComparison.Ordinal);
    }

    /// <summary>Whether the character (or the pair that this surrogate begins or ends) stands in a square of its own: Han, kana, full-width forms and their marks.</summary>
    public static bool IsIdeographic(char character) =>
        character is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF' or >= '\uD840' and <= '\uD88D';

    /// <summary>Marks that Latin and Chinese text write with the same characters: narrow in the one, as wide as an ideograph in the other.</summary>
    public static bool IsSharedMark(char character) => character is '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2014' or '\u2026' or '\u00B7';

    /// <summary>How much closer two full-width marks stand, in em: the empty halves between them are set only once.</summary>
    public static double Squeeze(char left, char right)
    {
        var (closes, opens) = (IsClosing(left), IsOpening(left));
        return (closes && (IsClosing(right) || IsOpening(right))) || (opens && IsOpening(right)) ? 0.5 : 0;
    }

    private static bool IsClosing(char character) => "、。，．：；）］｝〕」』】》〉”’".Contains(character, StringComparison.Ordinal);

    private static bool IsOpening(char character) => "（［｛〔「『【《〈“‘".Contains(character, StringComparison.Ordinal);
}
