using System.Text;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Tests.Publishing.Archive;

public sealed class ManifestJsonTests
{
    private static readonly Manifest Example = new()
    {
        Edition = new EditionId(new DateOnly(2024, 7, 16), "weekly-rotation", 2),
        Sequence = 7,
        Previous = new EditionLink(new EditionId(new DateOnly(2024, 7, 9), "weekly-rotation", 1), new string('a', 64)),
        Supersedes = new EditionLink(new EditionId(new DateOnly(2024, 7, 16), "weekly-rotation", 1), new string('b', 64)),
        GeneratedAt = new DateTimeOffset(2024, 7, 16, 21, 30, 0, 125, TimeSpan.Zero),
        Provenance = new Provenance("0.1.0", false, new string('c', 64), [new InputSeal("templates/x/note.scriban", new string('d', 64))], []),
        Files = [new FileSeal("note.pdf", 12345, new string('e', 64))],
    };

    [Fact]
    public void Read_GivesBackWhatWriteWrote()
    {
        var read = ManifestJson.Read(ManifestJson.Write(Example));

        Assert.Equal(ManifestJson.Write(Example), ManifestJson.Write(read));
        Assert.Equal(Example.GeneratedAt, read.GeneratedAt);
        Assert.Equal(Example.Supersedes, read.Supersedes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"manifestVersion\": 2}")]
    [InlineData("{\"manifestVersion\": \"1\"}")]
    public void Read_RefusesWhatIsNoManifest(string text) =>
        Assert.Throws<FormatException>(() => ManifestJson.Read(Encoding.UTF8.GetBytes(text)));
}
