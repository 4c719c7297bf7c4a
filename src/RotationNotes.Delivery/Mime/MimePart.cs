using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>A node of the MIME tree: either an encoded body or children behind a boundary.</summary>
internal sealed record MimePart(HeaderBlock Headers, ImmutableArray<byte> Body, ImmutableArray<MimePart> Children, string Boundary)
{
    public static MimePart OfText(string mediaType, string text)
    {
        var headers = new HeaderBlock().Words("Content-Type", mediaType + ";", "charset=utf-8");
        var quoted = QuotedPrintable.Encode(text);
        var utf8 = Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal));
        return quoted.Length <= Base64Lines.EncodedLength(utf8.Length)
            ? Leaf(headers.Words("Content-Transfer-Encoding", "quoted-printable"), quoted)
            : Leaf(headers.Words("Content-Transfer-Encoding", "base64"), Base64Lines.Encode(utf8));
    }

    public static MimePart OfInline(InlinePart part) => Leaf(
        new HeaderBlock()
            .Parameter("Content-Type", part.MediaType, "name", part.FileName)
            .Words("Content-Transfer-Encoding", "base64")
            .Words("Content-ID", "<" + part.ContentId + ">")
            .Parameter("Content-Disposition", "inline", "filename", part.FileName),
        Base64Lines.Encode(part.Bytes.AsSpan()));

    public static MimePart OfAttachment(Attachment attachment) => Leaf(
        new HeaderBlock()
            .Parameter("Content-Type", attachment.MediaType, "name", attachment.FileName)
            .Words("Content-Transfer-Encoding", "base64")
            .Parameter("Content-Disposition", "attachment", "filename", attachment.FileName),
        Base64Lines.Encode(attachment.Bytes.AsSpan()));

    /// <param name="rootType">For <c>related</c>: media type of the part that names the others.</param>
    public static MimePart Multi(string subtype, string boundarySeed, ImmutableArray<MimePart> children, string? rootType = null)
    {
        // Nested levels must differ; the subtype's first letters do that.
        var boundary = boundarySeed + "_" + subtype[..3];
        var words = new List<string> { $"multipart/{subtype};" };
        if (rootType is not null)
            words.Add($"type=\"{rootType}\";");
        words.Add($"boundary=\"{boundary}\"");
        return new MimePart(new HeaderBlock().Words("Content-Type", words), [], children, boundary);
    }

    private static MimePart Leaf(HeaderBlock headers, byte[] body) => new(headers, ImmutableCollectionsMarshal.AsImmutableArray(body), [], "");
}
