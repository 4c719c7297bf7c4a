using System.Collections.Immutable;
using RotationNotes.Delivery;

namespace RotationNotes.Configuration;

/// <summary>Section <c>Delivery</c>: who writes and who reads.</summary>
/// <param name="From">Sender of every mail.</param>
/// <param name="Recipients">Who gets an edition that is sent; nobody by default.</param>
public sealed record DeliveryOptions(EmailAddress From, ImmutableArray<EmailAddress> Recipients)
{
    private const string DefaultFrom = "Rotation Notes <notes@rotation-notes.example>";

    public static DeliveryOptions Read(OptionsReader reader)
    {
        if (!EmailAddress.TryParse(reader.Text("Delivery:From", DefaultFrom), out var from, out var reason))
        {
            reader.Refuse("Delivery:From", $"must be one mailbox: {reason}");
            from = EmailAddress.Parse(DefaultFrom);
        }

        var recipients = ImmutableArray.CreateBuilder<EmailAddress>();
        foreach (var key in reader.Items("Delivery:Recipients"))
        {
            if (EmailAddress.TryParse(reader.OptionalText(key) ?? "", out var recipient, out var fault))
                recipients.Add(recipient);
            else
                reader.Refuse(key, $"must be one mailbox: {fault}");
        }

        return new DeliveryOptions(from, recipients.ToImmutable());
    }
}
