namespace RotationNotes.Delivery.Sending;

/// <summary>How far a conversation had come; decides what a failure means.</summary>
public enum SmtpPhase
{
    Connect,
    /// <summary>Banner and EHLO.</summary>
    Greet,
    Tls,
    Auth,
    /// <summary>MAIL and RCPT.</summary>
    Envelope,
    /// <summary>DATA and the message up to, but without, the final dot.</summary>
    Data,
    /// <summary>The final dot left: from here on silence does not mean that the message was not taken.</summary>
    AfterDot,
}
