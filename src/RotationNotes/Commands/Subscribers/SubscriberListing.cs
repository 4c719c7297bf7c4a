using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Text;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Subscribers;

/// <summary>Prints lists, subscriptions and suppressions. Tokens are never printed: who has one can unsubscribe its person.</summary>
internal sealed class SubscriberListing(TextWriter writer, bool json)
{
    public static string Words(SubscribeOutcome outcome) => outcome switch
    {
        SubscribeOutcome.Added => "added",
        SubscribeOutcome.AwaitsConfirmation => "asked to confirm by mail",
        SubscribeOutcome.AlreadySubscribed => "was on the list before",
        SubscribeOutcome.LeftBefore => "not added: they left this list themselves; add them without --confirmed, and they are asked",
        _ => "not added: the address is suppressed",
    };

    public void PrintLists(ImmutableArray<ListStatus> lists)
    {
        if (json)
        {
            JsonOutput.Print(writer, output =>
            {
                output.WriteStartArray();
                foreach (var status in lists)
                {
                    output.WriteStartObject();
                    output.WriteString("list", status.List.Id);
                    output.WriteString("note", status.List.NoteId);
                    output.WriteString("name", status.List.Name);
                    output.WriteBoolean("test", status.List.IsTest);
                    output.WriteNumber("active", status.Active);
                    output.WriteNumber("pending", status.Pending);
                    output.WriteNumber("ended", status.Ended);
                    output.WriteEndObject();
                }

                output.WriteEndArray();
            });
            return;
        }

        var table = new TerminalTable("list", "note", "name", "kind", "active", "pending", "ended").Right(4, 5, 6);
        foreach (var status in lists)
            table.Add(status.List.Id, status.List.NoteId, status.List.Name, status.List.IsTest ? "test" : "readers", Number(status.Active), Number(status.Pending), Number(status.Ended));
        table.Print(writer);
    }

    public void PrintSubscriptions(ImmutableArray<Subscription> subscriptions)
    {
        if (json)
        {
            JsonOutput.Print(writer, output =>
            {
                output.WriteStartArray();
                foreach (var subscription in subscriptions)
                {
                    output.WriteStartObject();
                    output.WriteString("list", subscription.List);
                    output.WriteString("address", subscription.Address.Address);
                    output.WriteString("name", subscription.Address.Name);
                    output.WriteString("status", Status(subscription));
                    output.WriteString("source", subscription.Source);
                    output.WriteString("since", Day(subscription.CreatedAt));
                    output.WriteString("confirmed", Day(subscription.ConfirmedAt));
                    output.WriteString("ended", Day(subscription.EndedAt));
                    output.WriteString("endedBy", subscription.EndedBy);
                    output.WriteString("suppressed", subscription.SuppressedBecause);
                    output.WriteEndObject();
                }

                output.WriteEndArray();
            });
            return;
        }

        var table = new TerminalTable("list", "address", "name", "status", "since", "source", "remark");
        foreach (var subscription in subscriptions)
        {
            table.Add(
                subscription.List, subscription.Address.Address, subscription.Address.Name ?? "", Status(subscription), Day(subscription.ConfirmedAt ?? subscription.CreatedAt) ?? "", subscription.Source ?? "",
                subscription.SuppressedBecause is { } cause ? "suppressed, " + cause : subscription.EndedAt is { } ended ? $"ended {Day(ended)} by {subscription.EndedBy}" : "");
        }

        table.Print(writer);
    }

    public void PrintSuppressions(ImmutableArray<Suppression> suppressions)
    {
        if (json)
        {
            JsonOutput.Print(writer, output =>
            {
                output.WriteStartArray();
                foreach (var suppression in suppressions)
                {
                    output.WriteStartObject();
                    output.WriteString("address", suppression.Recipient);
                    output.WriteString("cause", Cause(suppression.Cause));
                    output.WriteString("detail", suppression.Detail);
                    output.WriteString("since", Day(suppression.Since));
                    output.WriteEndObject();
                }

                output.WriteEndArray();
            });
            return;
        }

        var table = new TerminalTable("address", "cause", "since", "detail");
        foreach (var suppression in suppressions)
            table.Add(suppression.Recipient, Cause(suppression.Cause), Day(suppression.Since)!, suppression.Detail ?? "");
        table.Print(writer);
    }

    private static string Status(Subscription subscription) => subscription.Status.ToString().ToLowerInvariant();

    private static string Cause(SuppressionCause cause) => cause switch
    {
        SuppressionCause.HardBounce => "hard bounce",
        SuppressionCause.SoftBounces => "soft bounces",
        SuppressionCause.Complaint => "complaint",
        SuppressionCause.Request => "own request",
        _ => "operator",
    };

    private static string? Day(DateTimeOffset? instant) => instant?.UtcDateTime.ToString(IsoDate.Format, CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
