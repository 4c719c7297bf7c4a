using RotationNotes.Html.Email;

namespace RotationNotes.Tests.Html.Email;

/// <summary>What mail says to one reader about a list: how to leave it, how to agree to it.</summary>
public sealed class SubscriberLinesTests
{
    private static readonly Uri Link = new("https://notes.house.example/leave/1");

    [Theory]
    [InlineData("en-US", "You get this because you subscribed to House & Co.", "Unsubscribe: https://notes.house.example/leave/1\n", "House &amp; Co. <a ", ">Unsubscribe</a></p>\n")]
    [InlineData("zh-CN", "您收到本邮件，是因为订阅了“House & Co”。", "退订：https://notes.house.example/leave/1\n", "“House &amp; Co”。<a ", ">退订</a></p>\n")]
    public void PersonalFooter_SpeaksTheLanguageOfTheMail(string language, string reason, string inText, string beforeLink, string link)
    {
        var (text, html) = PersonalFooter.Lines(language, "House & Co", Link);

        Assert.StartsWith("\n\n--\n" + reason, text, StringComparison.Ordinal);
        Assert.EndsWith(inText, text, StringComparison.Ordinal);
        Assert.Contains(beforeLink, html, StringComparison.Ordinal);
        Assert.EndsWith(link, html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://notes.house.example/leave/1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfirmationRequest_NamesTheListAndLeadsToThePage_WithoutMarkupOfTheName()
    {
        var mail = ConfirmationRequest.Of("<b>House</b>", Link);

        Assert.Equal("Please confirm: <b>House</b>", mail.Subject);
        Assert.Contains("asked for <strong>&lt;b&gt;House&lt;/b&gt;</strong> to be sent", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://notes.house.example/leave/1\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("\nhttps://notes.house.example/leave/1\n", mail.PlainText, StringComparison.Ordinal);
        Assert.EndsWith("no mail follows.\n", mail.PlainText, StringComparison.Ordinal);
    }
}
