using System.Text;

namespace RotationNotes.Tests.Delivery.Bounces;

/// <summary>Delivery reports as mail systems write them.</summary>
internal static class BounceReports
{
    public static byte[] Status(string recipient, string action, string status, string diagnostic, string? messageId = "id@house.example", string encoding = "7bit")
    {
        var machine =
            $"""
            Reporting-MTA: dns; mx.house.example
            Arrival-Date: Tue, 16 Jul 2024 21:30:00 +0000

            Final-Recipient: rfc822; {recipient}
            Original-Recipient: rfc822;{recipient}
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; {diagnostic}

            """;
        var body = encoding == "base64" ? Convert.ToBase64String(Encoding.ASCII.GetBytes(machine)) : machine;
        return Encoding.ASCII.GetBytes(
            $"""
            Return-Path: <>
            From: MAILER-DAEMON@mx.house.example
            To: notes@house.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
             boundary="B/1.2"

            This is a MIME-encapsulated message.

            --B/1.2
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered.

            --B/1.2
            Content-Type: message/delivery-status
            Content-Transfer-Encoding: {encoding}

            {body}
            --B/1.2
            Content-Type: text/rfc822-headers

            From: notes@house.example
            To: {recipient}
            {(messageId is null ? "X-None: 1" : $"Message-ID: <{messageId}>")}
            Subject: Rotation Weekly

            --B/1.2--

            """);
    }

    public static byte[] Complaint(string recipient, string type, string messageId) => Encoding.ASCII.GetBytes(
        $"""
        From: feedback@provider.example
        Subject: FW: Rotation Weekly
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary=b2

        --b2
        Content-Type: text/plain

        This is an abuse report.
        --b2
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: Provider/1.0
        Version: 1
        Original-Rcpt-To: <{recipient}>

        --b2
        Content-Type: message/rfc822

        From: notes@house.example
        To: {recipient}
        Message-ID: <{messageId}>

        text
        --b2--
        """);
}
