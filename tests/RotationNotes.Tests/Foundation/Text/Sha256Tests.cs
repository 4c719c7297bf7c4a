using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class Sha256Tests
{
    // FIPS 180-2, appendix B.1: the digest of "abc".
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Hash_OfBytesTextAndFile_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["abc.txt"], "abc");

        Assert.Equal(Abc, Sha256.Of("abc"u8));
        Assert.Equal(Abc, Sha256.Of("abc"));
        Assert.Equal((Abc, 3L), Sha256.OfFile(new FileInfo(folder["abc.txt"])));
    }
}
