namespace RotationNotes.Html.Markup;

/// <summary>Which links a reader may be offered.</summary>
internal static class LinkTarget
{
    /// <summary>The address to link to, or null when it is not an absolute http, https or mailto address: the text then stands alone.</summary>
    public static string? Allowed(string target)
    {
        // Browsers drop control characters and blanks before they read the scheme, so such an address is refused, not repaired.
        foreach (var character in target)
        {
            if (character <= ' ' || char.IsControl(character))
                return null;
        }

        return Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri : null;
    }
}
