using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>Writes a message as the bytes that go over the wire or into an <c>.eml</c> file.</summary>
/// <remarks>
/// mixed(alternative(text, related(html, pictures)), attachments); a level with one child only is left out. Bodies are
/// quoted-printable or base64, so the result is 7-bit with CRLF line ends and no line above 998 characters, 76 in bodies.
/// The same message gives the same bytes.
/// </remarks>
public static class MimeWriter
{
    private static readonly byte[] LineEnd = [(byte)'\r', (byte)'\n'];

    public static byte[] Write(EmailMessage message)
    {
        // Pieces are joined once: a stream that grows by doubling would leave several times the message behind, thousands of times a run.
        var pieces = new List<ReadOnlyMemory<byte>> { Headers(message).ToBytes() };
        WritePart(pieces, Tree(message));
        var bytes = new byte[pieces.Sum(piece => piece.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            piece.CopyTo(bytes.AsMemory(at));
            at += piece.Length;
        }

        return bytes;
    }

    /// <summary>Size on the wire with encoding overhead, to be held against a server's limit.</summary>
    public static long Size(EmailMessage message) => Write(message).LongLength;

    /// <summary>Size a file will take inside a message, to choose between attaching and linking before anything is built.</summary>
    public static long AttachedSize(long fileBytes) => Base64Lines.EncodedLength(fileBytes);

    private static HeaderBlock Headers(EmailMessage message)
    {
        var headers = new HeaderBlock()
            .Address("From", message.From)
            .Address("To", message.To);
        if (message.ReplyTo is not null)
            headers.Address("Reply-To", message.ReplyTo);
        headers
            .Text("Subject", message.Subject)
            .Words("Date", HeaderBlock.Date(message.Date).Split(' '))
            .Words("Message-ID", message.MessageId.ToString());
        if (message.List is { } list)
        {
            headers.List(list);
            string[] ways = [.. UnsubscribeWays(list)];
            if (ways.Length > 0)
                headers.Words("List-Unsubscribe", ways.Select((way, index) => index < ways.Length - 1 ? way + "," : way));
            if (list.UnsubscribePage is not null)
                headers.Words("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // Keeps vacation responders quiet (RFC 3834).
        return headers.Words("Auto-Submitted", "auto-generated").Words("MIME-Version", "1.0");
    }

    private static IEnumerable<string> UnsubscribeWays(MailingList list)
    {
        if (list.UnsubscribePage is { } page)
            yield return "<" + page.AbsoluteUri + ">";
        if (list.UnsubscribeMailbox is { } mailbox)
            yield return "<mailto:" + Uri.EscapeDataString(mailbox.LocalPart) + "@" + mailbox.Domain + "?subject=unsubscribe>";
    }

    private static MimePart Tree(EmailMessage message)
    {
        var seed = ContentHash(message);
        MimePart html = MimePart.OfText("text/html", message.Html);
        if (!message.InlineParts.IsEmpty)
            html = MimePart.Multi("related", seed, [html, .. message.InlineParts.Select(MimePart.OfInline)], "text/html");
        var alternative = MimePart.Multi("alternative", seed, [MimePart.OfText("text/plain", message.PlainText), html]);
        return message.Attachments.IsEmpty
            ? alternative
            : MimePart.Multi("mixed", seed, [alternative, .. message.Attachments.Select(MimePart.OfAttachment)]);
    }

    private static void WritePart(List<ReadOnlyMemory<byte>> pieces, MimePart part)
    {
        pieces.Add(part.Headers.ToBytes());
        pieces.Add(LineEnd);
        if (part.Children.IsEmpty)
        {
            pieces.Add(part.Body.AsMemory());
            return;
        }

        foreach (var child in part.Children)
        {
            pieces.Add(Encoding.ASCII.GetBytes("--" + part.Boundary + "\r\n"));
            WritePart(pieces, child);
            pieces.Add(LineEnd);
        }

        pieces.Add(Encoding.ASCII.GetBytes("--" + part.Boundary + "--\r\n"));
    }

    // "=_" cannot occur in quoted-printable or base64, so no body can contain a boundary, whatever the hash.
    private static string ContentHash(EmailMessage message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Encoding.UTF8.GetBytes(message.PlainText));
        Add(Encoding.UTF8.GetBytes(message.Html));
        foreach (var part in message.InlineParts)
            Add(part.Bytes.AsSpan());
        foreach (var attachment in message.Attachments)
            Add(attachment.Bytes.AsSpan());
        return "=_" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));

        void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
    }
}
