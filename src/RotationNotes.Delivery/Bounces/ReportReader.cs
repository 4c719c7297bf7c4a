using System.Collections.Immutable;
using System.Text;

namespace RotationNotes.Delivery.Bounces;

/// <summary>Reads the machine part of a bounce: <c>message/delivery-status</c> (RFC 3464) or a complaint's <c>message/feedback-report</c> (RFC 5965).</summary>
/// <remarks>
/// Bounces come from strangers: sizes are capped, nothing is decoded further than needed, and an address counts only when it parses. The
/// human part is never interpreted, except where there is no machine part and the report says so by its status words.
/// </remarks>
public static class ReportReader
{
    private const int Longest = 2 * 1024 * 1024;
    private const int MostRecipients = 1000;
    private const int DeepestPart = 6;

    /// <param name="message">A complete message, any line ends.</param>
    /// <returns>Every recipient that the report is about; empty when the message is no report.</returns>
    public static ImmutableArray<BouncedRecipient> Read(ReadOnlySpan<byte> message)
    {
        var text = Encoding.Latin1.GetString(message[..Math.Min(message.Length, Longest)]).ReplaceLineEndings("\n");
        var parts = new List<Part>();
        Split(text, parts, 0);
        var original = parts.Where(part => part.Type is "message/rfc822" or "text/rfc822-headers" or "message/global" or "message/global-headers")
            .Select(part => Fields(part.Body)).FirstOrDefault();
        var messageId = original?.GetValueOrDefault("message-id")?.Trim().Trim('<', '>');
        var found = ImmutableArray.CreateBuilder<BouncedRecipient>();
        foreach (var part in parts)
        {
            if (part.Type is "message/delivery-status" or "message/global-delivery-status")
                AddStatus(part.Body, messageId, found);
            else if (part.Type == "message/feedback-report")
                AddComplaint(part.Body, original, messageId, found);
        }

        return found.ToImmutable();
    }

    private static void AddStatus(string body, string? messageId, ImmutableArray<BouncedRecipient>.Builder found)
    {
        // The first block is about the message, each later one about a recipient; some systems forget the empty line, so the field decides.
        foreach (var block in body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = Fields(block + "\n\n");
            var name = fields.GetValueOrDefault("original-recipient") ?? fields.GetValueOrDefault("final-recipient");
            if (Address(name) is not { } address && Address(fields.GetValueOrDefault("final-recipient")) is not { } address2)
                continue;
            var recipient = Address(name) ?? Address(fields.GetValueOrDefault("final-recipient"))!;
            var status = BounceClassifier.EnhancedCode(fields.GetValueOrDefault("status"));
            var diagnostic = fields.GetValueOrDefault("diagnostic-code");
            if (found.Count < MostRecipients)
                found.Add(new BouncedRecipient(recipient, BounceClassifier.Classify(Word(fields.GetValueOrDefault("action")), status, diagnostic), status, OneLine(diagnostic), messageId));
        }
    }

    private static void AddComplaint(string body, Dictionary<string, string>? original, string? messageId, ImmutableArray<BouncedRecipient>.Builder found)
    {
        var fields = Fields(body);
        // "not-spam" takes a complaint back; anything else a reader reported is one.
        if (Word(fields.GetValueOrDefault("feedback-type")).Equals("not-spam", StringComparison.OrdinalIgnoreCase))
            return;
        var address = Address(fields.GetValueOrDefault("original-rcpt-to")) ?? Address(original?.GetValueOrDefault("to"));
        if (address is not null)
            found.Add(new BouncedRecipient(address, BounceKind.Complaint, null, OneLine(fields.GetValueOrDefault("feedback-type")), messageId));
    }

    private static void Split(string text, List<Part> parts, int depth)
    {
        var end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = Fields(end < 0 ? text : text[..(end + 1)]);
        var body = end < 0 ? "" : text[(end + (text.StartsWith('\n') ? 1 : 2))..];
        var type = headers.GetValueOrDefault("content-type") ?? "text/plain";
        var kind = type.Split(';')[0].Trim().ToLowerInvariant();
        if (kind.StartsWith("multipart/", StringComparison.Ordinal) && depth < DeepestPart && Boundary(type) is { } boundary)
        {
            foreach (var piece in Pieces(body, boundary))
                Split(piece, parts, depth + 1);
            return;
        }

        parts.Add(new Part(kind, Decode(body, headers.GetValueOrDefault("content-transfer-encoding"))));
    }

    private static IEnumerable<string> Pieces(string body, string boundary)
    {
        var marker = "--" + boundary;
        StringBuilder? piece = null;
        foreach (var line in body.Split('\n'))
        {
            if (line.TrimEnd() == marker || line.TrimEnd() == marker + "--")
            {
                if (piece is not null)
                    yield return piece.ToString();
                piece = new StringBuilder();
                if (line.TrimEnd() != marker)
                    yield break;
                continue;
            }

            piece?.Append(line).Append('\n');
        }

        if (piece is not null)
            yield return piece.ToString();
    }

    private static string Decode(string body, string? encoding)
    {
        switch (Word(encoding).ToLowerInvariant())
        {
            case "base64":
                try
                {
                    return Encoding.Latin1.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c))))).ReplaceLineEndings("\n");
                }
                catch (FormatException)
                {
                    return "";
                }

            case "quoted-printable":
                return QuotedPrintableText(body);
            default:
                return body;
        }
    }

    private static string QuotedPrintableText(string body)
    {
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '=' && i + 1 < body.Length && body[i + 1] == '\n')
                i++;
            else if (body[i] == '=' && i + 2 < body.Length && char.IsAsciiHexDigit(body[i + 1]) && char.IsAsciiHexDigit(body[i + 2]))
                text.Append((char)((HexValue(body[++i]) << 4) | HexValue(body[++i])));
            else
                text.Append(body[i]);
        }

        return text.ToString();
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10;

    /// <summary>Fields up to the first empty line, names in lower case, folded lines joined; the first of a name counts.</summary>
    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
            {
                if (fields.Count > 0)
                    break;
                continue;
            }

            if (line[0] is ' ' or '\t')
            {
                if (name is not null && fields[name].Length < 4000)
                    fields[name] += " " + line.Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? line[..colon].Trim().ToLowerInvariant() : null;
            if (name is not null && !fields.TryAdd(name, line[(colon + 1)..].Trim()))
                name = null;
        }

        return fields;
    }

    private static string? Boundary(string type)
    {
        var at = type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = type[(at + 9)..].Trim();
        var boundary = value.StartsWith('"') ? value[1..].Split('"')[0] : value.Split(';', ' ', '\t')[0];
        return boundary.Length is > 0 and <= 200 ? boundary : null;
    }

    /// <summary>The address of a typed field such as <c>rfc822; a@b.example</c>.</summary>
    private static EmailAddress? Address(string? field)
    {
        if (field is null)
            return null;
        var text = field.Split(';')[^1].Trim();
        return EmailAddress.TryParse(text.StartsWith('<') ? text.Trim('<', '>') : text, out var address, out _) ? address : null;
    }

    private static string Word(string? value) => (value ?? "").Split([' ', ';', '('], 2)[0].Trim();

    private static string? OneLine(string? text)
    {
        if (text is null)
            return null;
        var line = string.Concat(text.Select(c => char.IsControl(c) || c > 0x7E ? ' ' : c)).Trim();
        return line.Length > 300 ? line[..300] : line;
    }

    private sealed record Part(string Type, string Body);
}
