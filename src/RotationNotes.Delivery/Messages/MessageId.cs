using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Delivery.Messages;

/// <summary>Identity of a message on the wire: a retry of the same edition to the same recipient carries the same one.</summary>
/// <param name="Value">Without angle brackets.</param>
public readonly record struct MessageId(string Value)
{
    /// <summary>Derived from edition and recipient; the hash keeps the recipient's address out of archives and logs.</summary>
    /// <param name="edition">For example <c>2024-07-16-weekly-rotation-r1</c>.</param>
    /// <param name="sender">Gives the domain.</param>
    /// <param name="key">Secret of the store: whoever does not hold it cannot tell the id of a message that he never saw. Empty where no store is.</param>
    public static MessageId For(string edition, EmailAddress recipient, EmailAddress sender, ReadOnlySpan<byte> key = default)
    {
        var text = Encoding.UTF8.GetBytes(edition + "\n" + recipient.Address);
        var digest = key.IsEmpty ? SHA256.HashData(text) : HMACSHA256.HashData(key, text);
        return new MessageId(Convert.ToHexStringLower(digest.AsSpan(0, 16)) + "@" + sender.Domain);
    }

    public override string ToString() => "<" + Value + ">";
}
