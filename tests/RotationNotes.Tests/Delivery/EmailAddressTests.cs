using RotationNotes.Delivery;

namespace RotationNotes.Tests.Delivery;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("reader@client.example", "reader@client.example", null)]
    [InlineData("First.Last+notes@Client.Example", "First.Last+notes@client.example", null)]
    [InlineData("Rotation Desk <desk@research.example>", "desk@research.example", "Rotation Desk")]
    [InlineData("\"Desk, The\" <desk@research.example>", "desk@research.example", "Desk, The")]
    [InlineData("a@bücher.example", "a@xn--bcher-kva.example", null)]
    public void Parse_UsualForms(string text, string address, string? name)
    {
        var parsed = EmailAddress.Parse(text);

        Assert.Equal(address, parsed.Address);
        Assert.Equal(name, parsed.Name);
        Assert.False(parsed.NeedsSmtpUtf8);
    }

    [Fact]
    public void Parse_LettersOutsideAsciiBeforeTheAt_NeedSmtpUtf8() => Assert.True(EmailAddress.Parse("jörg@client.example").NeedsSmtpUtf8);

    [Theory]
    [InlineData("")]
    [InlineData("reader")]
    [InlineData("@client.example")]
    [InlineData("reader@")]
    [InlineData("reader@localhost")]
    [InlineData("reader@-client.example")]
    [InlineData("reader@client..example")]
    [InlineData(".reader@client.example")]
    [InlineData("rea..der@client.example")]
    [InlineData("a b@client.example")]
    [InlineData("a,b@client.example")]
    [InlineData("a@b@client.example")]
    [InlineData("\"a b\"@client.example")]
    [InlineData("a@client.example\r\nBcc: c@d.example")]
    [InlineData("Name\r\nBcc: x <a@client.example>")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@client.example>")]
    public void TryParse_AnythingElse_IsRefusedWithAReason(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out var address, out var reason));
        Assert.Null(address);
        Assert.DoesNotContain(reason, char.IsControl);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void MessageId_DependsOnEditionAndRecipientOnly()
    {
        var other = EmailAddress.Parse("other@client.example");

        Assert.Equal(MessageId.For(Letters.Edition, Letters.Reader, Letters.Sender), MessageId.For(Letters.Edition, Letters.Reader, Letters.Sender));
        Assert.NotEqual(MessageId.For(Letters.Edition, Letters.Reader, Letters.Sender), MessageId.For(Letters.Edition, other, Letters.Sender));
        Assert.NotEqual(MessageId.For(Letters.Edition, Letters.Reader, Letters.Sender), MessageId.For("2024-07-16-weekly-rotation-r2", Letters.Reader, Letters.Sender));
        Assert.DoesNotContain("reader", MessageId.For(Letters.Edition, Letters.Reader, Letters.Sender).ToString(), StringComparison.Ordinal);
    }
}
