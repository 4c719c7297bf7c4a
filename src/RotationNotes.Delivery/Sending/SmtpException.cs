namespace RotationNotes.Delivery.Sending;

/// <summary>A conversation could not be opened or went out of step; no message was handed over by it.</summary>
public sealed class SmtpException : Exception
{
    public SmtpException(SmtpPhase phase, string message, bool canRetry, SmtpReply? reply = null, Exception? cause = null)
        : base(reply is null ? message : $"{message} The server said: {reply}", cause) => (Phase, CanRetry, Reply) = (phase, canRetry, reply);

    public SmtpPhase Phase { get; }

    /// <summary>Whether the same try may succeed later without anyone changing the configuration.</summary>
    public bool CanRetry { get; }

    public SmtpReply? Reply { get; }
}
