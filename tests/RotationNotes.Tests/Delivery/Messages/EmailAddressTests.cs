using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery.Messages;

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

    [Theory]
    [InlineData("ada@MÜNCHEN.example", "xn--mnchen-3ya.example")]
    [InlineData("ada@mu\u0308nchen.example", "xn--mnchen-3ya.example")]
    [InlineData("ada@MU\u0308NCHEN.Example", "xn--mnchen-3ya.example")]
    [InlineData("ada@XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example")]
    [InlineData("ada@xn--mnchen-psa.example", "xn--mnchen-3ya.example")] // the label that capitals give when they are not folded
    [InlineData("ada＠ＭÜＮＣＨＥＮ．example", "xn--mnchen-3ya.example")] // full width
    [InlineData("ada@ÇA.example", "xn--a-5fa.example")]
    [InlineData("ada@ΣΟΦΙΑ.example", "xn--mxaprpq.example")]
    [InlineData("ada@ÅSE.example", "xn--se-xia.example")]
    [InlineData("ada@A\u030ASE.example", "xn--se-xia.example")]
    [InlineData("ada@\u212BSE.example", "xn--se-xia.example")] // the sign of the unit
    [InlineData("ada@ПОЧТА.example", "xn--80a1acny.example")]
    [InlineData("ada@例え。example", "xn--r8jz45g.example")]
    public void Domain_HoweverTyped_IsOneDomain(string text, string domain)
    {
        var address = EmailAddress.Parse(text);

        Assert.Equal(("ada@" + domain, "ada@" + domain), (address.Address, address.Key));
    }

    [Theory]
    [InlineData("JÖRG@client.example")]
    [InlineData("jo\u0308rg@client.example")]
    [InlineData("Jörg <jörg@CLIENT.example>")]
    public void LocalPart_HoweverTyped_IsOnePerson(string text) => Assert.Equal("jörg@client.example", EmailAddress.Parse(text).Key);

    [Theory]
    [InlineData("Desk A <a@x.example>, Desk B <b@x.example>")]
    [InlineData("Desk A <a@x.example>; Desk B <b@x.example>")]
    [InlineData("Desk A <a@x.example> Desk B <b@x.example>")]
    [InlineData("<a@x.example>,<b@x.example>")]
    [InlineData("a@x.example, <b@x.example>")]
    [InlineData("a@x.example <b@x.example>")]
    [InlineData("\"Desk A\" <a@x.example>, \"Desk B\" <b@x.example>")]
    [InlineData("\"Desk, A\" , B <b@x.example>")]
    [InlineData("Desk, The <a@x.example>")]
    [InlineData("a@x.example,b@x.example")]
    [InlineData("a@x.example;b@x.example")]
    [InlineData("a@x.example b@x.example")]
    [InlineData("Team: a@x.example, b@x.example;")]
    [InlineData("\"Open <a@x.example>")]
    [InlineData("\"Open\\\" <a@x.example>")]
    public void TryParse_SeveralMailboxes_AreNeverTakenForOne(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("\"Desk \\\"A\\\", The\" <a@x.example>", "Desk \"A\", The")]
    [InlineData("\"a@x.example\" <a@x.example>", "a@x.example")]
    [InlineData("Dr. Ada (Desk) O'Neil: EU <a@x.example>", "Dr. Ada (Desk) O'Neil: EU")]
    public void Parse_Names_AsWritten(string text, string name) => Assert.Equal(name, EmailAddress.Parse(text).Name);

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
    [InlineData("\"Name\r\nBcc: x\" <a@client.example>")]
    [InlineData("\"Name\\\r\" <a@client.example>")]
    [InlineData("reader@client.example.")]
    [InlineData("reader@client_one.example")]
    [InlineData("reader@client-.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@client.example>")]
    [InlineData("a@cl\u00ADient.example")]
    [InlineData("a@cl\u200Bient.example")]
    [InlineData("a@ﬁrma.example")]
    [InlineData("a@①.example")]
    [InlineData("a@xn--zzzzzz-99999.example")]
    [InlineData("=?utf-8?q?Ada?= <a@client.example>")]
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
