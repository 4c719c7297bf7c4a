using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery.Messages;

/// <summary>Messages read by a parser we did not write: Python's <c>email</c> package.</summary>
public sealed class OutsideParserTests
{
    // Prints one JSON object for each message of a folder: defects, structure, names, and hashes of the decoded parts.
    private const string Reader =
        """
        import sys, os, json, hashlib
        from email import policy, message_from_bytes
        for name in sorted(os.listdir(sys.argv[1])):
            message = message_from_bytes(open(os.path.join(sys.argv[1], name), 'rb').read(), policy=policy.SMTP)
            parts = list(message.walk())
            leaves = [part for part in parts if not part.is_multipart()]
            print(json.dumps({
                'defects': [str(defect) for part in parts for defect in part.defects] + [str(defect) for value in message.values() for defect in value.defects],
                'types': [part.get_content_type() for part in parts],
                'headers': message.keys(),
                'subject': str(message['subject']), 'to': [[a.display_name, a.addr_spec] for a in message['to'].addresses],
                'files': [part.get_filename() for part in leaves if part.get_filename()],
                'text': message.get_body(('plain',)).get_content(), 'html': message.get_body(('html',)).get_content(),
                'bytes': [hashlib.sha256(part.get_content()).hexdigest() for part in leaves if part.get_content_maintype() not in ('text',)],
            }))
        """;

    [Fact]
    public void Messages_ComeBackWhole()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        using var folder = new TemporaryFolder();
        (EditionMail Mail, EmailAddress To)[] messages = [.. Enumerable.Range(0, 60).Select(Bent)];
        for (var i = 0; i < messages.Length; i++)
            File.WriteAllBytes(folder[$"{i:000}.eml"], Letters.Write(messages[i].Mail, messages[i].To));

        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Reader, folder.Path]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();

        Assert.Equal(messages.Length, lines.Length);
        for (var i = 0; i < messages.Length; i++)
        {
            var ((message, recipient), read) = (messages[i], JsonDocument.Parse(lines[i]).RootElement);
            Assert.Empty(read.GetProperty("defects").EnumerateArray());
            Assert.Equal(
                ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"],
                read.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
            Assert.Equal(message.Subject, read.GetProperty("subject").GetString());
            var to = Assert.Single(read.GetProperty("to").EnumerateArray());
            Assert.Equal((recipient.Name ?? "", recipient.Address), (to[0].GetString(), to[1].GetString()));
            Assert.Equal([message.InlineParts[0].FileName, message.Attachments[0].FileName], read.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
            Assert.Equal(Lines(message.PlainText), Lines(read.GetProperty("text").GetString()!));
            Assert.Equal(Lines(message.Html), Lines(read.GetProperty("html").GetString()!));
            Assert.Equal(
                [Hash(message.InlineParts[0].Bytes.AsSpan()), Hash(message.Attachments[0].Bytes.AsSpan())],
                read.GetProperty("bytes").EnumerateArray().Select(hash => hash.GetString()));
        }
    }

    private static (EditionMail Mail, EmailAddress To) Bent(int i)
    {
        string[] words = ["rose 11.5%", "“quotes” – and dashes", "小盘股领先", "Zoë, Ltd. <x>", "=?utf-8?q?trick?=", "a very long word " + new string('m', 90), "tab, comma; semicolon", "🎉 end"];
        var word = HeaderText.OneLine(words[i % words.Length]);
        var mail = Letters.Weekly with
        {
            Subject = $"{i}: {word}",
            PlainText = string.Concat(Enumerable.Range(0, i % 9).Select(line => $".{word} {line}\nFrom {word}\n\n")) + "end\n",
            Html = $"<!DOCTYPE html><html><body><p>{word}</p><pre>{new string('=', i * 7)}</pre></body></html>\n",
            Attachments = [new MailFile($"{i} {word.Replace('/', '-')}.pdf", "application/pdf", [.. RandomBytes(i)])],
        };
        // Short names: older versions of the parser put a space between the encoded words of a longer one (RFC 2047 §6.2 says none).
        return (mail, EmailAddress.Of($"reader-{i}@client.example", i % 4 == 0 ? null : word.Length > 30 ? word[..16] : word));
    }

    private static byte[] RandomBytes(int i)
    {
        var bytes = new byte[1 + (i * 331)];
        new Random(i).NextBytes(bytes);
        return bytes;
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
