namespace RotationNotes.Graphics.Text;

/// <summary>Line ends in Chinese and Japanese text: anywhere, except before closing and after opening marks (JIS X 4051, simplified).</summary>
internal static class Ideographs
{
    private const string NeverFirst = "、。，．：；！？）］｝」』】》〉”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・％";
    private const string NeverLast = "（［｛「『【《〈“‘";

    public static bool MayBreakBetween(char left, char right)
    {
        if (left < '\u2E80' && right < '\u2E80')
            return false;
        if (!(IsIdeographic(left) || IsIdeographic(right)) || left == '\u00A0' || right == '\u00A0' || right == ' ')
            return false;
        return !NeverFirst.Contains(right, StringComparison.Ordinal) && !NeverLast.Contains(left, StringComparison.Ordinal);
    }

    private static bool IsIdeographic(char character) =>
        character is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';
}
