using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Publishing.Installation;

/// <summary>Tells the operators, and nobody else, what went wrong: each trouble once a day.</summary>
public sealed class OperatorNotices(Desk desk, MailRoom room, TimeProvider clock)
{
    /// <summary>Name that notices carry in the ledger in place of a note's.</summary>
    public const string NoteId = "operators";

    private const int LongestSubject = 150;

    /// <param name="subject">One line, without what changes between two occurrences of the same trouble.</param>
    /// <returns>Whether a notice was added: false when there is nobody to tell, or today's stands already.</returns>
    public bool Tell(string subject, string text)
    {
        var options = desk.Options.Delivery;
        if (options.Operators.IsEmpty)
            return false;
        var now = clock.GetUtcNow();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 6));
        var name = string.Create(CultureInfo.InvariantCulture, $"notice-{now:yyyy-MM-dd}-{key}");
        var mail = new EditionMail
        {
            From = options.From,
            // Reasons come from files and servers; a header takes no control characters.
            Subject = "[Rotation Notes] " + HeaderText.OneLine(subject.Length > LongestSubject ? subject[..LongestSubject] : subject),
            Date = now,
            PlainText = text + "\n",
            Html = $"<!DOCTYPE html><html><body><pre>{WebUtility.HtmlEncode(text)}</pre></body></html>\n",
        };
        return room.Ledger.Plan(new EditionPlan { Edition = name, NoteId = NoteId, Mail = mail, Recipients = options.Operators.Select(address => new PlannedRecipient(address)) }).Added > 0;
    }
}
