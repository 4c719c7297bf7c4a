using System.Collections.Immutable;

namespace RotationNotes.Delivery.Messages;

/// <summary>A file that travels with a message: a picture shown inside the text, or an attachment.</summary>
public sealed class MailFile
{
    private const int LongestFileName = 180;
    private readonly Lazy<byte[]> encoded;

    /// <param name="fileName">Name without folders; any letters.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>.</param>
    /// <param name="contentId">For a picture: the name by which the HTML shows it, without angle brackets: letters, digits, <c>.-_@</c>.</param>
    /// <exception cref="ArgumentException">A part is empty or holds characters that a header may not carry, or the type is not <c>a/b</c>.</exception>
    public MailFile(string fileName, string mediaType, ImmutableArray<byte> bytes, string? contentId = null)
    {
        if (fileName.Length is 0 or > LongestFileName || fileName is "." or ".." || fileName.AsSpan().ContainsAny('/', '\\'))
            throw new ArgumentException($"'{fileName}' cannot be an attached file's name: 1 to {LongestFileName} characters without folders.", nameof(fileName));
        if (mediaType.Split('/') is not [{ Length: > 0 }, { Length: > 0 }] || !mediaType.All(c => char.IsAsciiLetterOrDigit(c) || "/.+-".Contains(c, StringComparison.Ordinal)))
            throw new ArgumentException($"'{mediaType}' is not a media type such as application/pdf.", nameof(mediaType));
        if (contentId is not null && (contentId.Length == 0 || !contentId.All(c => char.IsAsciiLetterOrDigit(c) || ".-_@".Contains(c, StringComparison.Ordinal))))
            throw new ArgumentException($"'{contentId}' cannot be a content id: use ASCII letters, digits and .-_@.", nameof(contentId));
        (FileName, MediaType, ContentId, Bytes) = (HeaderText.Checked(fileName, "A file name"), mediaType, contentId, bytes);
        encoded = new Lazy<byte[]>(() => MessageBuilder.Base64(bytes.AsSpan()));
    }

    public string FileName { get; }

    public string MediaType { get; }

    public string? ContentId { get; }

    public ImmutableArray<byte> Bytes { get; }

    /// <summary>The bytes as lines of base64, made once: an edition's files go to thousands of recipients alike.</summary>
    internal byte[] Encoded => encoded.Value;
}
