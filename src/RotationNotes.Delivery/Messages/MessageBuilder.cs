using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.IO;
using MimeKit.IO.Filters;

namespace RotationNotes.Delivery.Messages;

/// <summary>Builds the message of one recipient: mixed(alternative(text, related(html, pictures)), attachments), a level with one child left out.</summary>
/// <remarks>
/// Bodies are quoted-printable or base64, so that the result is 7-bit with lines of at most 78 characters, but for a link that may not be
/// broken, a word that mixes Latin-1 letters with others, and an address that needs SMTPUTF8. The same mail gives the same bytes: nothing comes from clock or chance.
/// </remarks>
public static class MessageBuilder
{
    /// <summary>How messages are written and signed: CRLF at line ends.</summary>
    internal static readonly FormatOptions Wire = Lines(78);

    private static readonly FormatOptions Plain = Lines(68);
    private static readonly FormatOptions Narrow = Lines(60);

    // An address with other letters cannot be encoded; it travels by SMTPUTF8 only.
    private static readonly FormatOptions Utf8 = Lines(68, international: true);

    /// <param name="mail">What all recipients get, with the lines and the list of this one.</param>
    public static MimeMessage Build(EditionMail mail, EmailAddress to, MessageId id)
    {
        var message = new MimeMessage();
        var headers = message.Headers;
        headers.Clear();
        Add(headers, HeaderId.From, mail.From);
        Add(headers, HeaderId.To, to);
        if (mail.ReplyTo is not null)
            Add(headers, HeaderId.ReplyTo, mail.ReplyTo);
        Add(headers, HeaderId.Subject, mail.Subject);
        message.Date = mail.Date;
        headers.Add("Message-ID", id.ToString());
        if (mail.List is { } list)
            AddList(headers, list);
        // Keeps vacation responders quiet (RFC 3834).
        headers.Add("Auto-Submitted", "auto-generated");
        // Named, or it would be added behind a signature that covers it.
        headers.Add("MIME-Version", "1.0");
        message.Body = Body(mail, id);
        return message;
    }

    /// <summary>The bytes that go over the wire or into an <c>.eml</c> file.</summary>
    public static ReadOnlyMemory<byte> Write(MimeMessage message)
    {
        using var output = new MemoryStream();
        message.WriteTo(Wire, output);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    internal static byte[] Base64(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using var encoding = new FilteredStream(output);
        encoding.Add(EncoderFilter.Create(ContentEncoding.Base64));
        encoding.Add(new Unix2DosFilter(ensureNewLine: true));
        encoding.Write(bytes);
        encoding.Flush();
        return output.ToArray();
    }

    // The package forgets the field's name when it makes encoded words: narrower ones keep the first line within 78.
    private static void Add(HeaderList headers, HeaderId field, string value, FormatOptions? format = null)
    {
        var header = new Header(field, "");
        header.SetValue(format ?? (Ascii.IsValid(value) ? Plain : Narrow), Encoding.UTF8, value);
        headers.Add(header);
    }

    private static void Add(HeaderList headers, HeaderId field, EmailAddress address) =>
        Add(headers, field, new MailboxAddress(address.Name, address.Address).ToString(), address.NeedsSmtpUtf8 ? Utf8 : null);

    private static void AddList(HeaderList headers, MailingList list)
    {
        Add(headers, HeaderId.ListId, Phrase(list.Name) + " <" + list.Id + ">");
        string[] ways =
        [
            .. list.UnsubscribePage is { } page ? ["<" + page.AbsoluteUri + ">"] : Array.Empty<string>(),
            .. list.UnsubscribeMailbox is { } box ? [$"<mailto:{Uri.EscapeDataString(box.LocalPart)}@{box.Domain}?subject=unsubscribe>"] : Array.Empty<string>(),
        ];
        if (ways.Length > 0)
            headers.Add("List-Unsubscribe", string.Join(", ", ways));
        if (list.UnsubscribePage is not null)
            headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static MimeEntity Body(EditionMail mail, MessageId id)
    {
        // "=_" cannot occur in quoted-printable or base64, so no body can contain a boundary, whatever the hash.
        var seed = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{mail.PlainText}\n{mail.Html}")).AsSpan(0, 12));
        MimeEntity html = Text("html", mail.Html);
        if (!mail.InlineParts.IsEmpty)
        {
            html = Multi(new MultipartRelated(), seed, "related", [html, .. mail.InlineParts.Select(Part)]);
            // The writer has no need of it, but some readers look for it (RFC 2387).
            html.ContentType.Parameters["type"] = "text/html";
        }

        var both = Multi(new MultipartAlternative(), seed, "alternative", [Text("plain", mail.PlainText), html]);
        return mail.Attachments.IsEmpty ? both : Multi(new Multipart("mixed"), seed, "mixed", [both, .. mail.Attachments.Select(Part)]);
    }

    private static Multipart Multi(Multipart parent, string seed, string subtype, ReadOnlySpan<MimeEntity> children)
    {
        // Nested levels must differ; the subtype's first letters do that.
        parent.Boundary = seed + "_" + subtype[..3];
        foreach (var child in children)
            parent.Add(child);
        return parent;
    }

    private static TextPart Text(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        var best = part.GetBestEncoding(EncodingConstraint.SevenBit);
        part.ContentTransferEncoding = best == ContentEncoding.SevenBit ? ContentEncoding.QuotedPrintable : best;
        return part;
    }

    private static MimePart Part(MailFile file)
    {
        var part = new MimePart(ContentType.Parse(file.MediaType))
        {
            Content = new MimeContent(new MemoryStream(file.Encoded, writable: false), ContentEncoding.Base64),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(file.ContentId is null ? ContentDisposition.Attachment : ContentDisposition.Inline) { FileName = file.FileName },
        };
        part.ContentType.Name = file.FileName;
        if (file.ContentId is not null)
            part.ContentId = file.ContentId;
        return part;
    }

    private static string Phrase(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_') ? name : MimeKit.Utils.MimeUtils.Quote(name);

    private static FormatOptions Lines(int longest, bool international = false)
    {
        var options = FormatOptions.Default.Clone();
        (options.NewLineFormat, options.EnsureNewLine, options.MaxLineLength) = (NewLineFormat.Dos, true, longest);
        options.International = international;
        // Letters of Latin-1 are reckoned right only when they may stand in their own character set.
        options.AllowMixedHeaderCharsets = true;
        return options;
    }
}
