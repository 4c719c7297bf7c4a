using RotationNotes.Delivery;
using RotationNotes.Delivery.Mime;
using RotationNotes.Delivery.Outbox;

namespace RotationNotes.Tests.Delivery.Outbox;

public sealed class FileOutboxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Put_NewEdition_StoresTheWireBytes()
    {
        var outbox = new FileOutbox(new DirectoryInfo(folder["output/outbox"]));

        var receipt = outbox.Put(Letters.Edition, Letters.Weekly);

        Assert.False(receipt.AlreadyThere);
        Assert.Equal(MimeWriter.Write(Letters.Weekly), File.ReadAllBytes(receipt.File.FullName));
    }

    [Fact]
    public void Put_SameEditionAndRecipientAgain_ChangesNothing()
    {
        var outbox = new FileOutbox(folder.Folder);
        var first = outbox.Put(Letters.Edition, Letters.Weekly);

        var second = outbox.Put(Letters.Edition, Letters.Weekly with { Subject = "Another wording" });

        Assert.True(second.AlreadyThere);
        Assert.Equal(first.File.FullName, second.File.FullName);
        Assert.Equal(MimeWriter.Write(Letters.Weekly), File.ReadAllBytes(second.File.FullName));
        Assert.Single(folder.Folder.GetFiles());
    }

    [Fact]
    public void Put_OtherRecipientOrRevision_IsAnotherFile()
    {
        var outbox = new FileOutbox(folder.Folder);

        outbox.Put(Letters.Edition, Letters.Weekly);
        outbox.Put("2024-07-16-weekly-rotation-r2", Letters.Weekly);
        outbox.Put(Letters.Edition, Letters.Weekly with { To = EmailAddress.Parse("reader+x@client.example") });
        outbox.Put(Letters.Edition, Letters.Weekly with { To = EmailAddress.Parse("reader-x@client.example") });

        Assert.Equal(4, folder.Folder.GetFiles("*.eml").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../escape")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    public void Put_EditionThatIsNoFileName_IsRefused(string edition) =>
        Assert.Throws<ArgumentException>(() => new FileOutbox(folder.Folder).Put(edition, Letters.Weekly));
}
