using System.Collections.Immutable;
using MimeKit;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Bounces;

/// <summary>Reads the machine part of a bounce: <c>message/delivery-status</c> (RFC 3464) or a complaint's <c>message/feedback-report</c> (RFC 5965).</summary>
/// <remarks>
/// Bounces come from strangers: sizes are capped, nothing is decoded further than needed, and an address counts only when it parses. The
/// human part is never interpreted.
/// </remarks>
public static class ReportReader
{
    private const int Longest = 2 * 1024 * 1024;
    private const int MostRecipients = 1000;
    private const int DeepestPart = 6;
    private const int LongestWord = 300;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = DeepestPart + 2 };

    /// <param name="message">A complete message, any line ends; what follows the first 2 MB is not looked at.</param>
    /// <returns>Every recipient that the report is about; empty when the message is no report.</returns>
    public static ImmutableArray<BouncedRecipient> Read(byte[] message)
    {
        try
        {
            using var parsed = MimeMessage.Load(Options, new MemoryStream(message, 0, Math.Min(message.Length, Longest), writable: false));
            return parsed.Body is { } body ? Read([.. Leaves(body, 0)]) : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static ImmutableArray<BouncedRecipient> Read(ImmutableArray<MimeEntity> parts)
    {
        var original = parts.OfType<MessagePart>().Select(part => part.Message).FirstOrDefault(message => message is not null);
        var found = ImmutableArray.CreateBuilder<BouncedRecipient>();
        foreach (var part in parts)
        {
            if (part is MessageDeliveryStatus status)
                AddStatus(status, original?.MessageId, found);
            else if (part is MessageFeedbackReport report)
                AddComplaint(report.Fields, original, found);
        }

        return found.ToImmutable();
    }

    // A message inside the message is the one that came back: it is not searched for reports.
    private static IEnumerable<MimeEntity> Leaves(MimeEntity entity, int depth) => entity is not Multipart parent ? [entity]
        : depth < DeepestPart ? parent.SelectMany(child => Leaves(child, depth + 1)) : [];

    private static void AddStatus(MessageDeliveryStatus status, string? messageId, ImmutableArray<BouncedRecipient>.Builder found)
    {
        // The first group is about the message, each later one about a recipient; some systems forget the empty line, so the field decides.
        foreach (var group in status.StatusGroups)
        {
            if ((Address(group["Original-Recipient"]) ?? Address(group["Final-Recipient"])) is not { } recipient || found.Count >= MostRecipients)
                continue;
            var code = BounceClassifier.EnhancedCode(group["Status"]);
            var diagnostic = group["Diagnostic-Code"];
            found.Add(new BouncedRecipient(recipient, BounceClassifier.Classify(Word(group["Action"]), code, diagnostic), code, OneLine(diagnostic), messageId));
        }
    }

    private static void AddComplaint(HeaderList fields, MimeMessage? original, ImmutableArray<BouncedRecipient>.Builder found)
    {
        // "not-spam" takes a complaint back; anything else a reader reported is one.
        if (Word(fields["Feedback-Type"]).Equals("not-spam", StringComparison.OrdinalIgnoreCase))
            return;
        if ((Address(fields["Original-Rcpt-To"]) ?? Address(original?.Headers["To"])) is { } recipient)
            found.Add(new BouncedRecipient(recipient, BounceKind.Complaint, null, OneLine(fields["Feedback-Type"]), original?.MessageId));
    }

    /// <summary>The address of a typed field such as <c>rfc822; a@b.example</c>.</summary>
    private static EmailAddress? Address(string? field) =>
        field is not null && EmailAddress.TryParse(field.Split(';')[^1].Trim(), out var address, out _) ? address : null;

    private static string Word(string? value) => (value ?? "").Split([' ', ';', '('], 2)[0].Trim();

    private static string? OneLine(string? text)
    {
        if (text is null)
            return null;
        var line = HeaderText.OneLine(text);
        return line.Length > LongestWord ? line[..LongestWord] : line;
    }
}
