using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery.Messages;

public class HeaderTextTests
{
    [Theory]
    [InlineData("As it is: 3.5 % – 中文", "As it is: 3.5 % – 中文")]
    [InlineData("a\r\n\tb", "a b")]
    [InlineData("a\u0085b\u2028c\u2029d\ve", "a b c d e")]
    [InlineData("a\u202Eb\u2066c\u0007d\u007F", "abcd")]
    [InlineData("cut \ud83d", "cut")]
    [InlineData("\n \n", "")]
    public void OneLine_KeepsWhatAHeaderMayCarry(string text, string expected) => Assert.Equal(expected, HeaderText.OneLine(text));

    [Fact]
    public void OneLine_OfAnyCharacters_IsTakenAsASubject()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var text = "x" + string.Concat(Enumerable.Range(0, 20).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x100 : 0x10000)));

            var line = HeaderText.OneLine(text);

            Assert.Equal(line, (Letters.Weekly with { Subject = line }).Subject);
        }
    }
}
