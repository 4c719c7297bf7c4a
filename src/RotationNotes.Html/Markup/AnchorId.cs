using System.Text;

namespace RotationNotes.Html.Markup;

/// <summary>Ids that are safe inside <c>id</c> and <c>href="#…"</c>.</summary>
internal static class AnchorId
{
    public static string Of(string id)
    {
        var safe = new StringBuilder(id.Length);
        foreach (var character in id)
            safe.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-');
        return safe.Length == 0 ? "-" : safe.ToString();
    }
}
