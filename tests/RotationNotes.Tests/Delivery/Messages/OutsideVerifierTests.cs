using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Messages;

/// <summary>Signatures judged by a program we did not write: Debian's <c>python3-dkim</c>.</summary>
public sealed class OutsideVerifierTests
{
    private const int Messages = 1000;

    // Reads keys and messages from a folder; prints one line of 1 and 0 for each message: both signatures, then one for each header added.
    private const string Verifier =
        """
        import sys, os, dkim
        folder = sys.argv[1]
        keys = {name: open(os.path.join(folder, name + '.txt'), 'rb').read() for name in ('rsa', 'ed')}
        dns = lambda name, timeout=5: keys[name.split(b'.')[0].decode()] if name.split(b'.')[0].decode() in keys else None
        added = [b'From: evil@evil.example', b'Subject: Win', b'To: x@evil.example', b'List-Unsubscribe: <https://evil.example/>', b'List-Unsubscribe-Post: List-Unsubscribe=One-Click', b'Date: Wed, 17 Jul 2024 17:30:00 -0400', b'Reply-To: evil@evil.example', b'Content-Type: text/html']
        def holds(message, index):
            try:
                return '1' if dkim.DKIM(message).verify(idx=index, dnsfunc=dns) else '0'
            except Exception as failure:
                return '0'
        for name in sorted(os.listdir(folder)):
            if name.endswith('.eml'):
                message = open(os.path.join(folder, name), 'rb').read()
                result = holds(message, 0) + holds(message, 1) + ' '
                field = added[int(name[:-4]) % len(added)]
                evil = message.replace(b'\r\nFrom:', b'\r\n' + field + b'\r\nFrom:', 1)
                print(result + holds(evil, 0) + holds(evil, 1))
        """;

    [Fact]
    public void Signatures_Hold_AndAddedHeadersBreakThem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("/usr/bin/python3", "-c", "import dkim, nacl") is { Code: 0 }, "python3-dkim and python3-nacl are not installed");
        using var folder = new TemporaryFolder();
        using var rsa = RSA.Create(2048);
        using var first = new DkimSigner("research.example", "rsa", rsa.ExportPkcs8PrivateKeyPem());
        using var second = new DkimSigner("research.example", "ed", Ed25519Pem(RandomNumberGenerator.GetBytes(32)));
        File.WriteAllText(folder["rsa.txt"], first.DnsRecord.Text);
        File.WriteAllText(folder["ed.txt"], second.DnsRecord.Text);
        for (var i = 0; i < Messages; i++)
            File.WriteAllBytes(folder[i.ToString("0000", CultureInfo.InvariantCulture) + ".eml"], Letter(i, [second, first]));

        var judged = Run("/usr/bin/python3", "-c", Verifier, folder.Path);

        Assert.Equal(0, judged.Code);
        var lines = judged.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Messages, lines.Length);
        Assert.All(lines, line => Assert.Equal("11 00", line));
    }

    // RFC 8463 §A.2: the key pair of the example, its record and a signature that every implementation must reproduce.
    [Fact]
    public void Ed25519_MakesTheRecordOfTheStandard()
    {
        using var signer = new DkimSigner("research.example", "ed", Ed25519Pem(Convert.FromBase64String("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")));

        Assert.Equal("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", signer.DnsRecord.Text);
    }

    private static byte[] Letter(int i, IReadOnlyList<DkimSigner> signers)
    {
        var mail = Letters.Weekly with
        {
            Subject = i % 2 == 0 ? $"Rotation Weekly, {i}: small caps" : $"Rotación {i} – 轮动",
            PlainText = string.Concat(Enumerable.Repeat($"Line {i}  with  spaces \t\n.\n", i % 7)) + "end\n\n\n",
            List = new MailingList("weekly.research.example", "Rotation Weekly") { UnsubscribePage = new Uri($"https://notes.research.example/leave/{new string('t', 32)}") },
        };
        return new MessageComposer(null, signers: signers).Compose(Letters.Edition, mail, new PlannedRecipient(EmailAddress.Of($"reader-{i}@client.example", i % 3 == 0 ? "Zoë Müller" : null))).Bytes.ToArray();
    }

    private static string Ed25519Pem(byte[] seed) =>
        PemEncoding.WriteString("PRIVATE KEY", [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20, .. seed]);

    private static (int Code, string Output) Run(string program, params string[] arguments)
    {
        if (!File.Exists(program))
            return (127, "");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + (process.ExitCode == 0 ? "" : errors.Result));
    }
}
