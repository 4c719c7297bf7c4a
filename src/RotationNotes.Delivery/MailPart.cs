using System.Collections.Immutable;

namespace RotationNotes.Delivery;

/// <summary>A picture shown inside the HTML text.</summary>
public sealed record InlinePart
{
    /// <param name="contentId">Without angle brackets: letters, digits, <c>.-_@</c>.</param>
    /// <exception cref="ArgumentException">A part is empty or holds characters that a header may not carry.</exception>
    public InlinePart(string contentId, string fileName, string mediaType, ImmutableArray<byte> bytes)
    {
        if (contentId.Length == 0 || !contentId.All(character => char.IsAsciiLetterOrDigit(character) || ".-_@".Contains(character, StringComparison.Ordinal)))
            throw new ArgumentException($"'{contentId}' cannot be a content id: use ASCII letters, digits and .-_@.", nameof(contentId));
        (ContentId, FileName, MediaType, Bytes) = (contentId, MailPart.FileName(fileName), MailPart.MediaType(mediaType), bytes);
    }

    public string ContentId { get; }

    public string FileName { get; }

    public string MediaType { get; }

    public ImmutableArray<byte> Bytes { get; }
}

/// <summary>A file that travels with the message.</summary>
public sealed record Attachment
{
    /// <param name="fileName">Name without folders; any letters.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>.</param>
    /// <exception cref="ArgumentException">The name holds a separator or control character, or the type is not <c>a/b</c>.</exception>
    public Attachment(string fileName, string mediaType, ImmutableArray<byte> bytes) =>
        (FileName, MediaType, Bytes) = (MailPart.FileName(fileName), MailPart.MediaType(mediaType), bytes);

    public string FileName { get; }

    public string MediaType { get; }

    public ImmutableArray<byte> Bytes { get; }
}

internal static class MailPart
{
    private const int LongestFileName = 180;

    public static string FileName(string name)
    {
        if (name.Length is 0 or > LongestFileName || name is "." or ".." || name.AsSpan().ContainsAny('/', '\\'))
            throw new ArgumentException($"'{name}' cannot be an attached file's name: 1 to {LongestFileName} characters without folders.", nameof(name));
        return HeaderText.Checked(name, "A file name");
    }

    public static string MediaType(string type)
    {
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == type.Length - 1 || !type.All(c => char.IsAsciiLetterOrDigit(c) || "/.+-".Contains(c, StringComparison.Ordinal)) || type.LastIndexOf('/') != slash)
            throw new ArgumentException($"'{type}' is not a media type such as application/pdf.", nameof(type));
        return type;
    }
}
