using RotationNotes.Html.Email;
using RotationNotes.Html.Web;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html;

/// <summary>Page and mail in the house theme, made once for all tests.</summary>
internal static class Renderers
{
    public static HtmlRenderer Web { get; } = new(HouseFonts.Theme, HouseFonts.Library);

    public static EmailRenderer Mail { get; } = new(HouseFonts.Theme, HouseFonts.Library);
}
