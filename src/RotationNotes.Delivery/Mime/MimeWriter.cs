namespace RotationNotes.Delivery.Mime;

/// <summary>Writes a message as the bytes that go over the wire or into an <c>.eml</c> file.</summary>
public static class MimeWriter
{
    public static byte[] Write(EmailMessage message) => throw new NotSupportedException(message.Subject);
}
