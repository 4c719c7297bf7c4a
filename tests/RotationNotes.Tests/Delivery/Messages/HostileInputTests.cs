using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MimeKit;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery.Messages;

/// <summary>Whatever stands in a name, a subject or a file name: it is refused, or header count and recipient stay what they were.</summary>
public sealed class HostileInputTests
{
    private static readonly string[] Expected = Names(Letters.Write(Letters.Weekly));

    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "\0", "\t", "Bcc: thief@evil.example", "\r\n\r\n", " ", ",", "<", ">", "@", "\"", "\\", ";", "=?utf-8?q?", "?=", "_",
        "ö", "株", "🎉", "\u2028", "\u0085", "\uD800", "\u202E", "thief@evil.example", "a", "B", "x.y", "=", ".", "--", "=_", "/", "%0d%0a", "\u0300",
    ];

    // Short runs: one forbidden piece refuses the whole, and refusals alone would prove little about the writer.
    private static Arbitrary<string> Hostile { get; } =
        Gen.Choose(1, 6).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(string.Concat).ToArbitrary();

    [Fact]
    public void Subject_NeverAddsAHeader() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Write(Letters.Weekly with { Subject = text }))));

    [Fact]
    public void DisplayName_NeverAddsAHeaderOrRecipient() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Write(Letters.Weekly, EmailAddress.Of("reader@client.example", text)))));

    [Fact]
    public void Address_IsRefusedOrStaysOneRecipient() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text =>
        {
            if (!EmailAddress.TryParse(text + "@client.example", out var address, out _))
                return;
            Assert.EndsWith("@client.example", address.Address, StringComparison.Ordinal);
            Assert.DoesNotContain(address.LocalPart, c => char.IsWhiteSpace(c) || char.IsControl(c) || "<>,;:@\"\\".Contains(c, StringComparison.Ordinal));
        }));

    [Fact]
    public void ListName_NeverAddsAHeader() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Write(Letters.Weekly with { List = new MailingList("weekly.research.example", text) }))));

    [Fact]
    public void FileName_NeverAddsAHeader() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Write(Letters.Weekly with { Attachments = [new MailFile(text, "application/pdf", [1])] }))));

    private static void Holds(Func<byte[]> make)
    {
        byte[] bytes;
        try
        {
            bytes = make();
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            return;
        }

        WireAssert.IsClean(bytes);
        Assert.Equal(Expected, Names(bytes));
        var read = MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        Assert.Equal(Expected, read.Headers.Concat(read.Body!.Headers).Select(header => header.Field).Distinct());
        Assert.Equal("reader@client.example", Assert.Single(read.To.Mailboxes).Address);
    }

    // By the letters of the wire alone: lines up to the first empty one that do not continue another.
    private static string[] Names(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        return [.. text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Where(line => line[0] is not (' ' or '\t')).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])];
    }
}
