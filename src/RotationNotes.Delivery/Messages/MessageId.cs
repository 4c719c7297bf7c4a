using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Delivery.Messages;

/// <summary>Identity of a message on the wire: a retry of the same edition to the same recipient carries the same one.</summary>
public readonly record struct MessageId
{
    private MessageId(string left, string domain) => Value = left + "@" + domain;

    /// <summary>Without angle brackets.</summary>
    public string Value { get; }

    /// <summary>Derived from edition and recipient; the hash keeps the recipient's address out of archives and logs.</summary>
    /// <param name="edition">For example <c>2024-07-16-weekly-rotation-r1</c>.</param>
    /// <param name="sender">Gives the domain.</param>
    public static MessageId For(string edition, EmailAddress recipient, EmailAddress sender)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(edition + "\n" + recipient.Address));
        return new MessageId(Convert.ToHexStringLower(digest.AsSpan(0, 16)), sender.Domain);
    }

    public override string ToString() => "<" + Value + ">";
}
