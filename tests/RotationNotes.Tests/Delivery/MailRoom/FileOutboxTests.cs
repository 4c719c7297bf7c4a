using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.MailRoom;

public sealed class FileOutboxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Put_NewEdition_StoresTheWireBytes()
    {
        var outbox = new FileOutbox(new DirectoryInfo(folder["output/outbox"]));

        var receipt = outbox.Put(Letters.Edition, Message());

        Assert.False(receipt.AlreadyThere);
        Assert.Equal(Message().Bytes.ToArray(), File.ReadAllBytes(receipt.File.FullName));
    }

    [Fact]
    public void Put_SameEditionAndRecipientAgain_ChangesNothing()
    {
        var outbox = new FileOutbox(folder.Folder);
        var first = outbox.Put(Letters.Edition, Message());

        var second = outbox.Put(Letters.Edition, Message("Another wording"));

        Assert.True(second.AlreadyThere);
        Assert.Equal(first.File.FullName, second.File.FullName);
        Assert.Equal(Message().Bytes.ToArray(), File.ReadAllBytes(second.File.FullName));
        Assert.Single(folder.Folder.GetFiles());
    }

    [Fact]
    public void Put_OtherRecipientOrRevision_IsAnotherFile()
    {
        var outbox = new FileOutbox(folder.Folder);

        outbox.Put(Letters.Edition, Message());
        outbox.Put("2024-07-16-weekly-rotation-r2", Message());
        outbox.Put(Letters.Edition, Message(to: "reader+x@client.example"));
        outbox.Put(Letters.Edition, Message(to: "reader-x@client.example"));

        Assert.Equal(4, folder.Folder.GetFiles("*.eml").Length);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(57)]
    [InlineData(59)]
    [InlineData(64)]
    public void FileFor_LongAddress_StaysAFileName(int lengthBeforeAt)
    {
        var address = new string('a', lengthBeforeAt) + "@" + string.Join('.', Enumerable.Repeat(new string('d', 58), 3)) + ".example";

        var file = new FileOutbox(folder.Folder).FileFor(new string('e', 120), EmailAddress.Parse(address));

        Assert.InRange(file.Name.Length, 1, 120 + 1 + 60 + 1 + 12 + ".eml".Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../escape")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    public void Put_EditionThatIsNoFileName_IsRefused(string edition) =>
        Assert.Throws<ArgumentException>(() => new FileOutbox(folder.Folder).Put(edition, Message()));

    private static OutgoingMessage Message(string? subject = null, string to = "reader@client.example") => new MessageComposer(null)
        .Compose(Letters.Edition, Letters.Weekly with { Subject = subject ?? Letters.Weekly.Subject }, new PlannedRecipient(EmailAddress.Parse(to)));
}
