using FsCheck;
using FsCheck.Fluent;
using RotationNotes.Delivery;
using RotationNotes.Delivery.Mime;

namespace RotationNotes.Tests.Delivery.Mime;

/// <summary>Whatever stands in a name, a subject or a file name: it is refused, or header count and recipient stay what they were.</summary>
public sealed class HostileInputTests
{
    private static readonly string[] Expected = [.. MimeReader.Read(MimeWriter.Write(Letters.Weekly)).Headers.Select(header => header.Name)];

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
        Prop.ForAll(Hostile, text => Holds(() => Letters.Weekly with { Subject = text })));

    [Fact]
    public void DisplayName_NeverAddsAHeaderOrRecipient() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Weekly with { To = EmailAddress.Of("reader@client.example", text) })));

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
    public void FileName_NeverAddsAHeader() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Hostile, text => Holds(() => Letters.Weekly with { Attachments = [new Attachment(text, "application/pdf", [1])] })));

    private static void Holds(Func<EmailMessage> make)
    {
        EmailMessage message;
        try
        {
            message = make();
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            return;
        }

        var bytes = MimeWriter.Write(message);
        WireAssert.IsClean(bytes);
        var read = MimeReader.Read(bytes);
        Assert.Equal(Expected, read.Headers.Select(header => header.Name));
        Assert.EndsWith("reader@client.example", read.Header("To")!.TrimEnd('>'), StringComparison.Ordinal);
        Assert.DoesNotContain("thief", EmailAddress.Parse(read.Decoded("To")!).Address, StringComparison.Ordinal);
    }
}
