using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Delivery.MailRoom;

/// <summary>A folder of finished messages, one file per edition and recipient, for a mail system that picks them up.</summary>
/// <remarks>The file name is the key: sending an edition twice finds the first file and changes nothing.</remarks>
public sealed class FileOutbox(DirectoryInfo folder)
{
    // With edition and hash it stays below the 255 bytes that file systems allow.
    private const int LongestName = 60;

    /// <summary>Stores a message durably unless this edition already went to this recipient.</summary>
    /// <param name="edition">Edition id, e.g. <c>2024-07-16-weekly-rotation-r1</c>: letters, digits, dots, hyphens and underscores.</param>
    /// <exception cref="ArgumentException">The edition id cannot be part of a file name.</exception>
    /// <exception cref="Foundation.Diagnostics.DiagnosticException">The folder is not writable, full, or the disk failed.</exception>
    public OutboxReceipt Put(string edition, OutgoingMessage message)
    {
        var file = FileFor(edition, message.To);
        DurableFile.CreateFolder(folder.FullName);
        var written = DurableFile.WriteNew(file.FullName, message.Bytes.Span);
        return new OutboxReceipt(new FileInfo(file.FullName), AlreadyThere: !written);
    }

    /// <summary>The file that holds an edition for a recipient, whether it exists or not.</summary>
    /// <exception cref="ArgumentException">The edition id cannot be part of a file name.</exception>
    public FileInfo FileFor(string edition, EmailAddress recipient)
    {
        if (edition.Length is 0 or > 120 || edition[0] == '.' || !edition.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new ArgumentException($"'{edition}' cannot name an outbox file.", nameof(edition));
        // The hash tells apart addresses that read alike once letters outside the file-name set are dropped.
        var key = Sha256.Of(recipient.Address)[..12];
        return new FileInfo(Path.Combine(folder.FullName, $"{edition}.{Readable(recipient)}.{key}.eml"));
    }

    private static string Readable(EmailAddress recipient)
    {
        var name = string.Concat(recipient.Address.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c.ToString() : c == '@' ? "_at_" : "-"));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}

/// <param name="File">Where the message lies.</param>
/// <param name="AlreadyThere">True when an earlier run had stored it; the file was left untouched.</param>
public sealed record OutboxReceipt(FileInfo File, bool AlreadyThere);
